import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import 'reflect-metadata';
import { AccessGuard, requireLines, type Access } from './access';
import { CallerGuard, type Authenticate } from './auth';
import type { DatabaseOptions } from './db';
import type { Checks } from './health';
import { InputPipe } from './input';
import { createLogger, nestLog, type Log } from './logger';
import { rootModule, type AppModule } from './platform.module';
import { ProblemFilter } from './problem.filter';
import { nameRequests } from './request-in-hand';
import { watchRequests } from './telemetry/requests';
import { Telemetry } from './telemetry/telemetry';

/** An HTTP process of the house. */
export interface ServiceOptions {
  /** The service's name in logs. */
  readonly name: string;
  readonly module: AppModule;
  readonly database?: DatabaseOptions;
  /** Absent: no guard at all, for a process that keeps its own door. */
  readonly authenticate?: Authenticate;
  /** Who may ask for which route: goes with `authenticate`. A route without a line keeps the service from starting. */
  readonly access?: Access;
  /** Bytes; 1 MiB unless said. Larger is refused with `/problems/body-too-large`. */
  readonly bodyLimit?: number;
  /** Parts besides the database that this process cannot work without. */
  readonly checks?: Checks;
  /** Fastify plugins, such as multipart; `app` to take what they need from its providers. */
  readonly configure?: (fastify: FastifyInstance, app: NestFastifyApplication) => Promise<void> | void;
  /** False where the database has no events, and so nothing for an operator to see. */
  readonly operations?: boolean;
  readonly log?: Log;
  /** One that exports nothing unless said. */
  readonly telemetry?: Telemetry;
}

/**
 * The process, complete but for its port: specs call `init()` and `inject()`, `main.ts` calls `listen`.
 * Input is checked by the schemas beside it, every error leaves as a problem, every route wants a caller but open ones,
 * every request leaves one line in the log. With a database the operator's routes are served too. Rejects, and never ends the process, when it cannot start.
 */
export async function createService(options: ServiceOptions): Promise<NestFastifyApplication> {
  const { name, module, database, authenticate, checks = {}, configure, bodyLimit = 1024 * 1024 } = options;
  const log = options.log ?? createLogger({ service: name, process: 'api' });
  const service = await NestFactory.create<NestFastifyApplication>(
    rootModule(module, { database, checks, log, ...operationsOf(options) }),
    new FastifyAdapter({ bodyLimit, requestTimeout: 60_000, forceCloseConnections: true }),
    { logger: nestLog(log), abortOnError: false }, // else Nest itself ends the process on an error
  );
  const fastify = service.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const { telemetry = Telemetry.quiet({ service: name, process: 'api' }) } = options;
  watchRequests(fastify, { telemetry, log });
  nameRequests(fastify);
  fastify.addHook('onClose', () => telemetry.close());
  await configure?.(fastify, service);
  service.useGlobalPipes(new InputPipe()).useGlobalFilters(new ProblemFilter(log));
  if (authenticate) await guard(service, authenticate, options.access);
  return service;
}

/** Whoever may ask how a service fares is in its table: without one nobody is answered. */
const operationsOf = ({ name, database, operations = true, access }: ServiceOptions) =>
  database && operations && access ? { operationsOf: { name, access } } : {};

async function guard(service: NestFastifyApplication, authenticate: Authenticate, access?: Access): Promise<void> {
  try {
    if (!access) throw new Error('A service that asks who calls needs the table of who may');
    requireLines(service, access);
    service.useGlobalGuards(new CallerGuard(authenticate), new AccessGuard(access));
  } catch (error) {
    await service.close();
    throw error;
  }
}

/** Opens the port; the returned function closes it, waits for the requests in hand and lets go of the database. */
export async function listen(
  service: NestFastifyApplication,
  { port, host }: { port: number; host: string },
): Promise<() => Promise<void>> {
  try {
    await service.listen(port, host);
  } catch (error) {
    await service.close();
    throw error;
  }
  return () => service.close();
}

import type { INestApplicationContext, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { Db, type DatabaseOptions } from './db';
import { serveHealth, type Checks } from './health';
import { createLogger, nestLog, type Log } from './logger';
import { EventStrategy, OriginalError, type Hearings } from './messaging/event-strategy';
import { EventBus } from './messaging/kafka';
import type { FailingRun } from './operations/failing-runs';
import { showOperations } from './operations/gauges';
import { Parking } from './operations/parking';
import { startPruning } from './operations/pruning';
import { startReplays } from './operations/replays';
import { startReports } from './operations/reports';
import { rootModule, type AppModule } from './platform.module';
import { startRelay } from './relay';
import { publishing } from './telemetry/publishing';
import { Telemetry } from './telemetry/telemetry';

/** A process without an HTTP api. */
export interface WorkerOptions {
  /** The service's name in logs and at the broker. */
  readonly name: string;
  /** `<service>.<purpose>`; absent for a service that listens to nobody. */
  readonly group?: string;
  /** On whose word each event type is taken in; goes with `group`. A handler without a line keeps the worker from starting. */
  readonly hears?: Hearings;
  /** Its handlers do nothing but write by `Db.run`: messages that come together share a transaction. */
  readonly together?: boolean;
  readonly module: AppModule;
  readonly database: DatabaseOptions;
  readonly brokers: string[];
  /** Of `/health/live` and `/health/ready`. */
  readonly port: number;
  readonly host: string;
  /** What else runs here, such as a Temporal worker; each returns its stop. */
  readonly background?: ((app: INestApplicationContext) => Promise<() => Promise<void>>)[];
  /** Days that a parked message stays once it was replayed or dismissed; absent: for ever. */
  readonly parkedKeptDays?: number;
  /** The runs whose workflow task keeps failing, for the operator; rejects while nobody can know. */
  readonly failingRuns?: () => Promise<FailingRun[]>;
  readonly log?: Log;
  /** One that exports nothing unless said. */
  readonly telemetry?: Telemetry;
}

type Stop = () => Promise<unknown>;

/**
 * Starts outbox relay, consumers, replays, reports, background work and health; resolves when all of it runs. The
 * returned function ends them in reverse: the message in hand commits, then its offset, then the batch of the relay,
 * then the database is let go. Outages of broker or database at any time are waited out.
 */
export async function createWorker(options: WorkerOptions): Promise<() => Promise<void>> {
  const log = options.log ?? createLogger({ service: options.name, process: 'worker' });
  const telemetry = options.telemetry ?? Telemetry.quiet({ service: options.name, process: 'worker' });
  const stops: Stop[] = [() => telemetry.close()];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const bus = new EventBus({ clientId: options.name, brokers: options.brokers, log });
    stops.push(() => bus.close());
    const { app, consumers } = await openApp({ ...options, log, telemetry }, bus);
    stops.push(() => app.close());
    const dataSource = app.get(DataSource);
    if (consumers) stops.push(() => consumers.replays.stop());
    if (options.parkedKeptDays !== undefined) {
      const pruning = startPruning({ dataSource, keptDays: options.parkedKeptDays, log });
      stops.push(() => pruning.stop());
    }
    const reports = startReports({
      ...{ dataSource, log, worker: options.name, group: options.group, topics: consumers?.topics ?? [] },
      lags: (group, topics) => bus.lags(group, topics),
      failingRuns: options.failingRuns,
    });
    stops.push(() => reports.stop());
    const relay = startRelay({ dataSource, send: publishing(telemetry, (messages) => bus.send(messages)), log });
    stops.push(() => relay.stop());
    showOperations(telemetry, dataSource, options.name);
    for (const begin of options.background ?? []) stops.push(await begin(app));
    const health = await serveHealth(options, app.get<Checks>('HEALTH_CHECKS'), () => telemetry.meters.text());
    stops.push(() => health.stop());
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Opened {
  readonly app: INestApplicationContext;
  readonly consumers?: { readonly topics: string[]; readonly replays: { stop(): Promise<void> } };
}

async function openApp(options: WorkerOptions & { log: Log; telemetry: Telemetry }, bus: EventBus): Promise<Opened> {
  const { group, hears = {}, log, telemetry } = options;
  const module = rootModule(options.module, { database: options.database, checks: {}, log });
  const nest = { logger: nestLog(log), abortOnError: false }; // else Nest itself ends the process on an error
  if (!group) return { app: await NestFactory.createApplicationContext(module, nest) };
  const strategy = new EventStrategy(bus, { group, hears }, log, telemetry);
  const app: INestMicroservice = await NestFactory.createMicroservice(module, { ...nest, strategy });
  const parking = new Parking(app.get(DataSource), group);
  strategy.parkWith(parking.park);
  const db = app.get(Db);
  if (options.together) strategy.keepTogether((work) => db.together(work));
  app.useGlobalFilters(new OriginalError());
  await app.listen();
  const replays = startReplays({ parking, handle: (message) => strategy.deliver(message), log });
  return { app, consumers: { topics: strategy.topics(), replays } };
}

import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import type { Access } from './access';
import { verifyCaller } from './auth';
import { Brokers, Host, HttpUrl, parseConfig, Port, PostgresUrl } from './config';
import { databaseOptions, type DatabaseOptions } from './db';
import { createLogger } from './logger';
import { runMigrations, type Migration } from './migrations';
import type { AppModule } from './platform.module';
import { createService, listen, type ServiceOptions } from './service';
import { Telemetry } from './telemetry/telemetry';
import { createWorker, type WorkerOptions } from './worker';

/** What an HTTP process needs of its environment; a service that needs more extends it. */
export const ApiConfig = z.object({ HOST: Host, PORT: Port, DATABASE_URL: PostgresUrl, JWKS_URL: HttpUrl });

/** What a worker needs of its environment. */
export const WorkerConfig = z.object({
  HOST: Host,
  PORT: Port,
  DATABASE_URL: PostgresUrl,
  KAFKA_BROKERS: Brokers,
  /** A parked message that was settled stays so long: a yearly audit finds it, with a month to spare. */
  PARKED_KEPT_DAYS: z.coerce.number('must be a number of days').int().min(1).default(400),
});

/** What loading needs of its environment. */
export const LoadConfig = z.object({ DATABASE_URL: PostgresUrl, DATA_DIR: z.string().min(1) });

interface App {
  /** The service's name: in logs, at the broker, as the audience of callers' tokens. */
  readonly name: string;
  /** Made from the environment where it needs more of that than every service does. */
  readonly module: AppModule | ((env: NodeJS.ProcessEnv) => AppModule);
  readonly entities: DatabaseOptions['entities'];
}

const moduleFor = (module: App['module'], env: NodeJS.ProcessEnv): AppModule =>
  typeof module === 'function' ? module(env) : module;

/** What the runner calls: resolves when the process is ready, or has done its work; the function it returns stops it. */
type Start = (env: NodeJS.ProcessEnv) => Promise<() => Promise<void>>;

/** `main.ts`: the HTTP process. Throws ConfigError on an environment that is not `ApiConfig`. */
export const apiEntry =
  ({
    name,
    module,
    entities,
    access,
    configure,
  }: App & { readonly access: Access } & Pick<ServiceOptions, 'configure'>): Start =>
  async (env) => {
    const config = parseConfig(ApiConfig, env);
    const service = await createService({
      name,
      module: moduleFor(module, env),
      database: databaseOptions({ url: config.DATABASE_URL, entities, applicationName: `${name}-api` }),
      authenticate: verifyCaller({ jwksUrl: config.JWKS_URL, audience: name }),
      access,
      ...(configure && { configure }),
      telemetry: await Telemetry.open({ service: name, process: 'api' }, env),
    });
    return listen(service, { port: config.PORT, host: config.HOST });
  };

/** `worker.ts`: the outbox relay, the consumers of `group` where there is one, and what else runs in the background. */
export const workerEntry =
  ({
    name,
    group,
    hears,
    together,
    module,
    entities,
    background,
  }: App & Pick<WorkerOptions, 'group' | 'hears' | 'together' | 'background'>): Start =>
  async (env) => {
    const config = parseConfig(WorkerConfig, env);
    return createWorker({
      name,
      ...(group && { group }),
      ...(hears && { hears }),
      ...(together && { together }),
      ...(background && { background }),
      module: moduleFor(module, env),
      database: databaseOptions({ url: config.DATABASE_URL, entities, max: 6, applicationName: `${name}-worker` }),
      brokers: config.KAFKA_BROKERS,
      port: config.PORT,
      host: config.HOST,
      parkedKeptDays: config.PARKED_KEPT_DAYS,
      telemetry: await Telemetry.open({ service: name, process: 'worker' }, env),
    });
  };

/** `migrate.ts`: brings the database to the newest state, as its migrator. */
export const migrateEntry =
  (migrations: (new () => Migration)[]): Start =>
  async (env) => {
    await runMigrations(env, migrations);
    return async () => undefined;
  };

/** `load-demo.ts` and the like: has the app take in files; its facts leave through the worker's relay. */
export const loadEntry =
  ({
    name,
    module,
    entities,
    load,
    process = 'load-demo',
  }: App & {
    readonly process?: 'load-demo' | 'load-country';
    load(app: INestApplicationContext, dataDir: string): Promise<void>;
  }): Start =>
  async (env) => {
    const config = parseConfig(LoadConfig, env);
    const service = await createService({
      name,
      module: moduleFor(module, env),
      database: databaseOptions({ url: config.DATABASE_URL, entities, max: 1, applicationName: `${name}-${process}` }),
      log: createLogger({ service: name, process }),
    });
    try {
      await service.init();
      await load(service, config.DATA_DIR);
    } finally {
      await service.close();
    }
    return async () => undefined;
  };

import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createWorker } from '@langmoi/platform/worker';
import { entities, workerModule } from './app.module';
import { WorkerConfig } from './config';

/** The projector: every read model, by events alone. */
export function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(WorkerConfig, env);
  return createWorker({
    name: 'reporting',
    group: 'reporting.overview',
    module: workerModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, max: 4, applicationName: 'reporting-worker' }),
    brokers: config.KAFKA_BROKERS,
    port: config.PORT,
    host: config.HOST,
  });
}

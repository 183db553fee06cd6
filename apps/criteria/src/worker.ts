import { parseConfig } from '@langmoi/platform/config';
import { databaseOptions } from '@langmoi/platform/db';
import { createWorker } from '@langmoi/platform/worker';
import { entities, workerModule } from './app.module';
import { WorkerConfig } from './config';

/** The outbox relay, and the copies of the directory's units and dates. */
export function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = parseConfig(WorkerConfig, env);
  return createWorker({
    name: 'criteria',
    group: 'criteria.reference',
    module: workerModule,
    database: databaseOptions({ url: config.DATABASE_URL, entities, max: 4, applicationName: 'criteria-worker' }),
    brokers: config.KAFKA_BROKERS,
    port: config.PORT,
    host: config.HOST,
  });
}

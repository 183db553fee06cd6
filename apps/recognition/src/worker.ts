import { hearings } from '@langmoi/domain/access/hearings';
import { databaseOptions } from '@langmoi/platform/db';
import { createLogger } from '@langmoi/platform/logger';
import { failingRunsOf } from '@langmoi/platform/operations/failing-runs';
import { Telemetry } from '@langmoi/platform/telemetry/telemetry';
import { openTemporal } from '@langmoi/platform/temporal';
import { startTemporalWorker } from '@langmoi/platform/temporal-worker';
import { createWorker } from '@langmoi/platform/worker';
import { taskQueue } from '@langmoi/workflows/dossier/contract';
import { workerModule } from './app.module';
import { workerConfig } from './config';
import { DossierService } from './dossier/dossier.service';
import { StageService } from './dossier/stage.service';
import { activitiesOf } from './run/dossier.activities';
import { startStarter } from './run/starter';
import { entities } from './schema';

/** Outbox relay, consumers, the workflows with their activities, and the starter of dossiers that wait to begin. */
export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const config = workerConfig(env);
  const log = createLogger({ service: 'recognition', process: 'worker' });
  const telemetry = await Telemetry.open({ service: 'recognition', process: 'worker' }, env);
  const where = { address: config.TEMPORAL_ADDRESS, namespace: config.TEMPORAL_NAMESPACE };
  const temporal = openTemporal(where);
  const workflows = { codePath: config.WORKFLOW_BUNDLE };
  const stop = await createWorker({
    name: 'recognition',
    group: 'recognition.reference',
    hears: hearings.recognition,
    module: workerModule(temporal),
    database: databaseOptions({ url: config.DATABASE_URL, entities }),
    ...{ brokers: config.KAFKA_BROKERS, port: config.PORT, host: config.HOST, log, telemetry },
    parkedKeptDays: config.PARKED_KEPT_DAYS,
    failingRuns: () => failingRunsOf(temporal, taskQueue),
    background: [
      async (app) => {
        const activities = activitiesOf(app.get(StageService));
        const worker = startTemporalWorker({ ...where, taskQueue, activities, workflows, log, telemetry });
        return () => worker.stop();
      },
      async (app) => startStarter({ dossiers: app.get(DossierService), log }),
    ],
  });
  return async () => {
    await stop();
    await temporal.close();
  };
}

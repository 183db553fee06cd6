import { silentLog } from '@langmoi/platform/logger';
import { openTemporal, type TemporalConfig } from '@langmoi/platform/temporal';
import { startTemporalWorker } from '@langmoi/platform/temporal-worker';
import { until } from '@langmoi/testing/until';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { act, opened, type BareActivities } from './bare.workflow';
import type { Dossier, Made } from './acts';

const taskQueue = 'bench.bare';

/** Bare Temporal in its faster shape, local activities, on the same server and in the same process. */
export async function bareDossiers(where: TemporalConfig, made: Made) {
  const count = async () => void made.activities++;
  const activities: BareActivities = { enter: count, record: count };
  const worker = startTemporalWorker({
    ...where,
    taskQueue,
    activities,
    workflows: { workflowsPath: join(__dirname, 'bare.workflow.ts') },
    log: silentLog,
  });
  await until(() => worker.running());
  const temporal = openTemporal(where);
  return {
    async open(): Promise<Dossier> {
      const workflowId = randomUUID();
      const startWorkflowOperation = new WithStartWorkflowOperation('bare', {
        ...{ workflowId, taskQueue, args: [], workflowIdConflictPolicy: 'USE_EXISTING' as const },
      });
      await temporal.call(({ workflow }) => workflow.executeUpdateWithStart(opened, { startWorkflowOperation }));
      return async (moves) => {
        await temporal.call(({ workflow }) =>
          workflow.getHandle(workflowId).executeUpdate(act, { args: [moves], updateId: randomUUID() }),
        );
      };
    },
    async close() {
      await worker.stop();
      await temporal.close();
    },
  };
}

import { silentLog } from '@langmoi/platform/logger';
import { openTemporal, type TemporalConfig } from '@langmoi/platform/temporal';
import { startTemporalWorker, type TemporalWorker } from '@langmoi/platform/temporal-worker';
import { until } from '@langmoi/testing/until';
import { stateOf, taskQueue, workflowIdOf } from '@langmoi/workflows/dossier/contract';
import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { temporal } from '@temporalio/proto';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { activitiesOf } from '../src/run/dossier.activities';
import type { Scene } from './scene';

const { IndexedValueType: kind } = temporal.api.enums.v1;
const { INDEXED_VALUE_TYPE_KEYWORD: keyword, INDEXED_VALUE_TYPE_DATETIME: datetime } = kind;
const attributes = {
  ...{ LmProvince: keyword, LmDistrict: keyword, LmCommune: keyword, LmStage: keyword, LmTier: keyword },
  ...{ LmDueAt: datetime, LmYear: kind.INDEXED_VALUE_TYPE_INT },
};

/** A namespace of its own on the real server, so that no other spec's worker takes our tasks. */
export async function aNamespace(): Promise<TemporalConfig> {
  const address = process.env['TEST_TEMPORAL_ADDRESS'];
  if (!address) throw new Error('TEST_TEMPORAL_ADDRESS is not set');
  const namespace = `spec-${randomUUID()}`;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: msToTs('1 day'),
  });
  // Known everywhere only when every part of the server has heard of it.
  await until(() =>
    connection.operatorService.addSearchAttributes({ namespace, searchAttributes: attributes }).then(
      () => true,
      () => false,
    ),
  );
  await connection.close();
  return { address, namespace };
}

/** Those of the words that an operator could read in a run's history. */
export async function wordsInHistory(
  where: TemporalConfig,
  { provinceId, dossierId }: RunOf,
  words: string[],
): Promise<string[]> {
  const temporal = openTemporal(where);
  const history = await temporal.call((client) =>
    client.workflow.getHandle(workflowIdOf(provinceId, dossierId)).fetchHistory(),
  );
  await temporal.close();
  const payloads = [...JSON.stringify(history).matchAll(/"data":"([^"]+)"/g)].map(([, data = '']) => data);
  const text = payloads.map((data) => Buffer.from(data, 'base64').toString('utf8')).join('\n');
  return words.filter((word) => text.includes(word));
}

/** Where a dossier's run stands. */
export async function stageOfRun(where: TemporalConfig, { provinceId, dossierId }: RunOf): Promise<string> {
  const temporal = openTemporal(where);
  const workflow = workflowIdOf(provinceId, dossierId);
  const { stage } = await temporal.call((client) => client.workflow.getHandle(workflow).query(stateOf));
  await temporal.close();
  return stage;
}

interface RunOf {
  readonly provinceId: string;
  readonly dossierId: string;
}

/** The workflows with the scene's own activities. */
export function runWorkflows(scene: Scene, where: TemporalConfig): TemporalWorker {
  return startTemporalWorker({
    ...where,
    taskQueue,
    activities: activitiesOf(scene.stages),
    workflows: { workflowsPath: join(__dirname, '../../../libs/workflows/src/index.ts') },
    log: silentLog,
  });
}

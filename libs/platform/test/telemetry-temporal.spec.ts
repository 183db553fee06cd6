import { Problem } from '@langmoi/contracts/problem';
import { Collector } from '@langmoi/testing/collector';
import { engine } from '@langmoi/testing/config';
import { until } from '@langmoi/testing/until';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../src/logger';
import { Telemetry } from '../src/telemetry/telemetry';
import { asActivities, openTemporal, type Temporal } from '../src/temporal';
import { startTemporalWorker, type TemporalWorker } from '../src/temporal-worker';
import { currentTrace } from '../src/trace';
import { echo, say } from './echo.workflow';

const taskQueue = `spec.${randomUUID()}`;
const workflowId = `spec/${randomUUID()}`;
const folder = mkdtempSync(join(tmpdir(), 'langmoi-traced-'));
let collector: Collector;
let api: Telemetry;
let behind: Telemetry;
let temporal: Temporal;
let worker: TemporalWorker;

beforeAll(async () => {
  collector = await Collector.start();
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.endpoint };
  api = await Telemetry.open({ service: 'spec', process: 'api' }, env);
  behind = await Telemetry.open({ service: 'spec', process: 'worker' }, env);
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(__dirname, 'echo.workflow.ts'),
    workflowInterceptorModules: [join(__dirname, '../../workflows/src/trace-interceptors.ts')],
    logger: new DefaultLogger('ERROR'),
  });
  const codePath = join(folder, 'bundle.js');
  writeFileSync(codePath, code);
  const server = { address: engine('TEST_TEMPORAL_ADDRESS'), namespace: 'default' };
  const repeat = async (word: string) => {
    if (word === 'no') throw new Problem('/problems/stale-version', 409, 'Not that word');
    return `${word} in ${currentTrace()?.traceId}`;
  };
  const activities = asActivities({ repeat });
  worker = startTemporalWorker({
    ...server,
    taskQueue,
    workflows: { codePath },
    activities,
    log: silentLog,
    telemetry: behind,
  });
  temporal = openTemporal(server);
  await temporal.call((client) => client.workflow.start(echo, { taskQueue, workflowId }));
  await until(() => worker.running());
});
afterAll(async () => {
  await temporal?.call((client) => client.workflow.getHandle(workflowId).terminate());
  await worker?.stop();
  await temporal?.close();
  await collector?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const tell = (word: string) =>
  api.span('word.say', {}, async (span) => {
    const answer = temporal.call((client) =>
      client.workflow.getHandle(workflowId).executeUpdate(say, { args: [word] }),
    );
    return { said: await answer.catch((error: unknown) => String(error)), ...span.spanContext() };
  });

/** `name < parent`, for every span of the trace. */
async function treeOf(traceId: string): Promise<string[]> {
  await Promise.all([api.flush(), behind.flush()]);
  await until(() => collector.of(traceId).length >= 4);
  const names = new Map(collector.of(traceId).map(({ spanId, name }) => [spanId, name]));
  return collector.of(traceId).map(({ name, parentSpanId }) => `${name} < ${names.get(parentSpanId) ?? 'nothing'}`);
}

const words = (said: string) => said.replaceAll(taskQueue.slice(5), 'queue');

it('leads from whoever asks through the update to its activity, as one tree', async () => {
  const { said, traceId } = await tell('hello');
  expect(said).toBe(`hello in ${traceId}`);
  expect((await treeOf(traceId)).map(words).sort()).toEqual([
    'spec.queue.repeat < spec.queue.say',
    'spec.queue.say < spec.temporal.say',
    'spec.temporal.say < spec.word.say',
    'spec.word.say < nothing',
  ]);
});

it('calls a refusal by its name and a success nothing', async () => {
  const { traceId } = await tell('no');
  await treeOf(traceId);
  const activity = collector.of(traceId).find(({ name }) => name.endsWith('.repeat'));
  expect(activity).toMatchObject({ failed: false, attributes: { 'langmoi.problem': '/problems/stale-version' } });
});

it('tells ids alone: neither what was asked nor what was answered', async () => {
  const { traceId } = await tell('household');
  await treeOf(traceId);
  expect(JSON.stringify(collector.of(traceId))).not.toContain('household');
});

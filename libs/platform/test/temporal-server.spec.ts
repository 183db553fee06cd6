import { Problem } from '@langmoi/contracts/problem';
import { engine } from '@langmoi/testing/config';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { silentLog } from '../src/logger';
import { failingRunsOf } from '../src/operations/failing-runs';
import { asActivities, openTemporal, type Temporal } from '../src/temporal';
import { startTemporalWorker, type TemporalWorker } from '../src/temporal-worker';
import { broken, echo, enough, say } from './echo.workflow';

const taskQueue = `spec.${randomUUID()}`;
const workflowId = `spec/${randomUUID()}`;
let temporal: Temporal;
let worker: TemporalWorker;

beforeAll(async () => {
  const server = { address: engine('TEST_TEMPORAL_ADDRESS'), namespace: 'default' };
  temporal = openTemporal(server);
  worker = startTemporalWorker({
    ...server,
    taskQueue,
    workflows: { workflowsPath: join(__dirname, 'echo.workflow.ts') },
    activities: asActivities({
      repeat: (word: string) =>
        word === 'no'
          ? Promise.reject(new Problem('/problems/stale-version', 409, 'Not that word', { word }))
          : Promise.resolve(`${word}!`),
    }),
    log: silentLog,
  });
  await until(() => worker.running()); // it bundles in this process first, and nobody else is answered meanwhile
  await temporal.call((client) => client.workflow.start(echo, { taskQueue, workflowId }));
});
afterAll(async () => {
  await worker?.stop();
  await temporal?.close();
});

const tell = (word: string) =>
  temporal.call((client) => client.workflow.getHandle(workflowId).executeUpdate(say, { args: [word] }));

it('brings the answer of an update back', async () => {
  expect(await tell('hello')).toBe('hello!');
});

it('brings a refusal of an activity back as the problem it was', async () => {
  const problem = { type: '/problems/stale-version', status: 409, title: 'Not that word', extra: { word: 'no' } };
  await expect(tell('no')).rejects.toMatchObject(problem);
});

it('brings a refusal of a validator back as the problem it was', async () => {
  await expect(tell('')).rejects.toMatchObject({ type: '/problems/wrong-stage', status: 409, extra: { said: 1 } });
});

it('knows the runs whose task keeps failing, by the cause and not by what was said', async () => {
  const stuck = `spec/${randomUUID()}`;
  await temporal.call((client) => client.workflow.start(broken, { taskQueue, workflowId: stuck }));
  await until(async () => (await failingRunsOf(temporal, taskQueue)).length > 0);
  const cause = 'WorkflowTaskFailedCauseWorkflowWorkerUnhandledFailure';
  expect(await failingRunsOf(temporal, taskQueue)).toEqual([{ workflowId: stuck, cause }]);
  await temporal.call((client) => client.workflow.getHandle(stuck).terminate());
  await until(async () => (await failingRunsOf(temporal, taskQueue)).length === 0);
}, 150_000); // a server that is not ours waits for five failed tasks: a minute

it('ends the worker after the tasks in hand', async () => {
  await temporal.call((client) => client.workflow.getHandle(workflowId).signal(enough));
  const result = await temporal.call((client) => client.workflow.getHandle(workflowId).result());
  expect(result).toEqual(['hello!']);
  await worker.stop();
  expect(worker.running()).toBe(false);
});

import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const logger = new DefaultLogger('ERROR');
const folder = join(__dirname, 'histories');
const histories = readdirSync(folder).filter((name) => name.endsWith('.json'));
const historyOf = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
let ours: WorkflowBundle;
let broken: WorkflowBundle;

beforeAll(async () => {
  Runtime.install({ logger });
  ours = await bundleWorkflowCode({
    workflowsPath: join(__dirname, '../index.ts'),
    workflowInterceptorModules: [join(__dirname, '../trace-interceptors.ts')], // as tools/bundle-workflows.mjs ships it
    logger,
  });
  broken = await bundleWorkflowCode({ workflowsPath: require.resolve('../../test/broken-order'), logger });
});

it('has recorded runs of every shape that was shipped', () => expect(histories.length).toBeGreaterThanOrEqual(3));

/** Red here means that running dossiers would get stuck on deploy. */
it.each(histories)('still replays the recorded run %s', async (file) => {
  await Worker.runReplayHistory({ workflowBundle: ours }, historyOf(file), file);
});

it.each(histories)('fails to replay %s when two activities are swapped', async (file) => {
  const replay = Worker.runReplayHistory({ workflowBundle: broken }, historyOf(file), file);
  await expect(replay).rejects.toThrow(/nondeterminism/i);
});

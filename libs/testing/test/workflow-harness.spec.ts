import { join } from 'node:path';
import { DAY } from '../src/clock';
import { loadWorkflows, WorkflowRun, type Workflows } from '../src/workflow-harness';
import { closed, countOf, vote } from './sample.workflow';

let workflows: Workflows;
let calls: string[];
let run: WorkflowRun | undefined;

beforeAll(async () => {
  workflows = await loadWorkflows(join(__dirname, 'sample.workflow.ts'));
});
beforeEach(() => void (calls = []));
afterEach(() => run?.dispose());
afterAll(() => workflows?.destroy());

const begin = async (days = 5) => {
  const activities = {
    remember: async (word: string) => {
      if (word === 'no') throw new Error('not that word');
      return calls.push(word);
    },
    remind: async () => void calls.push('reminded'),
  };
  run = await WorkflowRun.start(workflows, { type: 'sample', input: days, activities, now: Date.UTC(2020, 6, 1) });
  return run;
};

it('answers an update from a local activity, a query, and ends on a signal', async () => {
  const run = await begin();
  expect(run.searchAttributes).toEqual({ LmStage: 'voting' });
  expect([await run.update(vote, 'a'), await run.update(vote, 'b')]).toEqual([1, 2]);
  expect(await run.query(countOf)).toBe(2);
  await run.signal(closed, 'enough');
  expect(run.result).toBe('enough 2');
});

it('fires timers to the millisecond of its own clock', async () => {
  const run = await begin(5);
  await run.skip(5 * DAY - 1);
  expect(calls).toEqual([]);
  await run.skip(1);
  expect({ calls, result: run.result }).toEqual({ calls: ['reminded'], result: undefined });
  await run.skip(DAY);
  expect(run.result).toBe('lapsed 0');
});

it('rejects an update whose local activity fails, wrapped as the real worker wraps it', async () => {
  const run = await begin();
  await expect(run.update(vote, 'no')).rejects.toMatchObject({
    message: 'Activity task failed',
    cause: { message: 'not that word' },
  });
});

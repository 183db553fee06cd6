import { addDays, beginningOf, dateAt } from '@langmoi/domain/deadlines';
import { engine } from '@langmoi/testing/config';
import { until } from '@langmoi/testing/until';
import { WithStartWorkflowOperation, type WorkflowHandle } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { aDossier, anAct, pathOf2540, saidIn, World } from '../../test/a-world';
import { regime2540 } from '../../test/regimes';
import { timeSkippingServer } from '../../test/temporal';
import type { dossier } from './workflow';
import {
  act,
  lmCommune,
  lmDueAt,
  lmStage,
  lmYear,
  opened,
  stateOf,
  taskQueue,
  workflowIdOf,
  workflowType,
  type Act,
} from './contract';

let env: TestWorkflowEnvironment;
let world: World;
let workflowBundle: WorkflowBundle;

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR');
  Runtime.install({ logger });
  workflowBundle = await bundleWorkflowCode({ workflowsPath: join(__dirname, '../index.ts'), logger });
  env = await timeSkippingServer(engine('TEMPORAL_TEST_SERVER'));
  world = new World(regime2540, async () => dateAt(new Date(await env.currentTimeMs())));
});
afterAll(() => env?.teardown());

async function withWorker(work: () => Promise<void>): Promise<void> {
  const worker = await Worker.create({
    connection: env.nativeConnection,
    taskQueue,
    workflowBundle,
    activities: world.activities(),
  });
  await worker.runUntil(work);
}

async function open(): Promise<WorkflowHandle<typeof dossier>> {
  const input = aDossier(regime2540, 'world', randomUUID());
  const workflowId = workflowIdOf(input.provinceId, input.dossierId);
  const start = () =>
    new WithStartWorkflowOperation<typeof dossier>(workflowType, {
      args: [input],
      taskQueue,
      workflowId,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  const first = await env.client.workflow.executeUpdateWithStart(opened, { startWorkflowOperation: start() });
  const again = await env.client.workflow.executeUpdateWithStart(opened, { startWorkflowOperation: start() });
  expect(again).toEqual(first); // a repeated registration finds the same run
  return env.client.workflow.getHandle<typeof dossier>(workflowId);
}

it('runs a dossier of months in seconds, reminded and escalated on the days of the law', async () => {
  await withWorker(async () => {
    const handle = await open();
    const performAll = async (deeds: readonly Act[]) => {
      for (const deed of deeds) await handle.executeUpdate(act, { args: [deed], updateId: deed.actId });
    };
    await performAll(pathOf2540.toPublication);
    const { dueOn } = await handle.query(stateOf);
    await env.sleep(beginningOf(addDays(dueOn ?? '', 1)).getTime() - (await env.currentTimeMs()) + 60_000);
    await until(() => world.entries.includes('commune-vote 1 after elapsed'));

    await performAll([...pathOf2540.toConfirmations, ...pathOf2540.toDecision, ...pathOf2540.toEnd.slice(0, 1)]);
    const announced = await handle.query(stateOf);
    expect(announced.stage).toBe('announcement');
    const { typedSearchAttributes: found } = await handle.describe();
    expect([found.get(lmStage), found.get(lmCommune), found.get(lmYear)]).toEqual(['announcement', 'xã Hàm Tân', 2020]);
    expect(found.get(lmDueAt)).toEqual(beginningOf(addDays(announced.dueOn ?? '', 1)));

    await env.sleep('60 days'); // the law gives 45 to announce
    await until(() => world.notices.some((notice) => notice.startsWith('escalation announcement')));
    await performAll(pathOf2540.toEnd.slice(1));
    expect(await handle.result()).toBe('recognised');
    const late = addDays(announced.dueOn ?? '', 1);
    expect(world.notices.filter((notice) => notice.includes('announcement'))).toEqual([
      `reminder announcement 1 on ${addDays(late, -11)} to coordinationOffice`,
      `reminder announcement 1 on ${addDays(late, -4)} to coordinationOffice`,
      `escalation announcement 1 on ${late} to ppcChairman`,
    ]);

    const { startTime, closeTime } = await handle.describe();
    expect(closeTime!.getTime() - startTime.getTime()).toBeGreaterThan(80 * 86_400_000);
  });
});

it('lets one of two people who act at once through, and answers a repetition with the first answer', async () => {
  await withWorker(async () => {
    const handle = await open();
    const accept = anAct('outcome', 'registration', { outcome: 'accept' });
    const refuse = anAct('outcome', 'registration', { outcome: 'refuse' });
    const send = (deed: Act) => handle.executeUpdate(act, { args: [deed], updateId: deed.actId });
    const before = world.acts.length;
    const answers = await Promise.allSettled([send(accept), send(refuse)]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);

    const done = answers[0]?.status === 'fulfilled' ? accept : refuse;
    expect(await send(done)).toEqual({ outcome: saidIn(done)['outcome'] });
    expect(new Set(world.acts.slice(before))).toEqual(new Set([done.actId])); // an activity may run twice, on one act
  });
});

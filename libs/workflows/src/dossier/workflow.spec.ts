import type { Regime } from '@langmoi/contracts/regime';
import { loadWorkflows, WorkflowRun, type Workflows } from '@langmoi/testing/workflow-harness';
import { ApplicationFailure } from '@temporalio/common';
import { join } from 'node:path';
import { aDossier, anAct, morningOf, pathOf2540, World } from '../../test/a-world';
import { regime2540, smallRegime } from '../../test/regimes';
import type { DossierActivities, Recorded } from './activities';
import {
  act,
  dateMoved,
  opened,
  stateOf,
  workflowType,
  type Act,
  type DossierInput,
  type DossierState,
} from './contract';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
let workflows: Workflows;
let world: World;
let run: WorkflowRun;

beforeAll(async () => void (workflows = await loadWorkflows(join(__dirname, '../index.ts'))));
afterEach(() => run?.dispose());
afterAll(() => workflows.destroy());

interface Begin {
  readonly regime?: Regime;
  readonly clock?: DossierInput['clock'];
  readonly over?: Partial<DossierActivities>;
}
const begin = async ({ regime = regime2540, clock = 'demo', over = {} }: Begin = {}) => {
  world = new World(regime, '2020-07-01');
  const activities = world.activities(over);
  const input = aDossier(regime, clock);
  run = await WorkflowRun.start(workflows, { type: workflowType, input, activities, now: morningOf('2020-07-01') });
};
const perform = (deed: Act) => run.update(act, deed);
const performAll = async (deeds: readonly Act[]) => {
  for (const deed of deeds) await perform(deed);
};
const where = async () => {
  const { stage, round } = await run.query<DossierState, []>(stateOf);
  return `${stage} ${round}`;
};
const refusalOf = async (deed: Act): Promise<unknown> => {
  const error: unknown = await perform(deed).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ApplicationFailure);
  const { type, details } = error as ApplicationFailure;
  expect(type).toBe('Problem');
  return details?.[0];
};
const moveTo = async (date: string) => {
  world.today = date;
  await run.signal(dateMoved, date);
};

describe('Decision 2540 under a demo’s date', () => {
  beforeEach(() => begin());

  it('carries a dossier from registration to its announcement', async () => {
    expect(await run.update(opened)).toEqual({
      stage: 'registration',
      round: 1,
      dueOn: '2020-07-08',
      today: '2020-07-01',
    });
    await performAll(pathOf2540.toPublication);
    expect(await where()).toBe('publication 1');
    await moveTo('2020-07-22');
    await performAll(pathOf2540.toConfirmations);
    await performAll(pathOf2540.toDecision);
    await performAll(pathOf2540.toEnd);
    expect(run.result).toBe('recognised');
    expect(world.closure).toMatchObject({ end: 'recognised', after: { stage: 'announcement', outcome: 'announced' } });
    expect(world.entries.map((entry) => entry.split(' ')[0])).toEqual(regime2540.stages.map(({ id }) => id));
  });

  it('answers an act that ends a stage only when the next one is entered', async () => {
    expect(await perform(anAct('outcome', 'registration', { outcome: 'accept' }))).toEqual({ outcome: 'accept' });
    expect(world.entries.at(-1)).toBe('self-assessment 1 after accept');
    expect(await where()).toBe('self-assessment 1');
  });

  it('is refused by its district with the reason on record', async () => {
    const reasons = [{ criterion: null, text: 'Ngoài kế hoạch' }];
    await perform(anAct('outcome', 'registration', { outcome: 'refuse', reasons }));
    expect(run.result).toBe('refused');
    expect(world.closure).toMatchObject({ end: 'refused', reasons });
  });

  it.each([
    ['of another stage', anAct('outcome', 'submission', { outcome: 'submit' })],
    ['of another round', anAct('outcome', 'registration 2', { outcome: 'accept' })],
    ['of another kind', anAct('vote', 'registration', { outcome: 'accept' })],
  ])('refuses an act %s and says where the dossier is', async (_, deed) => {
    expect(await refusalOf(deed)).toMatchObject({
      type: '/problems/wrong-stage',
      status: 409,
      extra: { stage: 'registration', round: 1 },
    });
    expect(world.acts).toEqual([]);
  });

  it('passes on what the service refused and stays where it is', async () => {
    const deed = anAct('outcome', 'registration', { refuse: true });
    expect(await refusalOf(deed)).toMatchObject({
      type: '/problems/criteria-missing',
      extra: { missing: [1, 5, 9, 17] },
    });
    expect(await where()).toBe('registration 1');
    await perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await where()).toBe('self-assessment 1');
  });

  it('comes round again after a return, with its reasons and a new round', async () => {
    await performAll(pathOf2540.toPublication);
    await moveTo('2020-07-22');
    await performAll(pathOf2540.toConfirmations.slice(0, 2));
    const reasons = [{ criterion: 17, text: 'Chưa đạt tiêu chí 17' }];
    await perform(anAct('outcome', 'district-review', { outcome: 'return', reasons }));
    expect(world.entries.at(-1)).toBe('self-assessment 2 after return: Chưa đạt tiêu chí 17');
    await perform(anAct('outcome', 'self-assessment 2', { outcome: 'complete' }));
    expect(await where()).toBe('publication 2');
    expect(await refusalOf(anAct('outcome', 'self-assessment', { outcome: 'complete' }))).toMatchObject({
      extra: { stage: 'publication', round: 2 },
    });
  });

  it('takes opinions during publication, and none after it has elapsed', async () => {
    await performAll(pathOf2540.toPublication);
    expect(await perform(anAct('opinion', 'publication'))).toEqual({ outcome: null });
    expect(await perform(anAct('opinion', 'publication'))).toEqual({ outcome: null });
    await moveTo('2020-07-22');
    expect(await where()).toBe('commune-vote 1');
    expect(await refusalOf(anAct('opinion', 'publication'))).toMatchObject({ type: '/problems/wrong-stage' });
  });

  it('reminds, escalates and elapses when the date is moved, each once', async () => {
    await moveTo('2020-07-05');
    expect(world.notices).toEqual([]);
    await moveTo('2020-07-06');
    expect(world.notices).toEqual(['reminder registration 1 on 2020-07-06 to peoplesCommittee']);
    await moveTo('2020-07-06');
    await moveTo('2020-07-08');
    expect(world.notices).toHaveLength(2);
    await moveTo('2020-07-09');
    expect(world.notices.slice(1)).toEqual([
      'reminder registration 1 on 2020-07-07 to peoplesCommittee',
      'escalation registration 1 on 2020-07-09 to coordinationOffice',
    ]);
    expect(await where()).toBe('registration 1'); // late, and still awaited
    await perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await where()).toBe('self-assessment 1');
  });

  it('fires everything that a jump over weeks went past', async () => {
    await performAll(pathOf2540.toPublication);
    await moveTo('2020-09-30');
    expect(world.notices).toEqual(['reminder publication 1 on 2020-07-18 to peoplesCommittee']);
    expect(world.entries.at(-1)).toBe('commune-vote 1 after elapsed');
    expect((await run.query<DossierState, []>(stateOf)).today).toBe('2020-09-30');
  });

  it('takes a date that came late for no news at all', async () => {
    await moveTo('2020-07-06');
    await run.signal(dateMoved, '2020-07-02');
    expect((await run.query<DossierState, []>(stateOf)).today).toBe('2020-07-06');
  });

  it('waits for nothing where the law’s limit is not known', async () => {
    await perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    await moveTo('2030-01-01');
    expect(world.notices).toEqual([]);
    expect(await run.query<DossierState, []>(stateOf)).toMatchObject({ stage: 'self-assessment', dueOn: null });
  });

  it('can be found by where it stands and read by an operator', async () => {
    expect(run.searchAttributes).toMatchObject({
      LmProvince: 'tỉnh Trà Vinh',
      LmCommune: 'xã Hàm Tân',
      LmTier: 'NTM',
      LmYear: 2020,
      LmStage: 'registration',
      LmDueAt: '2020-07-08T17:00:00.000Z',
    });
    const { currentDetails } = await run.query<{ currentDetails: string }, []>({
      name: '__temporal_workflow_metadata',
    });
    expect(currentDetails).toContain('Đăng ký đạt chuẩn');
    expect(currentDetails).toContain('hết ngày 08/7/2020');
    expect(currentDetails).not.toContain('officer');
    await performAll(pathOf2540.toPublication.slice(0, 1));
    expect(run.searchAttributes).toMatchObject({ LmStage: 'self-assessment', LmDueAt: null });
  });
});

describe('departments in parallel', () => {
  const confirm = (organisationId: string, data: Act['data'] = {}, at = 'hearing') =>
    anAct('confirmation', at, data, organisationId);

  beforeEach(async () => {
    await begin({ regime: smallRegime });
    await perform(anAct('outcome', 'proposal', { outcome: 'propose' }));
  });

  it('run through a regime that no line of code knows', async () => {
    expect(await perform(confirm('so-b'))).toEqual({ outcome: null });
    expect(await where()).toBe('hearing 1');
    expect(await perform(confirm('so-a'))).toEqual({ outcome: 'confirmed' });
    await perform(anAct('decision', 'verdict', { outcome: 'issued' }));
    expect(run.result).toBe('recognised');
    expect(world.entries).toEqual(['proposal 1', 'hearing 1 after propose', 'verdict 1 after confirmed']);
  });

  it('send the dossier back only when all have spoken', async () => {
    await perform(confirm('so-a', { objects: true }));
    expect(await where()).toBe('hearing 1');
    await perform(confirm('so-b'));
    expect(world.entries.at(-1)).toBe('proposal 2 after disagreed: so-a objects');
    await perform(anAct('outcome', 'proposal 2', { outcome: 'propose' }));
    await performAll([confirm('so-a', {}, 'hearing 2'), confirm('so-b', {}, 'hearing 2')]);
    expect(await where()).toBe('verdict 1');
  });

  it('speak once each, and only if they are asked', async () => {
    await perform(confirm('so-a'));
    expect(await refusalOf(confirm('so-a'))).toMatchObject({ type: '/problems/already-confirmed', status: 409 });
    expect(await refusalOf(confirm('so-c'))).toMatchObject({ type: '/problems/not-permitted', status: 403 });
    expect(world.acts).toHaveLength(2);
  });

  it('may speak again when what they said was refused', async () => {
    expect(await refusalOf(confirm('so-a', { refuse: true }))).toMatchObject({ type: '/problems/criteria-missing' });
    expect(await perform(confirm('so-a'))).toEqual({ outcome: null });
  });
});

describe('a council without a quorum', () => {
  const toCouncil = [...pathOf2540.toConfirmations, ...pathOf2540.toDecision.slice(0, 2)];

  it('meets again, and after the third time the chairman is told', async () => {
    await begin();
    await performAll(pathOf2540.toPublication);
    await moveTo('2020-07-22');
    await performAll(toCouncil);
    for (const meeting of [1, 2, 3]) {
      expect(world.notices.filter((notice) => notice.startsWith('escalation'))).toEqual([]);
      await perform(anAct('convene', `council ${meeting}`));
      await perform(anAct('close-meeting', `council ${meeting}`, { outcome: 'noQuorum' }));
    }
    expect(world.notices.at(-1)).toBe('escalation council 4 on 2020-07-22 to ppcChairman');
    expect(await perform(anAct('close-meeting', 'council 4', { outcome: 'approved' }))).toEqual({
      outcome: 'approved',
    });
    expect(await where()).toBe('decision 1');
  });
});

describe('the world’s clock', () => {
  it('reminds and elapses at midnight in Vietnam', async () => {
    await begin({ clock: 'world' });
    await performAll(pathOf2540.toPublication); // entered on 01 July at 09:00, due 21 July
    await run.skip(16 * DAY + 15 * 60 * MINUTE - 1);
    expect(world.notices).toEqual([]);
    await run.skip(1);
    expect(world.notices).toEqual(['reminder publication 1 on 2020-07-18 to peoplesCommittee']);
    await run.skip(4 * DAY - 1);
    expect(await where()).toBe('publication 1');
    await run.skip(1);
    expect(await where()).toBe('commune-vote 1');
  });

  it('is not moved by a demo’s date', async () => {
    await begin({ clock: 'world' });
    await run.signal(dateMoved, '2020-12-31');
    expect(world.notices).toEqual([]);
    expect((await run.query<DossierState, []>(stateOf)).today).toBe('2020-07-01');
  });
});

describe('what goes wrong around it', () => {
  it.each<[string, DossierActivities['notify']]>([
    ['is refused', () => Promise.reject(ApplicationFailure.nonRetryable('No address', 'Problem'))],
    ['never returns', () => new Promise(() => undefined)],
  ])('moves on at the limit although the notice %s', async (_, notify) => {
    await begin({ over: { notify } });
    await performAll(pathOf2540.toPublication);
    await moveTo('2020-07-22');
    expect(await where()).toBe('commune-vote 1');
  });

  it('ends although its last notice never comes back', async () => {
    await begin({ over: { notify: () => new Promise(() => undefined) } });
    await moveTo('2020-07-09');
    await perform(anAct('outcome', 'registration', { outcome: 'refuse' }));
    await run.skip(MINUTE);
    expect(run.result).toBe('refused');
  });

  it('does not end when its own step is refused, but says so and tries again', async () => {
    let refusals = 1;
    const enterStage: DossierActivities['enterStage'] = (entry) => {
      if (entry.stage === 'self-assessment' && refusals-- > 0) {
        return Promise.reject(ApplicationFailure.nonRetryable('No such dossier', 'Problem'));
      }
      return world.enterStage(entry);
    };
    await begin({ over: { enterStage } });
    expect(await perform(anAct('outcome', 'registration', { outcome: 'accept' }))).toBeUndefined(); // not answered yet
    const metadata = await run.query<{ currentDetails: string }, []>({ name: '__temporal_workflow_metadata' });
    expect(metadata.currentDetails).toContain('Đang vướng');
    await run.skip(MINUTE);
    expect(await where()).toBe('self-assessment 1');
  });

  it('lets one act end a stage and refuses the second while the first is under way', async () => {
    const recordAct = () => new Promise<Recorded>(() => undefined);
    await begin({ over: { recordAct } });
    await perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await refusalOf(anAct('outcome', 'registration', { outcome: 'refuse' }))).toMatchObject({
      type: '/problems/wrong-stage',
    });
  });

  it('holds the limit until what was accepted in time is recorded', async () => {
    await begin({ over: { recordAct: () => new Promise<Recorded>(() => undefined) } });
    await perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    await moveTo('2020-07-09');
    expect(world.notices.filter((notice) => notice.startsWith('escalation'))).toEqual([]);
  });
});

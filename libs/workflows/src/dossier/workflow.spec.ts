import { aDrivenDossier } from '../../test/driven';
import { anAct, pathOf2540, type Said } from '../../test/a-world';
import { regime2540, smallRegime } from '../../test/regimes';
import { dateMoved, opened } from './contract';

const dossier = aDrivenDossier();

describe('Decision 2540 under a demo’s date', () => {
  beforeEach(() => dossier.begin());

  it('carries a dossier from registration to its announcement', async () => {
    expect(await dossier.run.update(opened)).toEqual({
      stage: 'registration',
      round: 1,
      dueOn: '2020-07-08',
      today: '2020-07-01',
    });
    await dossier.performAll(pathOf2540.toPublication);
    expect(await dossier.where()).toBe('publication 1');
    await dossier.moveTo('2020-07-22');
    await dossier.performAll(pathOf2540.toConfirmations);
    await dossier.performAll(pathOf2540.toDecision);
    await dossier.performAll(pathOf2540.toEnd);
    expect(dossier.run.result).toBe('recognised');
    expect(dossier.world.closure).toMatchObject({
      end: 'recognised',
      after: { stage: 'announcement', outcome: 'announced' },
    });
    expect(dossier.world.entries.map((entry) => entry.split(' ')[0])).toEqual(regime2540.stages.map(({ id }) => id));
  });

  it('answers an act that ends a stage only when the next one is entered', async () => {
    expect(await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }))).toEqual({
      outcome: 'accept',
    });
    expect(dossier.world.entries.at(-1)).toBe('self-assessment 1 after accept');
    expect(await dossier.where()).toBe('self-assessment 1');
  });

  it('is refused by its district, and ends there', async () => {
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'refuse' }));
    expect(dossier.run.result).toBe('refused');
    expect(dossier.world.closure).toMatchObject({ end: 'refused', after: { outcome: 'refuse' } });
  });

  it.each([
    ['of another stage', anAct('outcome', 'submission', { outcome: 'submit' })],
    ['of another round', anAct('outcome', 'registration 2', { outcome: 'accept' })],
    ['of another kind', anAct('vote', 'registration', { outcome: 'accept' })],
  ])('refuses an act %s and says where the dossier is', async (_, deed) => {
    expect(await dossier.refusalOf(deed)).toMatchObject({
      type: '/problems/wrong-stage',
      status: 409,
      extra: { stage: 'registration', round: 1 },
    });
    expect(dossier.world.acts).toEqual([]);
  });

  it('passes on what the service refused and stays where it is', async () => {
    const deed = anAct('outcome', 'registration', { refuse: true });
    expect(await dossier.refusalOf(deed)).toMatchObject({
      type: '/problems/criteria-missing',
      extra: { missing: [1, 5, 9, 17] },
    });
    expect(await dossier.where()).toBe('registration 1');
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await dossier.where()).toBe('self-assessment 1');
  });

  it('comes round again after a return, in a new round', async () => {
    await dossier.performAll(pathOf2540.toPublication);
    await dossier.moveTo('2020-07-22');
    await dossier.performAll(pathOf2540.toConfirmations.slice(0, 2));
    await dossier.perform(anAct('outcome', 'district-review', { outcome: 'return' }));
    expect(dossier.world.entries.at(-1)).toBe('self-assessment 2 after return');
    await dossier.perform(anAct('outcome', 'self-assessment 2', { outcome: 'complete' }));
    expect(await dossier.where()).toBe('publication 2');
    expect(await dossier.refusalOf(anAct('outcome', 'self-assessment', { outcome: 'complete' }))).toMatchObject({
      extra: { stage: 'publication', round: 2 },
    });
  });

  it('takes opinions during publication, and none after it has elapsed', async () => {
    await dossier.performAll(pathOf2540.toPublication);
    expect(await dossier.perform(anAct('opinion', 'publication'))).toEqual({ outcome: null });
    expect(await dossier.perform(anAct('opinion', 'publication'))).toEqual({ outcome: null });
    await dossier.moveTo('2020-07-22');
    expect(await dossier.where()).toBe('commune-vote 1');
    expect(await dossier.refusalOf(anAct('opinion', 'publication'))).toMatchObject({ type: '/problems/wrong-stage' });
  });

  it('reminds, escalates and elapses when the date is moved, each once', async () => {
    await dossier.moveTo('2020-07-05');
    expect(dossier.world.notices).toEqual([]);
    await dossier.moveTo('2020-07-06');
    expect(dossier.world.notices).toEqual(['reminder registration 1 on 2020-07-06 to peoplesCommittee']);
    await dossier.moveTo('2020-07-06');
    await dossier.moveTo('2020-07-08');
    expect(dossier.world.notices).toHaveLength(2);
    await dossier.moveTo('2020-07-09');
    expect(dossier.world.notices.slice(1)).toEqual([
      'reminder registration 1 on 2020-07-07 to peoplesCommittee',
      'escalation registration 1 on 2020-07-09 to coordinationOffice',
    ]);
    expect(await dossier.where()).toBe('registration 1'); // late, and still awaited
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    expect(await dossier.where()).toBe('self-assessment 1');
  });

  it('fires everything that a jump over weeks went past', async () => {
    await dossier.performAll(pathOf2540.toPublication);
    await dossier.moveTo('2020-09-30');
    expect(dossier.world.notices).toEqual(['reminder publication 1 on 2020-07-18 to peoplesCommittee']);
    expect(dossier.world.entries.at(-1)).toBe('commune-vote 1 after elapsed');
    expect((await dossier.state()).today).toBe('2020-09-30');
  });

  it('takes a date that came late for no news at all', async () => {
    await dossier.moveTo('2020-07-06');
    await dossier.run.signal(dateMoved, '2020-07-02');
    expect((await dossier.state()).today).toBe('2020-07-06');
  });

  it('waits for nothing where the law’s limit is not known', async () => {
    await dossier.perform(anAct('outcome', 'registration', { outcome: 'accept' }));
    await dossier.moveTo('2030-01-01');
    expect(dossier.world.notices).toEqual([]);
    expect(await dossier.state()).toMatchObject({ stage: 'self-assessment', dueOn: null });
  });

  it('can be found by where it stands and read by an operator', async () => {
    expect(dossier.run.searchAttributes).toMatchObject({
      LmProvince: 'tỉnh Trà Vinh',
      LmCommune: 'xã Hàm Tân',
      LmTier: 'NTM',
      LmYear: 2020,
      LmStage: 'registration',
      LmDueAt: '2020-07-08T17:00:00.000Z',
    });
    const details = await dossier.details();
    expect(details).toContain('Đăng ký đạt chuẩn');
    expect(details).toContain('hết ngày 08/7/2020');
    expect(details).not.toContain('officer');
    await dossier.performAll(pathOf2540.toPublication.slice(0, 1));
    expect(dossier.run.searchAttributes).toMatchObject({ LmStage: 'self-assessment', LmDueAt: null });
  });
});

describe('departments in parallel', () => {
  const confirm = (organisationId: string, said: Said = {}, at = 'hearing') =>
    anAct('confirmation', at, said, organisationId);

  beforeEach(async () => {
    await dossier.begin({ regime: smallRegime });
    await dossier.perform(anAct('outcome', 'proposal', { outcome: 'propose' }));
  });

  it('run through a regime that no line of code knows', async () => {
    expect(await dossier.perform(confirm('so-b'))).toEqual({ outcome: null });
    expect(await dossier.where()).toBe('hearing 1');
    expect(await dossier.perform(confirm('so-a'))).toEqual({ outcome: 'confirmed' });
    await dossier.perform(anAct('decision', 'verdict', { outcome: 'issued' }));
    expect(dossier.run.result).toBe('recognised');
    expect(dossier.world.entries).toEqual(['proposal 1', 'hearing 1 after propose', 'verdict 1 after confirmed']);
  });

  it('send the dossier back only when all have spoken', async () => {
    await dossier.perform(confirm('so-a', { objects: true }));
    expect(await dossier.where()).toBe('hearing 1');
    await dossier.perform(confirm('so-b'));
    expect(dossier.world.entries.at(-1)).toBe('proposal 2 after disagreed');
    await dossier.perform(anAct('outcome', 'proposal 2', { outcome: 'propose' }));
    await dossier.performAll([confirm('so-a', {}, 'hearing 2'), confirm('so-b', {}, 'hearing 2')]);
    expect(await dossier.where()).toBe('verdict 1');
  });

  it('speak once each, and only if they are asked', async () => {
    await dossier.perform(confirm('so-a'));
    expect(await dossier.refusalOf(confirm('so-a'))).toMatchObject({
      type: '/problems/already-confirmed',
      status: 409,
    });
    expect(await dossier.refusalOf(confirm('so-c'))).toMatchObject({ type: '/problems/not-permitted', status: 403 });
    expect(dossier.world.acts).toHaveLength(2);
  });

  it('may speak again when what they said was refused', async () => {
    expect(await dossier.refusalOf(confirm('so-a', { refuse: true }))).toMatchObject({
      type: '/problems/criteria-missing',
    });
    expect(await dossier.perform(confirm('so-a'))).toEqual({ outcome: null });
  });
});

describe('a council without a quorum', () => {
  const toCouncil = [...pathOf2540.toConfirmations, ...pathOf2540.toDecision.slice(0, 2)];

  it('meets again, and after the third time the chairman is told', async () => {
    await dossier.begin();
    await dossier.performAll(pathOf2540.toPublication);
    await dossier.moveTo('2020-07-22');
    await dossier.performAll(toCouncil);
    for (const meeting of [1, 2, 3]) {
      expect(dossier.world.notices.filter((notice) => notice.startsWith('escalation'))).toEqual([]);
      await dossier.perform(anAct('convene', `council ${meeting}`));
      await dossier.perform(anAct('close-meeting', `council ${meeting}`, { outcome: 'noQuorum' }));
    }
    expect(dossier.world.notices.at(-1)).toBe('escalation council 4 on 2020-07-22 to ppcChairman');
    expect(await dossier.perform(anAct('close-meeting', 'council 4', { outcome: 'approved' }))).toEqual({
      outcome: 'approved',
    });
    expect(await dossier.where()).toBe('decision 1');
  });
});

import { addDays } from '@langmoi/domain/deadlines';
import { randomUUID } from 'node:crypto';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

it('enters a stage once however often it is told to, and reckons its legal limit', async () => {
  const id = await scene.dossierAt('registration');
  const again = await scene.enter(id, 'registration');
  // Five working days from Wednesday 1 July: the weekend does not count.
  expect(again).toEqual({
    today: '2020-07-01',
    dueOn: '2020-07-08',
    remindOn: ['2020-07-06', '2020-07-07'],
    branches: [],
  });
  expect(await scene.rows('dossier_stages', `dossier_id = '${id}'`)).toHaveLength(1);
  expect(
    (await scene.events('recognition.dossier.stage-entered')).filter(({ subject }) => subject === id),
  ).toHaveLength(1);
});

it('has no day on which a limit ends that nobody knows', async () => {
  const id = await scene.dossierAt('self-assessment');
  expect(await scene.enter(id, 'self-assessment')).toMatchObject({ dueOn: null, remindOn: [] });
});

it('asks every department that leads a criterion of the set, and no other', async () => {
  const id = await scene.dossierAt('confirmations');
  const { branches } = await scene.enter(id, 'confirmations');
  const ids = ['construction', 'agriculture'].map((name) => scene.offices.get(name)!.id);
  expect([...branches].sort()).toEqual(ids.sort());
});

it('closes the stage it leaves with the outcome and its reasons', async () => {
  const id = await scene.dossierAt('district-review');
  const after = { stage: 'district-review', round: 1, outcome: 'return' };
  const reasons = [{ criterion: 17, text: 'Chưa có nhà hỏa táng' }];
  const said = { stage: 'district-review', outcome: 'return', reasons };
  await scene.record(anAct(scene, id, scene.officer('districtReviewer'), 'outcome', said));
  await scene.stages.enterStage({
    dossierId: id,
    provinceId: scene.provinceId,
    stage: 'self-assessment',
    round: 1,
    after,
  });
  const { timeline, stage } = await scene.view(id);
  expect(stage).toBe('self-assessment');
  expect(timeline.find((entry) => entry.stage === 'district-review')).toMatchObject({
    ...{ state: 'done', leftOn: '2020-07-01', reasons },
    outcome: { name: 'return', title: { vi: 'Trả lại xã' } },
  });
});

it('records an act once, and gives the first answer to its repetition', async () => {
  const id = await scene.dossierAt('registration');
  const act = anAct(scene, id, scene.officer('districtReviewer'), 'outcome', {
    stage: 'registration',
    outcome: 'accept',
  });
  const first = await scene.record(act);
  expect(first).toEqual({ outcome: 'accept', reasons: [] });
  expect(await scene.record(act)).toEqual(first);
  expect(await scene.rows('dossier_acts', `dossier_id = '${id}'`)).toMatchObject([
    { role: 'districtReviewer', organisation_name: 'district', rehearsal: true, outcome: 'accept' },
  ]);
  expect((await scene.events('recognition.dossier.act-recorded')).filter(({ subject }) => subject === id)).toHaveLength(
    1,
  );
});

it('refuses an act id that belongs to another act', async () => {
  const id = await scene.dossierAt('registration');
  const officer = scene.officer('districtReviewer');
  const act = anAct(scene, id, officer, 'outcome', { stage: 'registration', outcome: 'accept' });
  await scene.record(act);
  const other = { ...act, data: { ...act.data, outcome: 'refuse', reasons: [{ criterion: null, text: 'Chưa đủ' }] } };
  await expect(scene.record(other)).rejects.toMatchObject({ type: '/problems/idempotency-key-reused' });
});

it('records nothing for an office that may not act, whatever the workflow was told', async () => {
  const id = await scene.dossierAt('registration');
  const act = anAct(scene, id, scene.commune(), 'outcome', { stage: 'registration', outcome: 'accept' });
  await expect(scene.record(act)).rejects.toMatchObject({ type: '/problems/not-permitted' });
  expect(await scene.rows('dossier_acts', `dossier_id = '${id}'`)).toHaveLength(0);
});

it('sends a notice of a day once', async () => {
  const id = await scene.dossierAt('registration');
  const to = { level: 'province', office: 'coordinationOffice' } as const;
  const at = { dossierId: id, provinceId: scene.provinceId, stage: 'registration', round: 1, to };
  for (let times = 0; times < 2; times++) await scene.stages.notify({ ...at, kind: 'escalation', on: '2020-07-09' });
  expect(await scene.rows('dossier_notices', `dossier_id = '${id}'`)).toHaveLength(1);
  expect((await scene.events('recognition.dossier.notice-sent')).filter(({ subject }) => subject === id)).toHaveLength(
    1,
  );
});

it('ends a dossier once, and opens the way for a new one', async () => {
  const id = await scene.dossierAt('registration', { year: 1999 + 13 });
  const after = { stage: 'registration', round: 1, outcome: 'refuse' };
  const end = { dossierId: id, provinceId: scene.provinceId, end: 'refused' as const, after };
  for (let times = 0; times < 2; times++) await scene.stages.close(end);
  expect((await scene.events('recognition.dossier.closed')).filter(({ subject }) => subject === id)).toHaveLength(1);
  expect(await scene.view(id)).toMatchObject({
    status: 'refused',
    actions: [],
    stageTitle: { vi: 'Không chấp nhận đăng ký' },
  });
  await scene.send(scene.commune(), '/dossiers', { communeId: scene.hamTan, tier: 'NTM', year: 2012 }, randomUUID());
  expect(await scene.rows('dossiers', 'year = 2012')).toHaveLength(2);
});

it('counts the legal time from the newest date that it knows', async () => {
  const id = await scene.dossierAt('registration');
  await scene.moveClock(addDays('2020-07-01', 9)); // Friday, two working days late
  try {
    const { legalTime, late } = await scene.view(id);
    expect(legalTime).toMatchObject({ today: '2020-07-10', daysLeft: -2, calendar: 'working', used: 7 });
    expect(late).toBe(true);
  } finally {
    await scene.moveClock('2020-07-01');
  }
});

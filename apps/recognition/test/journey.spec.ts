import type { Caller } from '@langmoi/contracts/caller';
import type { DossierView } from '@langmoi/contracts/recognition';
import { silentLog } from '@langmoi/platform/logger';
import type { TemporalConfig } from '@langmoi/platform/temporal';
import type { TemporalWorker } from '@langmoi/platform/temporal-worker';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { DossierService } from '../src/dossier/dossier.service';
import { beginWaiting, remindRuns } from '../src/run/starter';
import { act as actIn, register as registerIn, toDistrictReview } from './carry';
import { anAct, Scene } from './scene';
import { aNamespace, runWorkflows, stageOfRun, wordsInHistory } from './temporal';

jest.setTimeout(180_000);

let scene: Scene;
let worker: TemporalWorker;
let where: TemporalConfig;
beforeAll(async () => {
  where = await aNamespace();
  scene = await Scene.open(where);
  worker = runWorkflows(scene, where);
  await until(() => worker.running());
});
afterAll(async () => {
  await worker?.stop();
  await scene?.close();
});

const act = (dossier: DossierView, caller: Caller, path: string, body: object = {}) =>
  actIn({ scene, by: caller, dossier }, path, body);
const register = (caller: Caller, year: number) => registerIn(scene, caller, year);

const vote = { heldOn: '2020-07-24', invited: 40, present: 38, inFavour: 38, against: 0, abstained: 0 };

it('carries Hàm Tân from its registration to the announced decision', async () => {
  const district = scene.officer('districtReviewer');
  const coordination = scene.officer('coordinationOffice');
  let dossier = await toDistrictReview(scene, 2020, '2020-07-24');
  expect(dossier).toMatchObject({ stage: 'district-review', rehearsal: true });
  const due = Object.fromEntries(dossier.timeline.map(({ stage, dueOn }) => [stage, dueOn]));
  expect(due).toMatchObject({ registration: '2020-07-08', publication: '2020-07-21' });
  await scene.attach(district, dossier.id, 'REVIEW_REPORT');
  dossier = await act(dossier, district, 'outcomes', { outcome: 'forward' });
  dossier = await act(dossier, scene.officer('frontOfficer'), 'polls', {
    ...{ heldOn: '2020-07-24', households: 2000, distributed: 1500, returned: 1400 },
    contents: [{ content: 'Đường giao thông', satisfied: 1300, notSatisfied: 80, noOpinion: 20 }],
  });
  dossier = await act(dossier, district, 'votes', vote);
  for (const department of ['construction', 'agriculture']) {
    const officer = scene.officer('departmentOfficer', department);
    const { mine } = await scene.view(dossier.id, officer);
    const findings = mine!.criteria.map((criterion) => ({ criterion, agrees: true }));
    dossier = await act(dossier, officer, 'confirmations', { assessmentVersion: 1, findings });
  }
  dossier = await act(dossier, coordination, 'meetings', { meetsOn: '2020-07-24' });
  for (let index = 0; index < 9; index++) {
    dossier = await act(dossier, scene.member(index), 'ballots', { choice: 'inFavour' });
  }
  dossier = await act(dossier, coordination, 'meeting-closures');
  expect(dossier).toMatchObject({ stage: 'decision', meetings: [{ ballots: { inFavour: 9, against: 0, blank: 0 } }] });
  dossier = await act(dossier, scene.officer('chairmanOffice'), 'decisions', {
    ...{
      outcome: 'issued',
      number: '1234/QĐ-UBND',
      signedOn: '2020-07-24',
      effectiveOn: '2020-07-24',
      signatory: 'Nguyễn Thị Diễn Tập',
    },
  });
  dossier = await act(dossier, coordination, 'announcements', {
    announcedOn: '2020-07-24',
    means: 'Cổng thông tin tỉnh',
  });
  expect(dossier).toMatchObject({
    ...{ status: 'recognised', actions: [], stageTitle: { vi: 'Được công nhận' } },
    decision: { number: '1234/QĐ-UBND', announcedOn: '2020-07-24', rehearsal: true },
  });
  expect(dossier.timeline.map(({ stage, state }) => `${stage} ${state}`)).toEqual(
    scenes.map((stage) => `${stage} done`),
  );
  const events = await scene.events('recognition.dossier.decision-issued');
  expect(events.map(({ data }) => data)).toMatchObject([{ number: '1234/QĐ-UBND', communeId: scene.hamTan }]);
  expect(await scene.rows('titles', `basis = 'decided'`)).toMatchObject([{ commune_id: scene.hamTan, tier: 'NTM' }]);
  expect((await scene.ask(scene.officer('citizen', 'hamTan'), `/dossiers/${dossier.id}`)).status).toBe(200);

  const said = ['district-review', 'Đồng ý với kết quả', 'Cổng thông tin tỉnh', 'Nguyễn Thị Diễn Tập'];
  const run = { provinceId: scene.provinceId, dossierId: dossier.id };
  // It can be read, and nothing in it was written by a person or names one.
  expect(await wordsInHistory(where, run, said)).toEqual(['district-review']);
});

const scenes = [
  ...['registration', 'self-assessment', 'publication', 'commune-vote', 'submission', 'district-review'],
  ...['front-poll', 'district-vote', 'confirmations', 'council', 'decision', 'announcement'],
];

it('takes the same act once when twins with one key arrive together', async () => {
  const dossier = await register(scene.commune(), 2021);
  const body = { stage: 'registration', round: 1, outcome: 'accept' };
  const [officer, path, key] = [scene.officer('districtReviewer'), `/dossiers/${dossier.id}/outcomes`, randomUUID()];
  const answers = await Promise.all([1, 2, 3].map(() => scene.send(officer, path, body, key)));
  expect(answers.map(({ status, body: { stage } }) => ({ status, stage }))).toEqual(
    Array(3).fill({ status: 200, stage: 'self-assessment' }),
  );
  expect((await scene.send(officer, path, body, key)).body.stage).toBe('self-assessment');
  expect(await scene.rows('dossier_acts', `dossier_id = '${dossier.id}'`)).toHaveLength(1);
  const other = await scene.send(officer, path, { ...body, outcome: 'refuse' }, key);
  expect(other).toMatchObject({ status: 422, body: { type: '/problems/idempotency-key-reused' } });
});

it('tells the workflow again of an act that was recorded just before its worker died', async () => {
  const dossier = await register(scene.commune('longHiep'), 2021);
  const officer = scene.officer('districtReviewer');
  const body = { stage: 'registration', round: 1, outcome: 'accept', reasons: [] };
  const act = anAct(scene, dossier.id, officer, 'outcome', body);
  await scene.record(act); // committed; nobody told the run
  expect((await scene.view(dossier.id)).stage).toBe('registration');
  const answer = await scene.send(officer, `/dossiers/${dossier.id}/outcomes`, body, act.actId);
  expect(answer).toMatchObject({ status: 200, body: { stage: 'self-assessment' } });
  expect(await scene.rows('dossier_acts', `dossier_id = '${dossier.id}'`)).toHaveLength(1);
});

const dossiers = () => scene.service.get(DossierService);

/** Recorded and moved on here, while the server died before it had kept that its run heard of it. */
async function lose(id: string, officer: Caller, body: { stage: string; outcome: string }, next: string) {
  const said = { round: 1, reasons: [], ...body };
  const act = anAct(scene, id, officer, 'outcome', said);
  await scene.record(act);
  const after = { stage: body.stage, round: 1, outcome: body.outcome };
  await scene.stages.enterStage({ dossierId: id, provinceId: scene.provinceId, stage: next, round: 1, after });
  return () => scene.send(officer, `/dossiers/${id}/outcomes`, said, act.actId);
}

async function actThatItsRunLost(year: number): Promise<{ id: string; send: () => ReturnType<Scene['send']> }> {
  const { id } = await register(scene.commune('longHiep'), year);
  const accepted = { stage: 'registration', outcome: 'accept' };
  return { id, send: await lose(id, scene.officer('districtReviewer'), accepted, 'self-assessment') };
}

const runOf = (id: string) => stageOfRun(where, { provinceId: scene.provinceId, dossierId: id });

it('tells a run again what it lost, when the act is sent once more, and when another follows', async () => {
  const lost = await actThatItsRunLost(2041);
  expect(await runOf(lost.id)).toBe('registration');
  expect(await lost.send()).toMatchObject({ status: 200, body: { stage: 'self-assessment' } });
  expect(await runOf(lost.id)).toBe('self-assessment');

  const { id } = await actThatItsRunLost(2042);
  await scene.assess(scene.longHiep, 2, []);
  const body = { stage: 'self-assessment', round: 1, outcome: 'complete', assessmentVersion: 2 };
  const next = await scene.send(scene.commune('longHiep'), `/dossiers/${id}/outcomes`, body);
  expect(next).toMatchObject({ status: 200, body: { stage: 'publication' } });
  expect(await scene.rows('dossier_acts', `dossier_id = '${id}'`)).toHaveLength(2);
});

it('asks to come again while its run is not where the dossier stands', async () => {
  const { id } = await register(scene.commune('longHiep'), 2044);
  const after = { stage: 'registration', round: 1, outcome: 'accept' };
  const { provinceId } = scene;
  await scene.stages.enterStage({ dossierId: id, provinceId, stage: 'self-assessment', round: 1, after });
  const body = { stage: 'self-assessment', round: 1, outcome: 'complete', assessmentVersion: 2 };
  const next = await scene.send(scene.commune('longHiep'), `/dossiers/${id}/outcomes`, body);
  expect(next).toMatchObject({ status: 503, body: { type: '/problems/unavailable' } });
  expect(await scene.rows('dossier_acts', `dossier_id = '${id}'`)).toHaveLength(0);
});

it('tells a run in their order of two acts that it lost, whichever of them is sent once more', async () => {
  await scene.assess(scene.longHiep, 3, []);
  const complete = { stage: 'self-assessment', outcome: 'complete', assessmentVersion: 3 };
  for (const [year, again] of [
    [2045, 'first'],
    [2046, 'second'],
  ] as const) {
    const first = await actThatItsRunLost(year);
    const sendSecond = await lose(first.id, scene.commune('longHiep'), complete, 'publication');
    const answer = await (again === 'first' ? first.send() : sendSecond());
    expect(answer).toMatchObject({ status: 200, body: { stage: 'publication' } });
    await until(async () => (await remindRuns(dossiers(), 0, silentLog)) === 0);
    expect(await runOf(first.id)).toBe('publication');
  }
});

it('does not take an act as heard that its run refuses from an earlier stage', async () => {
  await scene.assess(scene.longHiep, 4, []);
  const { id } = await actThatItsRunLost(2047);
  const complete = { stage: 'self-assessment', outcome: 'complete', assessmentVersion: 4 };
  await lose(id, scene.commune('longHiep'), complete, 'publication');
  const [, second] = (await dossiers().unheard(new Date())).filter(({ dossier }) => dossier.id === id);
  expect(await dossiers().remind(second!)).toBe(false);
  expect((await dossiers().unheard(new Date())).filter(({ dossier }) => dossier.id === id)).toHaveLength(2);
});

it('tells a run again what it lost although nobody asks', async () => {
  const { id } = await actThatItsRunLost(2043);
  await until(async () => (await remindRuns(dossiers(), 0, silentLog)) === 0);
  expect(await runOf(id)).toBe('self-assessment');
});

// Several times: whichever comes first, and a refusal ends the run that the other one then knocks at.
it.each([2031, 2032, 2033, 2034, 2035, 2036])(
  'lets one of two people through who decide at once in %i',
  async (year) => {
    const dossier = await register(scene.commune(), year);
    const send = (outcome: string) => {
      const reasons = outcome === 'refuse' ? [{ criterion: null, text: 'Chưa có trong kế hoạch' }] : [];
      const body = { stage: 'registration', round: 1, outcome, reasons };
      return scene.send(scene.officer('districtReviewer'), `/dossiers/${dossier.id}/outcomes`, body);
    };
    const answers = await Promise.all([send('refuse'), send('accept')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.type).toBe('/problems/wrong-stage');
  },
);

it('escalates a registration that nobody answers, and shows it to the office above', async () => {
  const dossier = await register(scene.commune(), 2023);
  await scene.clockMoved('2020-08-20');
  const coordination = scene.officer('coordinationOffice');
  await until(async () => {
    const { body } = await scene.ask<{ id: string; escalated: boolean }[]>(coordination, '/work-items');
    return body.some(({ id, escalated }) => id === dossier.id && escalated);
  });
  await until(async () => (await scene.rows('dossier_notices', `dossier_id = '${dossier.id}'`)).length === 3);
  const { timeline } = await scene.view(dossier.id);
  expect(timeline[0]?.notices.map(({ kind }) => kind)).toEqual(['reminder', 'reminder', 'escalation']);
});

it('begins a dossier whose request ended before its run began', async () => {
  const commune = scene.commune('longHiep');
  const body = { communeId: commune.unitId, tier: 'NTM', year: 2024 };
  const dossier = await register(commune, 2023);
  const copy = randomUUID();
  await scene.database.admin.query(
    `INSERT INTO dossiers SELECT $1, province_id, commune_id, district_id, tier, $2, regime_id, regime_version,
       criteria_set, 'open', NULL, NULL, registered_on, now(), registered_by, NULL, rehearsal FROM dossiers WHERE id = $3`,
    [copy, body.year, dossier.id],
  );
  expect(await beginWaiting(scene.service.get(DossierService), 0, silentLog)).toBe(1);
  expect(await scene.view(copy)).toMatchObject({ stage: 'registration', round: 1, status: 'open' });
});

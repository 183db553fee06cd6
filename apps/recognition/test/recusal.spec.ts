import type { Caller } from '@langmoi/contracts/caller';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

/** Where members are at home, by their number; the others' homes are not known. */
const homes = (known: Record<number, string>) =>
  scene.database.admin.query(`UPDATE directory_organisations SET members = $1 WHERE kind = 'appraisalCouncil'`, [
    JSON.stringify(
      scene.members.map((officerId, at) => ({ officerId, role: 'councilMember', homeUnitId: known[at] ?? null })),
    ),
  ]);
beforeEach(() => homes({}));

const convene = (id: string, round = 1) =>
  scene.record(
    anAct(scene, id, scene.officer('coordinationOffice'), 'convene', {
      stage: 'council',
      round,
      meetsOn: '2020-07-01',
    }),
  );

async function aMeeting(): Promise<string> {
  const id = await scene.dossierAt('council');
  await convene(id);
  return id;
}

const at = { stage: 'council', round: 1 };
const vote = (id: string, member: Caller, choice = 'inFavour') =>
  scene.send(member, `/dossiers/${id}/ballots`, { ...at, choice });
const recuse = (id: string, member: Caller, reason = 'Em ruột là Chủ tịch xã') =>
  scene.send(member, `/dossiers/${id}/recusals`, { ...at, reason });
const meetingOf = async (id: string) => (await scene.view(id)).meetings[0]!;
const close = (id: string) =>
  scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'close-meeting', { ...at, reasons: [] }));

it('does not count a member at home in the commune, nor one of whom only its district is known', async () => {
  await homes({ 0: scene.hamTan, 1: scene.district, 2: scene.longHiep });
  const id = await aMeeting();
  expect(await meetingOf(id)).toMatchObject({
    members: 7,
    recused: expect.arrayContaining([
      { officerId: scene.members[0], cause: 'homeUnit', reason: null },
      { officerId: scene.members[1], cause: 'homeUnit', reason: null },
    ]),
  });
  expect((await meetingOf(id)).recused).toHaveLength(2);
  const refused = await vote(id, scene.member(0));
  expect(refused).toMatchObject({ status: 403, body: { type: '/problems/recused', cause: 'homeUnit' } });
  const { actions } = await scene.view(id, scene.member(0));
  for (const name of ['ballot', 'recuse'])
    expect(actions).toContainEqual({ name, allowed: false, reason: '/problems/recused' });
  const work = await scene.ask<{ id: string }[]>(scene.member(0), '/work-items');
  expect(work.body.map((item) => item.id)).not.toContain(id);
  expect((await vote(id, scene.member(2))).status).toBe(200);
});

it('lets a member stand aside with a reason, which the meeting and its minutes show', async () => {
  const id = await aMeeting();
  for (const member of [0, 1, 2, 3]) expect((await recuse(id, scene.member(member))).status).toBe(200);
  expect(await meetingOf(id)).toMatchObject({ members: 5, present: 0 });
  expect(await vote(id, scene.member(0))).toMatchObject({ status: 403, body: { type: '/problems/recused' } });
  for (const member of [4, 5, 6, 7]) await vote(id, scene.member(member));
  // Four of five are 80 %: a quorum that four of nine are not.
  expect(await close(id)).toMatchObject({ outcome: 'approved' });
  const [act] = await scene.rows<{ data: object }>('dossier_acts', `dossier_id = '${id}' AND kind = 'close-meeting'`);
  expect(act.data).toMatchObject({
    ...{ members: 5, present: 4 },
    recused: Array.from({ length: 4 }, () => ({ cause: 'declared', reason: 'Em ruột là Chủ tịch xã' })),
  });
});

it('lets nobody stand aside who has voted, twice, without a reason, or outside a meeting', async () => {
  const id = await scene.dossierAt('council');
  expect(await recuse(id, scene.member(0))).toMatchObject({ body: { type: '/problems/no-meeting-open' } });
  await convene(id);
  await vote(id, scene.member(0), 'against');
  expect(await recuse(id, scene.member(0))).toMatchObject({ status: 409, body: { type: '/problems/already-voted' } });
  await recuse(id, scene.member(1));
  expect(await recuse(id, scene.member(1))).toMatchObject({ status: 403, body: { type: '/problems/recused' } });
  expect(await recuse(id, scene.member(2), ' ')).toMatchObject({ status: 400 });
  expect(await recuse(id, scene.officer('coordinationOffice'))).toMatchObject({
    body: { type: '/problems/not-permitted' },
  });
  expect(await meetingOf(id)).toMatchObject({ members: 8, present: 1 });
});

it('refuses in the data itself a ballot of who stands aside, and standing aside of who has voted', async () => {
  const id = await aMeeting();
  await recuse(id, scene.member(0));
  await vote(id, scene.member(1));
  const { id: meeting } = await meetingOf(id);
  const { admin } = scene.database;
  await admin.query(`INSERT INTO duties VALUES ($1, $2, 'vote', $3, 'council', '2020-07-01')`, [
    ...[id, scene.members[0], scene.provinceId],
  ]);
  const attend = admin.query(
    `INSERT INTO council_attendances (meeting_id, officer_id, province_id, dossier_id) VALUES ($1, $2, $3, $4)`,
    [meeting, scene.members[0], scene.provinceId, id],
  );
  const constraint = 'fk_council_attendances_member';
  await expect(attend).rejects.toMatchObject({ driverError: { constraint } });
  const aside = admin.query(
    `UPDATE council_members SET voting = false, cause = 'declared' WHERE meeting_id = $1 AND officer_id = $2`,
    [meeting, scene.members[1]],
  );
  await expect(aside).rejects.toMatchObject({ driverError: { constraint } });
});

it('does not seat who reviewed the dossier at the district', async () => {
  const id = await scene.dossierAt('district-review');
  const reasons = [{ criterion: 1, text: 'Chưa đủ' }];
  const reviewer = { ...scene.officer('districtReviewer'), userId: scene.members[0]! };
  const said = { stage: 'district-review', outcome: 'return', reasons };
  await scene.record(anAct(scene, id, reviewer, 'outcome', said));
  await scene.enter(id, 'council');
  await convene(id);
  expect(await meetingOf(id)).toMatchObject({ members: 8, recused: [{ cause: 'duty', reason: null }] });
  expect(await vote(id, scene.member(0))).toMatchObject({
    status: 403,
    body: { type: '/problems/separation-of-duties', formerDuty: 'review' },
  });
});

it('keeps who stood aside aside in the next meeting on the same dossier', async () => {
  const id = await aMeeting();
  await recuse(id, scene.member(0), 'Có họ hàng với cán bộ xã');
  await close(id);
  await scene.enter(id, 'council', 2);
  await convene(id, 2);
  expect((await scene.view(id)).meetings[1]).toMatchObject({
    members: 8,
    recused: [{ cause: 'declared', reason: 'Có họ hàng với cán bộ xã' }],
  });
});

it('convenes no meeting in which nobody may vote', async () => {
  await homes(Object.fromEntries(scene.members.map((_, index) => [index, scene.hamTan])));
  const id = await scene.dossierAt('council');
  await expect(convene(id)).rejects.toMatchObject({ type: '/problems/invalid-request' });
});

import type { Caller, Role } from '@langmoi/contracts/caller';
import { AppointmentEnded } from '@langmoi/contracts/officers';
import type { WorkItem } from '@langmoi/contracts/recognition';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { AppointmentConsumer } from '../src/dossier/appointment.consumer';
import { anAct, Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

/** Somebody of an office, by an appointment. */
const appointed = (officer: Caller): Caller & { appointmentId: string } => ({
  ...officer,
  userId: randomUUID(),
  appointmentId: randomUUID(),
});

/** The event as directory sends it when the office is over. */
function ends({ userId, appointmentId, organisationId, unitId, roles }: Caller, successorId: string | null = null) {
  const data = {
    appointmentId,
    officerId: userId,
    organisationId,
    unitId,
    role: roles[0]!,
    on: '2020-06-30',
    successorId,
  };
  return AppointmentEnded.schema.parse(anEvent(AppointmentEnded, data, { provinceid: scene.provinceId }));
}
const hear = (event: AppointmentEnded) => scene.service.get(AppointmentConsumer).ended(event);

const handoversOf = async (id: string) => (await scene.view(id)).timeline.flatMap(({ handovers = [] }) => handovers);
const workOf = async (caller: Caller, id: string) =>
  (await scene.ask<WorkItem[]>(caller, '/work-items')).body.find((item) => item.id === id);

it('notes on each dossier that waits there who left and to whom the work went, and marks it in their work', async () => {
  const [waits, elsewhere] = [await scene.dossierAt('district-review'), await scene.dossierAt('front-poll')];
  const reviewer = appointed(scene.officer('districtReviewer'));
  const successor = scene.officer('districtReviewer');
  await hear(ends(reviewer, successor.userId));
  expect(await handoversOf(waits)).toEqual([
    { role: 'districtReviewer', organisationName: 'district', on: '2020-06-30', to: 'successor' },
  ]);
  expect(await handoversOf(elsewhere)).toEqual([]);
  expect((await workOf(successor, waits))?.handedOver).toEqual({ on: '2020-06-30', toMe: true });
  expect((await workOf(appointed(successor), waits))?.handedOver).toEqual({ on: '2020-06-30', toMe: false });
});

it('gives the work to the list of the office where there is no successor', async () => {
  const id = await scene.dossierAt('front-poll');
  await hear(ends(appointed(scene.officer('frontOfficer'))));
  expect(await handoversOf(id)).toMatchObject([{ role: 'frontOfficer', to: 'office' }]);
  expect((await workOf(scene.officer('frontOfficer'), id))?.handedOver).toEqual({ on: '2020-06-30', toMe: false });
});

it('says nothing of a department that has spoken, and of the one that has not', async () => {
  const id = await scene.dossierAt('confirmations');
  const department = scene.officer('departmentOfficer', 'agriculture');
  const findings = Array.from({ length: 10 }, (_, index) => ({ criterion: index + 10, agrees: true, note: '' }));
  const said = { stage: 'confirmations', assessmentVersion: 1, findings };
  await scene.record(anAct(scene, id, department, 'confirmation', said));
  await hear(ends(appointed(department)));
  expect(await handoversOf(id)).toEqual([]);
  await hear(ends(appointed(scene.officer('departmentOfficer'))));
  expect(await handoversOf(id)).toMatchObject([{ organisationName: 'construction' }]);
});

it('takes the same event in once, however often it comes', async () => {
  const id = await scene.dossierAt('registration');
  const event = ends(appointed(scene.officer('districtReviewer')));
  await Promise.all([hear(event), hear(event)]);
  await hear({ ...event, id: randomUUID() });
  expect(await handoversOf(id)).toHaveLength(1);
});

const acting: [Role, string, string, object][] = [
  ['districtReviewer', 'registration', 'outcomes', { outcome: 'accept' }],
  ['communeOfficer', 'publication', 'opinions', { from: 'residents', agrees: true, text: 'Đồng ý' }],
  ['coordinationOffice', 'council', 'meetings', { meetsOn: '2020-07-01' }],
];
it.each(acting)('refuses at once what %s does at %s under an appointment that has ended', async (...said) => {
  const [role, stage, path, body] = said;
  const id = await scene.dossierAt(stage);
  const officer = appointed(scene.officer(role));
  await hear(ends(officer));
  expect(await scene.send(officer, `/dossiers/${id}/${path}`, { stage, round: 1, ...body })).toMatchObject({
    ...{ status: 403, body: { type: '/problems/no-longer-in-office', title: 'Bạn đã thôi giữ chức vụ này' } },
  });
  const { actions } = await scene.view(id, officer);
  expect([...new Set(actions.map(({ reason }) => reason))]).toEqual(['/problems/no-longer-in-office']);
  const again = { ...officer, appointmentId: randomUUID() }; // the same person in the same office, appointed anew
  expect((await scene.view(id, again)).actions.some(({ allowed }) => allowed)).toBe(true);
});

it('refuses to register for a commune whose office one has left', async () => {
  const officer = appointed(scene.commune());
  await hear(ends(officer));
  const body = { communeId: officer.unitId, tier: 'NTM', year: 2090 };
  expect((await scene.send(officer, '/dossiers', body)).body.type).toBe('/problems/no-longer-in-office');
});

it('refuses an act that was asked before the office ended and comes to be recorded after', async () => {
  const id = await scene.dossierAt('registration');
  const officer = appointed(scene.officer('districtReviewer'));
  await hear(ends(officer));
  const act = anAct(scene, id, officer, 'outcome', { stage: 'registration', outcome: 'accept' });
  await expect(scene.record(act, officer)).rejects.toMatchObject({ type: '/problems/no-longer-in-office' });
});

describe('In an open meeting of the council', () => {
  const sits = Array.from({ length: 9 }, () => ({ appointmentId: randomUUID() as string }));
  beforeAll(() =>
    scene.database.admin.query(`UPDATE directory_organisations SET members = $1 WHERE kind = 'appraisalCouncil'`, [
      JSON.stringify(
        sits.map(({ appointmentId }, at) => ({ officerId: scene.members[at], role: 'councilMember', appointmentId })),
      ),
    ]),
  );
  const member = (at: number): Caller => ({ ...scene.member(at), appointmentId: sits[at]!.appointmentId });
  const ballot = (id: string, at: number) =>
    scene.send(member(at), `/dossiers/${id}/ballots`, { stage: 'council', round: 1, choice: 'inFavour' });

  it('a member who left without voting is counted no longer, and a ballot that was cast stays', async () => {
    const id = await scene.dossierAt('council');
    const convene = { stage: 'council', meetsOn: '2020-07-01' };
    await scene.record(anAct(scene, id, scene.officer('coordinationOffice'), 'convene', convene));
    await ballot(id, 0);
    for (const at of [0, 1]) await hear(ends(member(at)));
    expect((await scene.view(id)).meetings).toMatchObject([{ members: 8, present: 1, recused: [] }]);
    expect((await ballot(id, 1)).body.type).toBe('/problems/no-longer-in-office');
    const withoutToken = { ...member(1), appointmentId: null };
    const body = { stage: 'council', round: 1, choice: 'inFavour' };
    expect((await scene.send(withoutToken, `/dossiers/${id}/ballots`, body)).body.type).toBe('/problems/not-permitted');
    for (const at of [2, 3, 4, 5, 6]) await ballot(id, at);
    const closing = anAct(scene, id, scene.officer('coordinationOffice'), 'close-meeting', {
      stage: 'council',
      reasons: [],
    });
    // Six of eight are 75 %, and all of them in favour.
    expect(await scene.record(closing)).toMatchObject({ outcome: 'approved' });
    expect(await handoversOf(id)).toHaveLength(2);
  });
});

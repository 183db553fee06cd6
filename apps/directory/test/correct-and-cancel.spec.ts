import { AppointmentEnded } from '@langmoi/contracts/officers';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import {
  administrator,
  aScene,
  auditor,
  decision,
  nationalAdministrator,
  officer,
  only,
  organisation,
  reading,
  refusal,
  type Scene,
} from './personnel-scene';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

it('takes back an office before its first day: it never was, it is on record, and stands in nobody’s way', async () => {
  const { person } = await scene.invite('thu.cancel', { fromOn: '2020-05-01' });
  const first = only(person);
  expect(first.actions.map(({ name }) => name)).toContain('cancelAppointment');
  expect(refusal(await scene.cancel({ ...first, version: 7 }))).toBe('409 stale-version');
  const answers = await Promise.all([1, 2].map(() => scene.cancel(first, { decision })));
  expect(answers.map(refusal).sort()).toEqual(['200 undefined', '409 stale-version']);
  expect(only((await scene.view(person.id)).person)).toMatchObject({
    ...{ fromOn: '2020-05-01', toOn: null, cancelledOn: '2020-04-01', version: 2 },
    endedBy: { reason: 'không nhận chức (diễn tập)', decision },
  });
  expect((await scene.announced('thu.cancel')).at(-1)).toMatchObject({ active: false });
  const powers = await scene.directory.ask(`/persons/${person.id}/powers?on=2020-06-01`, administrator);
  expect(powers.body).toEqual([]);
  const over = await scene.directory.events<{ appointmentId: string }>(AppointmentEnded.type);
  expect(over.map(({ appointmentId }) => appointmentId)).not.toContain(first.id);
  const { status, person: again } = await scene.appoint(person.id, { fromOn: '2020-05-01' });
  expect({ status, offices: again.appointments.length }).toEqual({ status: 201, offices: 2 });
  const begun = only((await scene.invite('thu.begun')).person);
  expect(begun.actions.map(({ name }) => name)).not.toContain('cancelAppointment');
  expect(refusal(await scene.cancel(begun))).toBe('409 appointment-begun');
  expect(refusal(await scene.cancel({ id: randomUUID(), version: 1 }))).toBe('404 appointment-not-found');
  expect(refusal(await scene.cancel(begun, {}, auditor))).toBe('403 not-permitted');
});

it('takes back with the head whatever would have been signed on their behalf', async () => {
  const head = only((await scene.invite('thu.head.2', { fromOn: '2020-05-01' })).person);
  const behalf = { fromOn: '2020-05-02', capacity: 'forHead', onBehalfOf: head.id };
  const deputy = (await scene.invite('thu.deputy.2', behalf)).person;
  await scene.cancel(head);
  expect(only((await scene.view(deputy.id)).person)).toMatchObject({ cancelledOn: '2020-04-01', version: 2 });
  expect(refusal(await scene.appoint(deputy.id, behalf))).toBe('422 appointment-without-head');
});

it('does not let the data take back what has begun', async () => {
  const { id } = only((await scene.invite('thu.raw')).person);
  const { admin } = scene.directory.database;
  const took = admin.query(
    `UPDATE appointments SET cancelled_on = from_on, stopped_on = from_on, ended_by = '{}' WHERE id = $1`,
    [id],
  );
  await expect(took).rejects.toMatchObject({ driverError: { constraint: 'ck_appointments_cancelled' } });
});

it('corrects a person for one of two administrators at once, keeps what was said before, and tells others the home', async () => {
  const { person } = await scene.invite('thu.correct');
  const wishes = [{ displayName: 'Nguyễn Thị Đúng (diễn tập)' }, { homeUnitId: null }];
  const answers = await Promise.all(wishes.map((wish) => scene.correct(person, wish)));
  expect(answers.map(refusal).sort()).toEqual(['200 undefined', '409 stale-version']);
  const seen = (await scene.view(person.id)).person;
  const deputy = { ...administrator, capacity: 'forHead' as const };
  const homed = await scene.correct(seen, { homeUnitId: uuidOf('unit', '29482'), phone: '0909 654 321' }, deputy);
  expect(homed.person).toMatchObject({ version: 3, phone: '•••' });
  expect((await scene.view(person.id)).person).toMatchObject({
    phone: '0909 654 321',
    homeUnitId: uuidOf('unit', '29482'),
  });
  expect((await scene.described(organisation('84/coordination-office')))?.members).toContainEqual(
    expect.objectContaining({ officerId: person.id, homeUnitId: uuidOf('unit', '29482') }),
  );
  const same = await scene.correct(homed.person, { phone: '0909 654 321' });
  expect(same.person.version).toBe(3);
  const acts = await scene.directory.database.admin.query(
    `SELECT by_user, capacity, detail FROM personnel_acts WHERE subject_id = $1 AND kind = 'corrected' ORDER BY at`,
    [person.id],
  );
  expect(acts).toMatchObject([
    { by_user: administrator.userId, capacity: 'own' },
    {
      ...{ by_user: administrator.userId, capacity: 'forHead' },
      detail: {
        reason: 'ghi sai (diễn tập)',
        changed: ['phone', 'homeUnitId'],
        before: { homeUnitId: seen.homeUnitId },
      },
    },
  ]);
  expect(JSON.stringify(acts)).not.toContain('0909');
});

it.each([
  ['a home of nobody', { homeUnitId: randomUUID() }, administrator, '404 unit-not-found'],
  ['somebody who administers nothing', { phone: '1' }, auditor, '403 not-permitted'],
  [
    'another province’s administrator',
    { phone: '1' },
    aCaller({ roles: ['provinceAdministrator'] }),
    '404 person-not-found',
  ],
  ['the nation, of an officer of the province', { phone: '1' }, reading(nationalAdministrator), '403 not-permitted'],
])('does not correct a person for %s', async (_, wish, caller, expected) => {
  expect(refusal(await scene.correct({ id: officer('vpdp'), version: 1 }, wish, caller))).toBe(expected);
});

it('does not let an administrator correct themselves: home decides on recusal', async () => {
  const { person } = await scene.invite('thu.self');
  const themselves = { ...administrator, userId: person.id };
  expect(refusal(await scene.correct(person, { homeUnitId: null }, themselves))).toBe('403 own-record');
  const theAdministrator = { id: administrator.userId, version: 1 };
  expect(refusal(await scene.correct(theAdministrator, { phone: '1' }))).toBe('403 not-permitted');
  const asNation = await scene.correct(theAdministrator, { phone: '02943 000 000' }, reading(nationalAdministrator));
  expect(asNation.status).toBe(200);
});

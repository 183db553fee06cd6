import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { AccountDescribed, AppointmentEnded } from '@langmoi/contracts/officers';
import { randomUUID } from 'node:crypto';
import { refuseDemoBesideProvinces } from '../src/day/demo-guard';
import { DayService } from '../src/day/day.service';
import { administrator, aScene, provinceId, type Scene } from './personnel-scene';
import { aProvince } from './service';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

const events = (type: string) => scene.directory.events<Record<string, unknown>>(type);
const followed = () => scene.directory.worker.get(DayService).followTheWorld();
const follow = async () => (await followed()).moved;

/** Somebody of a real province in an office from and to days, counted from today. */
async function somebody(inProvince: string, from: number, to: number | null) {
  const { admin } = scene.directory.database;
  const [unit, office, officer, appointment] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await admin.query(`INSERT INTO units VALUES ($1, $2, NULL, 'province', 'province', $3, 'a', 'a')`, [
    ...[unit, inProvince, unit],
  ]);
  await admin.query(`INSERT INTO organisations VALUES ($1, $2, $3, 'other', 'an office')`, [office, inProvince, unit]);
  await admin.query(`INSERT INTO officers VALUES ($1, $2, 'somebody', false)`, [officer, inProvince]);
  await admin.query(`INSERT INTO accounts VALUES ($1, $2, $3, $4)`, [randomUUID(), inProvince, officer, officer]);
  const paper = JSON.stringify({ number: '1', date: '2020-01-01', authority: 'somebody' });
  await admin.query(
    `INSERT INTO appointments (id, province_id, officer_id, organisation_id, unit_id, role, from_on, to_on, rehearsal, decision)
     VALUES ($1, $2, $3, $4, $5, 'operator', ${vietNam} + $6::int, ${vietNam} + $7::int, false, $8)`,
    [appointment, inProvince, officer, office, unit, from, to, paper],
  );
  return { officer, office, appointment };
}
const vietNam = `(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`;

it('announces, as the world has a new day, what began and what ended since the last one', async () => {
  const real = await aProvince(scene.directory, null);
  const { admin } = scene.directory.database;
  await admin.query(`UPDATE provinces SET announced_on = ${vietNam} - 3 WHERE id = $1`, [real]);
  const begun = await somebody(real, 0, null);
  await admin.query('DELETE FROM units WHERE false');
  const over = await somebody(real, -30, -1).catch(() => undefined);
  expect(over).toBeDefined();
  await follow();
  const described = await events(OrganisationDescribed.type);
  expect(described).toContainEqual(
    expect.objectContaining({ id: begun.office, members: [expect.objectContaining({ officerId: begun.officer })] }),
  );
  expect(described).toContainEqual(expect.objectContaining({ id: over?.office, members: [] }));
  expect(await events(AppointmentEnded.type)).toMatchObject([{ appointmentId: over?.appointment, successorId: null }]);
  const accounts = (await events(AccountDescribed.type)).filter((data) => data['provinceId'] === real);
  expect(accounts).toContainEqual(
    expect.objectContaining({ officerId: begun.officer, active: true, secondFactor: true }),
  );
  const told = (await events(OrganisationDescribed.type)).length;
  expect(await follow()).toBe(0);
  expect(await events(OrganisationDescribed.type)).toHaveLength(told);
});

it('tells of a new tenant who may sign in, and nothing of before', async () => {
  const fresh = await aProvince(scene.directory, null);
  const { officer } = await somebody(fresh, -10, null);
  const told = (await events(OrganisationDescribed.type)).length;
  await follow();
  expect(await events(AccountDescribed.type)).toContainEqual(
    expect.objectContaining({ provinceId: fresh, officerId: officer, active: true }),
  );
  expect(await events(OrganisationDescribed.type)).toHaveLength(told);
});

it('moves no demo: its date is somebody’s to move, and then tells the same', async () => {
  const { person } = await scene.invite('thu.day', { fromOn: '2020-04-10', toOn: '2020-04-20' });
  await follow();
  const [appointment] = person.appointments;
  const ends = async () => (await events(AppointmentEnded.type)).filter((data) => data['officerId'] === person.id);
  const active = async () =>
    (await events(AccountDescribed.type)).filter((data) => data['officerId'] === person.id).at(-1);
  const move = (to: string) => scene.directory.command(`POST /provinces/${provinceId}/clock`, { to }, administrator);
  expect(await active()).toMatchObject({ active: true });
  await move('2020-04-20');
  expect(await ends()).toEqual([]);
  await move('2020-04-21');
  expect(await ends()).toMatchObject([{ appointmentId: appointment?.id, on: '2020-04-20' }]);
  expect(await active()).toMatchObject({ active: false });
});

it('brings every other province to its day where one cannot follow', async () => {
  const [stuck, other] = [await aProvince(scene.directory, null), await aProvince(scene.directory, null)];
  const { admin } = scene.directory.database;
  await admin.query(`UPDATE provinces SET code = '0' WHERE id = $1`, [stuck]); // looked at first
  await admin.query(
    `INSERT INTO unit_proposals (id, province_id, state, effective_on, decision, happenings, rules, units, entered_by,
                                 approved_by, event_ids, version)
     VALUES ($1, $2, 'approved', '2020-01-01', '{}', '"nobody can read this"', '[]', '[]', '{}', $3, ARRAY[$3]::uuid[], 1)`,
    [randomUUID(), stuck, randomUUID()],
  );
  expect(await followed()).toMatchObject({ moved: 1, failed: [{ provinceId: stuck }] });
  const announced = `SELECT id FROM provinces WHERE announced_on IS NOT NULL AND id = ANY ($1)`;
  expect(await admin.query(announced, [[stuck, other]])).toEqual([{ id: other }]);
});

it('refuses to start as a demo beside a real province, with the exit of a wrong configuration', async () => {
  const { app } = scene.directory;
  await expect(refuseDemoBesideProvinces(app, { demo: false })).resolves.toBeUndefined();
  await expect(refuseDemoBesideProvinces(app, { demo: true })).rejects.toMatchObject({
    name: 'ConfigError',
    exitCode: 78,
    message: expect.stringContaining('DEMO'),
  });
  await scene.directory.database.admin.query(
    'TRUNCATE personnel_acts, appointments, accounts, officers, provinces CASCADE',
  );
  await aProvince(scene.directory);
  await expect(refuseDemoBesideProvinces(app, { demo: true })).resolves.toBeUndefined();
});

import type { Caller } from '@langmoi/contracts/caller';
import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Db } from '../src/db';
import { grantsTo, ProvinceGrantRow } from '../src/province-grants';
import { CreateThings } from './things';

let database: TestDatabase;
let dataSource: DataSource;
let db: Db;
const [traVinh, benTre, vinhLong, unit] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as string[];
const things = 'SELECT province_id FROM things';
const reader = (choice: Partial<Caller> = {}): Caller =>
  aCaller({
    ...{ provinceId: vinhLong!, roles: ['coordinationOffice'], appointmentId: randomUUID() },
    ...{ readsProvinceId: traVinh!, inherits: true, ...choice },
  });
const records = (userId: string): Promise<Record<string, unknown>[]> =>
  database.admin.query('SELECT * FROM province_reads WHERE user_id = $1', [userId]);
const fromOn = (day: string) =>
  database.admin.query('UPDATE province_grants SET from_on = $1 WHERE province_id = $2', [day, traVinh]);
const refused = { type: '/problems/not-permitted', status: 403 };

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings], [ProvinceGrantRow]);
  const { extra } = database.app;
  // One connection, so that whatever leaks from a transaction is seen by the next.
  dataSource = await new DataSource({ ...database.app, extra: { ...extra, max: 1 } }).initialize();
  db = new Db(dataSource);
  for (const provinceId of [traVinh, benTre, vinhLong]) {
    await database.admin.query('INSERT INTO things (id, province_id) VALUES (gen_random_uuid(), $1)', [provinceId]);
  }
  await database.admin.query(
    `INSERT INTO directory_units (id, province_id, level, kind, code, name)
     VALUES ($1, $2, 'province', 'province', '86', 'Vĩnh Long')`,
    [unit, vinhLong],
  );
  await database.admin.query(
    `INSERT INTO directory_provinces (province_id, is_demo, today) VALUES ($1, true, '2025-07-01')`,
    [vinhLong],
  );
  await database.admin.query(`INSERT INTO province_grants VALUES ($1, 'Trà Vinh', $2, '2025-07-01')`, [traVinh, unit]);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

it('shows who took a province over that one, and nothing of their own meanwhile, and keeps who read it', async () => {
  const caller = reader();
  expect(await db.read(caller, (em) => em.query(things))).toEqual([{ province_id: traVinh }]);
  expect(await records(caller.userId)).toEqual([
    expect.objectContaining({ province_id: traVinh, appointment_id: caller.appointmentId, request: 'no request' }),
  ]);
});

it('leaves each question to its own province again', async () => {
  await db.read(reader(), (em) => em.query(things));
  expect(await db.read(reader({ readsProvinceId: null, inherits: false }), (em) => em.query(things))).toEqual([
    { province_id: vinhLong },
  ]);
});

it('begins on the day of the grant, by the successor’s own clock', async () => {
  await fromOn('2025-07-02');
  await expect(db.read(reader(), (em) => em.query(things))).rejects.toMatchObject(refused);
  await fromOn('2025-07-01');
  expect(await db.read(reader(), (em) => em.query(things))).toHaveLength(1);
});

it('is given to nobody by a service that was not yet told of the successor’s clock', async () => {
  const told = (isDemo: boolean) =>
    database.admin.query(
      `INSERT INTO directory_provinces (province_id, is_demo, today) VALUES ($1, $2, '2025-07-01')`,
      [vinhLong, isDemo],
    );
  const forgotten = () => database.admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [vinhLong]);
  await forgotten();
  await expect(db.read(reader(), (em) => em.query(things))).rejects.toMatchObject(refused);
  await told(false); // the world's date, long after the grant's
  expect(await db.read(reader(), (em) => em.query(things))).toHaveLength(1);
  await forgotten();
  await told(true);
});

it.each<[string, Partial<Caller>]>([
  ['a province that it did not take over', { readsProvinceId: benTre! }],
  ['a province, being the one that was taken over', { provinceId: traVinh!, readsProvinceId: vinhLong! }],
  ['a province, being of a third', { provinceId: benTre! }],
  ['a province without saying that it is its successor', { inherits: false }],
])('refuses who reads %s, and keeps no record', async (_, choice) => {
  const caller = reader(choice);
  await expect(db.read(caller, (em) => em.query(things))).rejects.toMatchObject(refused);
  expect(await records(caller.userId)).toEqual([]);
});

it('writes nothing there, through either door', async () => {
  const write = `UPDATE things SET total = 1`;
  await expect(db.read(reader(), (em) => em.query(write))).rejects.toThrow('read-only transaction');
  await db.run(reader(), (em) => em.query(write));
  expect(await database.admin.query('SELECT province_id FROM things WHERE total = 1')).toEqual([
    { province_id: vinhLong },
  ]);
});

it('gives no grant to itself', async () => {
  const forged = `INSERT INTO province_grants VALUES ('${vinhLong!}', 'x', '${unit!}', '2020-01-01')`;
  await expect(db.run(reader(), (em) => em.query(forged))).rejects.toThrow('permission denied');
});

it('tells a province whom it may read just now', async () => {
  const listed = (provinceId: string) =>
    db.read(aCaller({ provinceId }), async (em) => (await grantsTo(em, provinceId)).map((one) => one.provinceName));
  expect(await listed(vinhLong!)).toEqual(['Trà Vinh']);
  expect(await listed(traVinh!)).toEqual([]);
  expect(await listed(benTre!)).toEqual([]);
});

import type { Caller } from '@langmoi/contracts/caller';
import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Db } from '../src/db';
import { nationId } from '../src/nation';
import { CreateThings } from './things';

let database: TestDatabase;
let dataSource: DataSource;
let db: Db;
const [travinh, bentre] = [randomUUID() as string, randomUUID() as string];
const things = 'SELECT province_id FROM things';
const auditor = (choice: Partial<Caller> = {}): Caller =>
  aCaller({
    ...{ provinceId: nationId, unitId: nationId, roles: ['auditor'], appointmentId: randomUUID() },
    ...{ readsProvinceId: travinh, purpose: "kiểm toán 'năm 2020'", ...choice },
  });
const records = (userId: string): Promise<Record<string, unknown>[]> =>
  database.admin.query('SELECT * FROM province_reads WHERE user_id = $1', [userId]);

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  const { url, extra } = database.app;
  // One connection, so that whatever leaks from a transaction is seen by the next.
  dataSource = await new DataSource({ type: 'postgres', url, extra: { ...extra, max: 1 } }).initialize();
  db = new Db(dataSource);
  await database.admin.query(
    'INSERT INTO things (id, province_id) VALUES (gen_random_uuid(), $1), (gen_random_uuid(), $2)',
    [travinh, bentre],
  );
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

it('shows a national office the one province it names, and keeps who, as what, why and when', async () => {
  const caller = auditor();
  expect(await db.read(caller, (em) => em.query(things))).toEqual([{ province_id: travinh }]);
  expect(await records(caller.userId)).toEqual([
    expect.objectContaining({
      ...{ province_id: travinh, organisation_id: caller.organisationId, appointment_id: caller.appointmentId },
      ...{ roles: ['auditor'], purpose: "kiểm toán 'năm 2020'", request: 'no request', read_at: expect.any(Date) },
    }),
  ]);
});

it('records every use, also one that finds nothing', async () => {
  const caller = auditor({ readsProvinceId: randomUUID() });
  for (let times = 0; times < 3; times++) expect(await db.read(caller, (em) => em.query(things))).toEqual([]);
  expect(await records(caller.userId)).toHaveLength(3);
});

it('shows a national office that names no province nothing of any', async () => {
  const caller = auditor({ readsProvinceId: null });
  expect(await db.read(caller, (em) => em.query(things))).toEqual([]);
  expect(await records(caller.userId)).toEqual([]);
});

it('refuses to write through the door for questions, and leaves no record of what it did not answer', async () => {
  const caller = auditor();
  const write = db.read(caller, (em) => em.query(`UPDATE things SET total = 1`));
  await expect(write).rejects.toThrow('read-only transaction');
  expect(await records(caller.userId)).toEqual([]);
});

it('gives no answer whose record was lost with a statement that failed', async () => {
  const caller = auditor();
  const swallowed = db.read(caller, async (em) => {
    const rows: unknown[] = await em.query(things);
    await em.query('SELECT 1 / 0').catch(() => undefined);
    return rows;
  });
  await expect(swallowed).rejects.toThrow('no answer');
  expect(await records(caller.userId)).toEqual([]);
});

it('sees and changes nothing of a province through the door for commands', async () => {
  const caller = auditor();
  expect(await db.run(caller, (em) => em.query(things))).toEqual([]);
  const [, changed]: [unknown, number] = await db.run(caller, (em) => em.query('UPDATE things SET total = 1'));
  expect(changed).toBe(0);
  const adding = db.run(caller, (em) =>
    em.query('INSERT INTO things (id, province_id) VALUES (gen_random_uuid(), $1)', [travinh]),
  );
  await expect(adding).rejects.toThrow('row-level security');
});

it('lets nobody of a province read another, whatever the token says', async () => {
  const caller = aCaller({ provinceId: bentre, readsProvinceId: travinh, roles: ['auditor'] });
  const reading = db.read(caller, (em) => em.query(things));
  await expect(reading).rejects.toMatchObject({ type: '/problems/not-permitted' });
  const own = aCaller({ provinceId: bentre, readsProvinceId: bentre });
  expect(await db.read(own, (em) => em.query(things))).toEqual([{ province_id: bentre }]);
});

describe('without the door', () => {
  /** As code of ours might try: the settings without the record, or a record of its own making. */
  const attempt = (bound: string, statements: string[]): Promise<unknown> =>
    dataSource.transaction(async (em) => {
      await em.query(`SELECT set_config('app.province_id', $1, true), set_config('app.reads_province_id', $2, true)`, [
        bound,
        travinh,
      ]);
      let rows: unknown;
      for (const statement of statements) rows = await em.query(statement);
      return rows;
    });
  const record = (province: string, columns = '', values = '') =>
    `INSERT INTO province_reads (province_id, user_id, organisation_id, roles, request${columns})
     VALUES ('${province}', gen_random_uuid(), gen_random_uuid(), '{}', 'mine'${values})`;

  it('shows nothing to settings without a record, nor to a record of an earlier transaction', async () => {
    expect(await attempt(nationId, [record(travinh), things])).toEqual([{ province_id: travinh }]);
    expect(await attempt(nationId, [things])).toEqual([]);
  });

  it('shows nothing of another province than the recorded one', async () => {
    expect(await attempt(nationId, [record(bentre), things])).toEqual([]);
  });

  it('takes no record from a province, and none that names its own time or transaction', async () => {
    await expect(attempt(bentre, [record(travinh)])).rejects.toThrow('row-level security');
    await expect(attempt(nationId, [record(travinh, ', read_at', ', now()')])).rejects.toThrow('permission denied');
    const number = record(travinh, ', transaction', `, '1'`);
    await expect(attempt(nationId, [number])).rejects.toThrow('permission denied');
  });

  it('removes and rewrites no record', async () => {
    for (const statement of ['DELETE FROM province_reads', `UPDATE province_reads SET purpose = 'none'`]) {
      await expect(attempt(nationId, [record(travinh), statement])).rejects.toThrow('permission denied');
    }
  });

  it('shows a province who has read it, and nobody else', async () => {
    const seen = (await attempt(travinh, ['SELECT DISTINCT province_id FROM province_reads'])) as unknown[];
    expect(seen).toEqual([{ province_id: travinh }]);
    expect(await attempt(bentre, [`SELECT 1 FROM province_reads WHERE province_id = '${travinh}'`])).toEqual([]);
  });
});

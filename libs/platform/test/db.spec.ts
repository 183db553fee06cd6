import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { aCaller } from '@langmoi/testing/callers';
import { until } from '@langmoi/testing/until';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { DataSource } from 'typeorm';
import { databaseIsAway, databaseOptions, Db, systemCaller } from '../src/db';
import { CreateThings } from './things';

let database: TestDatabase;
let dataSource: DataSource;
let db: Db;
const here = aCaller();
const elsewhere = aCaller({ provinceId: randomUUID() });
const quoting = aCaller({ provinceId: `7'9; DROP TABLE things` });
const province = `SELECT current_setting('app.province_id', true) AS id`;

const open = (max: number) => {
  const { url, extra } = database.app;
  return new DataSource({ type: 'postgres', url, extra: { ...extra, max } }).initialize();
};

beforeAll(async () => {
  database = await freshDatabase('things', [CreateThings]);
  dataSource = await open(1); // one connection, so that whatever leaks from a transaction is seen by the next
  db = new Db(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

it.each(['run', 'read'] as const)('binds the province for the length of %s, whatever its id holds', async (door) => {
  expect(await db[door](here, (em) => em.query(province))).toEqual([{ id: here.provinceId }]);
  expect(await db[door](quoting, (em) => em.query(province))).toEqual([{ id: quoting.provinceId }]);
  expect(await dataSource.query(province)).toEqual([{ id: '' }]);
});

it.each(['run', 'read'] as const)('hands the connection back clean when %s fails', async (door) => {
  await expect(db[door](here, (em) => em.query('SELECT 1 / 0'))).rejects.toThrow('division by zero');
  await expect(db[door](here, () => Promise.reject(new Error('ours')))).rejects.toThrow('ours');
  expect(await db[door](here, (em) => em.query(province))).toEqual([{ id: here.provinceId }]);
});

it('writes nothing through the door for questions', async () => {
  const work = db.read(here, (em) => em.query(`INSERT INTO inbox_events VALUES ('c', gen_random_uuid())`));
  await expect(work).rejects.toThrow('read-only transaction');
});

describe('several in one transaction', () => {
  const put = (caller: typeof here, id: string) =>
    db.run(caller, (em) =>
      em.query('INSERT INTO things (id, province_id) VALUES ($1, $2) RETURNING id', [id, caller.provinceId]),
    );
  const kept = (ids: string[]): Promise<unknown[]> =>
    database.admin.query('SELECT id FROM things WHERE id = ANY($1)', [ids]);

  it('keeps all of them, each as its own province, whenever they begin', async () => {
    const ids = [here, elsewhere, here, elsewhere].map((caller) => ({ caller, id: randomUUID() }));
    await db.together(() => Promise.all(ids.map(({ caller, id }) => put(caller, id))));
    expect(await kept(ids.map(({ id }) => id))).toHaveLength(4);
    expect(await dataSource.query(province)).toEqual([{ id: '' }]);
  });

  it('keeps none where one fails, and not even where its failure is swallowed', async () => {
    const [good, bad] = [randomUUID(), 'no id'];
    await expect(db.together(() => Promise.all([put(here, good), put(here, bad)]))).rejects.toThrow('invalid input');
    const swallowed = db.together(() => Promise.allSettled([put(here, good), put(here, bad)]));
    await expect(swallowed).rejects.toThrow('cannot commit');
    expect(await kept([good])).toEqual([]);
  });
});

it.each(['40001', '40P01'])('begins anew after %s, and its effect is there once', async (code) => {
  const id = randomUUID();
  let attempts = 0;
  await db.run(here, async (em) => {
    attempts++;
    await em.query('INSERT INTO things (id, province_id) VALUES ($1, $2)', [id, here.provinceId]);
    if (attempts < 3) await em.query(`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '${code}'; END $$`);
  });
  const rows: unknown[] = await database.admin.query('SELECT 1 FROM things WHERE id = $1', [id]);
  expect({ attempts, rows: rows.length }).toEqual({ attempts: 3, rows: 1 });
});

it('gives up after the third collision', async () => {
  let attempts = 0;
  const work = db.run(here, (em) => {
    attempts++;
    return em.query(`DO $$ BEGIN RAISE EXCEPTION 'collided' USING ERRCODE = '40001'; END $$`);
  });
  await expect(work).rejects.toThrow('collided');
  expect(attempts).toBe(3);
});

it('begins anew when it was the victim of a real deadlock', async () => {
  const pair = await open(2);
  let holding = 0;
  const cross = (first: number, second: number) =>
    new Db(pair).run(here, async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [first]);
      holding++;
      await until(() => holding >= 2);
      await em.query('SELECT pg_advisory_xact_lock($1)', [second]);
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(holding).toBe(3);
  await pair.destroy();
});

it('says that the database is away, not that we have a bug', async () => {
  const lost = await open(1);
  const work = new Db(lost).run(here, async (em) => {
    await em.query('SELECT 1'); // behind the BEGIN, which is not waited for
    await database.admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND usename = 'test_things_app' AND state = 'idle in transaction'`,
    );
    await em.query('SELECT 1');
  });
  await expect(work).rejects.toThrow('PostgreSQL is not reachable');
  await lost.destroy();
});

it('lives on when the server lets it in and shuts down in the same breath', async () => {
  const message = (type: string, ...parts: (string | Buffer)[]) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const fatal = 'SFATAL\0C57P01\0Mterminating connection due to administrator command\0\0';
  const breath = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', 'I'), message('E', fatal)]);
  const server = createServer((socket) => void socket.once('data', () => socket.end(breath)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const options = databaseOptions({ url: `postgres://nobody@127.0.0.1:${port}/nothing`, entities: [] });
  const failure: unknown = await new DataSource(options).initialize().catch((error: unknown) => error);
  expect(databaseIsAway(failure)).toBe(true);
  server.close();
});

describe('the fence between provinces', () => {
  const mine = randomUUID();
  const things = 'SELECT id FROM things WHERE id = $1';

  beforeAll(() =>
    db.run(here, (em) => em.query('INSERT INTO things (id, province_id) VALUES ($1, $2)', [mine, here.provinceId])),
  );

  it('shows a row to its own province alone, and to nobody when no province is bound', async () => {
    expect(await db.read(here, (em) => em.query(things, [mine]))).toHaveLength(1);
    expect(await db.read(systemCaller('spec', here.provinceId), (em) => em.query(things, [mine]))).toHaveLength(1);
    expect(await db.read(elsewhere, (em) => em.query(things, [mine]))).toEqual([]);
    expect(await dataSource.query(things, [mine])).toEqual([]);
  });

  it('takes no row for another province', async () => {
    const work = db.run(elsewhere, (em) =>
      em.query('INSERT INTO things (id, province_id) VALUES ($1, $2)', [randomUUID(), here.provinceId]),
    );
    await expect(work).rejects.toThrow('row-level security');
  });

  it('is the policy: with it removed the row is seen', async () => {
    await database.admin.query('ALTER TABLE things DISABLE ROW LEVEL SECURITY');
    expect(await db.read(elsewhere, (em) => em.query(things, [mine]))).toHaveLength(1);
    await database.admin.query('ALTER TABLE things ENABLE ROW LEVEL SECURITY');
    expect(await db.read(elsewhere, (em) => em.query(things, [mine]))).toEqual([]);
  });
});

it('lets the application neither change the schema nor rewrite what was migrated', async () => {
  await expect(dataSource.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
  await expect(dataSource.query('DELETE FROM migrations')).rejects.toThrow('permission denied');
});

it('takes options that Nest and TypeORM accept as they are', () => {
  expect(databaseOptions({ url: 'postgres://h/d', entities: [] })).toMatchObject({ extra: { pipeline: true } });
});

import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrations } from '../../apps/directory/src/migrate';
import { changedSince, erase, inProvince, kept } from './erasure.mjs';
import { RowFiles } from './row-files.mjs';

const service = 'directory';
const [provinceId, otherId] = [randomUUID(), randomUUID()];
let database;
let folder;
let client;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'langmoi-erasure-'));
  database = await freshDatabase(service, migrations);
  for (const id of [provinceId, otherId]) await fill(id);
  client = await connect();
});
afterEach(async () => {
  await client?.end();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function connect() {
  const made = new pg.Client({ connectionString: database.migratorUrl });
  await made.connect();
  return made;
}

/** A province with two units, an officer who noted a fact, an event that was sent and one that was not. */
async function fill(id) {
  const { admin } = database;
  const [unitId, communeId, officerId] = [randomUUID(), randomUUID(), randomUUID()];
  await admin.query(
    `INSERT INTO provinces (id, code, name, is_demo, today) VALUES ($1, '97', E'An\\nBình', true, '2020-07-01')`,
    [id],
  );
  await admin.query(
    `INSERT INTO units (id, province_id, parent_id, level, kind, code, name, full_name)
     VALUES ($2, $1, NULL, 'province', 'province', '97', 'An Bình', 'Tỉnh An Bình'),
            ($3, $1, $2, 'commune', 'commune', '97011', 'An Thuận', 'Xã An Thuận')`,
    [id, unitId, communeId],
  );
  await admin.query('INSERT INTO officers (id, province_id, display_name, rehearsal) VALUES ($2, $1, $3, true)', [
    id,
    officerId,
    'Cán bộ (diễn tập)',
  ]);
  await admin.query(
    `INSERT INTO unit_facts (id, province_id, unit_id, content, sources, noted_by) VALUES ($2, $1, $3, '{}', '[]', $4)`,
    [id, randomUUID(), communeId, officerId],
  );
  for (const sentAt of [new Date(), null]) {
    await admin.query(
      'INSERT INTO outbox_events (id, topic, key, envelope, published_at) VALUES ($1, $2, $3, $4, $5)',
      [randomUUID(), 'langmoi.directory.unit.v1', communeId, { provinceid: id, data: {} }, sentAt],
    );
  }
}

const erased = (by, outbox) => erase(by, new RowFiles(folder), { service, provinceId, outbox });

/** What tables hold of a province: rows as they are written, by table. */
async function rowsOf(id) {
  const tables = await database.admin.query(
    `SELECT DISTINCT table_name AS name FROM information_schema.columns
      WHERE table_schema = current_schema() AND (column_name = 'province_id' OR table_name = 'provinces')`,
  );
  const found = {};
  for (const { name } of tables) {
    const own = name === 'provinces' ? 'id' : 'province_id';
    const rows = await database.admin.query(`SELECT to_jsonb(t)::text AS row FROM ${name} t WHERE ${own} = $1`, [id]);
    if (rows.length > 0) found[name] = rows.map(({ row }) => row).sort();
  }
  return found;
}

/** What the files hold, as `rowsOf` says it. */
function written() {
  const found = {};
  const place = join(folder, 'rows', service);
  for (const number of readdirSync(place)) {
    for (const file of readdirSync(join(place, number))) {
      const rows = readFileSync(join(place, number, file), 'utf8')
        .trimEnd()
        .split('\n');
      const name = file.replace('.jsonl', '');
      found[name] = [...(found[name] ?? []), ...rows].sort();
    }
  }
  return found;
}

/** The power fails at the commit, before or after PostgreSQL has done it. */
const failing = (isDone) => ({
  async query(sql, ...values) {
    if (sql !== 'COMMIT') return client.query(sql, ...values);
    if (isDone) await client.query(sql);
    await client.end();
    throw new Error('the power failed');
  },
});

describe('Of a province that is erased', () => {
  it.each([
    ['at once', undefined],
    ['again, after the power failed before the commit', false],
    ['again, after the power failed behind the commit', true],
  ])('each row is in the files once, and in no table any more: %s', async (_, isDone) => {
    const [own, others] = [await rowsOf(provinceId), await rowsOf(otherId)];
    if (isDone !== undefined) {
      await expect(erased(failing(isDone), false)).rejects.toThrow();
      client = await connect();
    }
    await erased(client, false);
    expect(Object.keys(await rowsOf(provinceId)).sort()).toEqual(['outbox_events', 'unit_facts']);
    await erased(client, true);
    const { unit_facts: facts, ...rows } = own;
    expect(await rowsOf(provinceId)).toEqual({ unit_facts: facts });
    expect(written()).toEqual(rows);
    const files = new RowFiles(folder);
    const counts = Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.length]));
    expect(files.counts()).toEqual({ [service]: counts });
    expect(counts).toEqual({ provinces: 1, units: 2, officers: 1, outbox_events: 2 });
    expect(await rowsOf(otherId)).toEqual(others);
    const digest = files.digest();
    await erased(client, true);
    expect(files.digest()).toEqual(digest);
  });

  it('the certificate names every table whose rows stay, and there is none without a reason', async () => {
    const ask = () => inProvince(client, provinceId, () => kept(client, provinceId));
    const why = expect.stringContaining('chỉ còn mã');
    expect(await ask()).toEqual([
      { what: 'province_reads', rows: 0, why: expect.any(String) },
      { what: 'unit_events', rows: 0, why },
      { what: 'unit_facts', rows: 1, why },
      { what: 'unit_findings', rows: 0, why },
      { what: 'unit_states', rows: 0, why },
    ]);
    await client.query(`
      CREATE TABLE diary (province_id uuid);
      ALTER TABLE diary ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY own ON diary FOR INSERT WITH CHECK (true)`);
    await expect(ask()).rejects.toThrow('diary');
  });
});

it('a change since the export is seen: an event of the province, or a command; nobody else’s', async () => {
  const [{ now }] = await database.admin.query('SELECT clock_timestamp() AS now');
  const since = () => inProvince(client, provinceId, () => changedSince(client, provinceId, now.toISOString()));
  const event = (id) =>
    database.admin.query('INSERT INTO outbox_events (id, topic, key, envelope) VALUES ($1, $2, $3, $4)', [
      ...[randomUUID(), 'langmoi.directory.unit.v1', id],
      { provinceid: id, data: {} },
    ]);
  const command = (id) =>
    database.admin.query(
      'INSERT INTO idempotency_keys (province_id, user_id, key, fingerprint) VALUES ($1, $2, $3, $4)',
      [id, randomUUID(), randomUUID(), 'x'],
    );
  await event(otherId);
  await command(otherId);
  expect(await since()).toBe(false);
  await command(provinceId);
  expect(await since()).toBe(true);
  await database.admin.query('DELETE FROM idempotency_keys');
  expect(await since()).toBe(false);
  await event(provinceId);
  expect(await since()).toBe(true);
});

describe.each(['criteria', 'culture', 'directory', 'funding', 'poverty', 'recognition', 'reporting'])(
  'Every table of %s',
  (app) => {
    it('is emptied in an order that its references allow, or says why its rows stay', async () => {
      const { migrations: its } = await import(`../../apps/${app}/src/${app === 'recognition' ? 'schema' : 'migrate'}`);
      const own = await freshDatabase(app, its);
      const migrator = new pg.Client({ connectionString: own.migratorUrl });
      await migrator.connect();
      const asked = { service: app, provinceId, outbox: true };
      await expect(erase(migrator, new RowFiles(folder), asked)).resolves.toBeUndefined();
      await expect(inProvince(migrator, provinceId, () => kept(migrator, provinceId))).resolves.toBeInstanceOf(Array);
      await migrator.end();
      await own.drop();
    });
  },
);

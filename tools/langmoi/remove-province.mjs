// Run by `./langmoi province remove`: writes all rows of a province into a folder, erases them in every service, and keeps
// a certificate. Reads { folder, temporal, services: { name: url as its migrator } } from stdin; `removal.json` in the
// folder says which province and what was done of it already, so that what was interrupted goes on.
import { createHash, randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import '../contracts/load.mjs';
import { endRuns } from './end-runs.mjs';
import { bind, endSubjects, eraseRows, kept } from './erasure.mjs';

const { nationId } = await import('../../libs/platform/src/nation.ts');
const { folder, temporal, services } = JSON.parse(await text(process.stdin));
const stateFile = join(folder, 'removal.json');
const state = { erased: {}, ...JSON.parse(readFileSync(stateFile, 'utf8')) };
const { provinceId, code, name, decision } = state;
const clients = {};
try {
  for (const [service, connectionString] of Object.entries(services)) {
    clients[service] = new pg.Client({ connectionString, application_name: 'langmoi-remove' });
    await clients[service].connect();
  }
  state.officers ??= await ids('directory', 'officers');
  state.accounts ??= await ids('identity', 'accounts');
  state.dossiers ??= await ids('recognition', 'dossiers');
  save();
  state.runsEnded ??= await endRuns({ address: temporal, provinceId, dossiers: state.dossiers, reason: decision });
  for (const service of Object.keys(clients)) await erase(service);
  for (const service of Object.keys(clients)) await inProvince(service, (client) => endSubjects(client, provinceId));
  await drained();
  // What was on its way meanwhile has been taken in by now, and goes as well; and so does what had to leave first.
  for (const service of Object.keys(clients)) await erase(service, { outbox: true });
  const certificate = {
    province: { id: provinceId, code, name },
    decision,
    at: new Date().toISOString(),
    export: { files: exported().length, sha256: digestOfExport() },
    erased: state.erased,
    runsEnded: state.runsEnded,
    kept: await inProvince('directory', (client) => kept(client, provinceId)),
  };
  await record(certificate);
  writeFileSync(stateFile, `${JSON.stringify(certificate, null, 2)}\n`);
  renameSync(stateFile, join(folder, 'certificate.json'));
  const total = Object.values(state.erased)
    .flatMap((tables) => Object.values(tables))
    .reduce((sum, count) => sum + count, 0);
  console.log(`Đã xóa ${name}: ${total} dòng; giấy xác nhận ở ${join(folder, 'certificate.json')}`);
} finally {
  await Promise.allSettled(Object.values(clients).map((client) => client.end()));
}

function save() {
  writeFileSync(stateFile, JSON.stringify(state), { mode: 0o600 });
}

/** As the migrator, who owns the tables and whom their policies bind: no other province's row can be touched. */
async function inProvince(service, work, tenant = provinceId) {
  const client = clients[service];
  await client.query('BEGIN');
  try {
    await bind(client, tenant);
    const answer = await work(client);
    await client.query('COMMIT');
    return answer;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

function ids(service, table) {
  const sql = `SELECT id FROM ${table} WHERE province_id = $1`;
  return inProvince(service, async (client) => (await client.query(sql, [provinceId])).rows.map(({ id }) => id));
}

async function erase(service, { outbox = false } = {}) {
  const place = join(folder, 'rows', service);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  const write = (table, rows) =>
    appendFileSync(join(place, `${table}.jsonl`), rows.map((row) => `${row}\n`).join(''), { mode: 0o600 });
  const { officers, accounts } = state;
  const counts = await inProvince(service, (client) =>
    eraseRows(client, { service, provinceId, write, officers, accounts, outbox }),
  );
  state.erased[service] ??= {};
  for (const [table, count] of Object.entries(counts)) {
    state.erased[service][table] = (state.erased[service][table] ?? 0) + count;
  }
  save();
}

/** Nothing of the province waits in an outbox any more, and consumers had the time to take it in. */
async function drained() {
  const waiting = 'SELECT count(*)::int AS n FROM outbox_events WHERE published_at IS NULL';
  const deadline = Date.now() + 60_000;
  for (const service of Object.keys(clients).filter((one) => one !== 'gateway')) {
    while ((await inProvince(service, (client) => client.query(waiting))).rows[0].n > 0) {
      if (Date.now() > deadline) throw new Error(`${service} does not send its events: try again when its worker runs`);
      await sleep(500);
    }
  }
  await sleep(3_000);
}

/** The nation's record, which nobody rewrites. */
function record(certificate) {
  const row = [randomUUID(), nationId, provinceId, JSON.stringify(certificate)];
  const sql = 'INSERT INTO province_removals (id, province_id, removed_id, content) VALUES ($1, $2, $3, $4)';
  return inProvince('directory', (client) => client.query(sql, row), nationId);
}

function filesBelow(place) {
  return readdirSync(place).flatMap((entry) => {
    const path = join(place, entry);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

function exported() {
  return filesBelow(folder)
    .filter((path) => path !== stateFile)
    .map((path) => relative(folder, path))
    .sort();
}

/** As `sha256sum` says it of every file by name, and then of that list. */
function digestOfExport() {
  const hash = (content) => createHash('sha256').update(content).digest('hex');
  return hash(
    exported()
      .map((path) => `${hash(readFileSync(join(folder, path)))}  ${path}\n`)
      .join(''),
  );
}

// Run by `./langmoi province remove`: writes all rows of a province into a folder, erases them in every service, and keeps
// a certificate. Reads { folder, temporal, brokers, services: { name: url as its migrator }, files: the environment of
// the store of files } from stdin; `removal.json`
// in the folder says which province, and what cannot be asked again once rows are gone: what was interrupted goes on.
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import '../contracts/load.mjs';
import { endRuns, runsUnderWay } from './end-runs.mjs';
import { changedSince, endSubjects, erase, inProvince, kept, keptOnTopics } from './erasure.mjs';
import { allArrived, lagEverywhere } from './product-data.mjs';
import { KeptFiles } from './kept-files.mjs';
import { RowFiles } from './row-files.mjs';

const { nationId } = await import('../../libs/platform/src/nation.ts');
const { FilesConfig, openFiles } = await import('../../libs/platform/src/files.ts');
const { parseConfig } = await import('../../libs/platform/src/config.ts');
const { folder, temporal, brokers, services, files: place } = JSON.parse(await text(process.stdin));
const stateFile = join(folder, 'removal.json');
const state = JSON.parse(readFileSync(stateFile, 'utf8'));
const { provinceId, code, name, decision } = state;
const files = new RowFiles(folder);
const bytes = new KeptFiles(openFiles(parseConfig(FilesConfig, place)), folder);
const withoutExport = 'Không xuất thư mục trước khi xóa, theo lựa chọn của người xóa (--without-export)';
const clients = {};
try {
  for (const [service, connectionString] of Object.entries(services)) {
    clients[service] = new pg.Client({ connectionString, application_name: 'langmoi-remove' });
    await clients[service].connect();
  }
  state.certificate ??= await removed();
  save(stateFile, state); // before it is recorded: there is one, however often the end is interrupted
  const { id, content } = state.certificate;
  await record(id, content);
  save(join(folder, 'certificate.json'), content);
  rmSync(stateFile);
  const total = Object.values(content.erased)
    .flatMap((tables) => Object.values(tables))
    .reduce((sum, count) => sum + count, 0);
  console.log(`Đã xóa ${name}: ${total} dòng; giấy xác nhận ở ${join(folder, 'certificate.json')}`);
} finally {
  await Promise.allSettled(Object.values(clients).map((client) => client.end()));
}

/** Whoever reads meets a whole file. */
function save(file, content) {
  writeFileSync(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** Removes the province from every service; answers with the certificate. */
async function removed() {
  const runs = { address: temporal, provinceId };
  if (!state.erasing) await refuseChanged();
  state.erasing = true; // from here on no export can be made again
  state.officers ??= await ids('directory', 'officers');
  state.accounts ??= await ids('identity', 'accounts');
  state.runs ??= await runsUnderWay(runs, await ids('recognition', 'dossiers'));
  save(stateFile, state);
  await endRuns(runs, state.runs, decision);
  await eraseAll({ outbox: false });
  await bytes.take(provinceId);
  for (const client of Object.values(clients)) {
    await inProvince(client, provinceId, () => endSubjects(client, provinceId));
  }
  await allArrived({ waiting: inOutboxes, lag: () => lagEverywhere(brokers) });
  // What was on its way meanwhile has been taken in by now, and goes as well; and so does what had to leave first.
  await eraseAll({ outbox: true });
  await bytes.take(provinceId);
  return { id: randomUUID(), content: await certificate() };
}

/** Throws where somebody changed the province since it was exported: the export would lack it. */
async function refuseChanged() {
  if (!state.exported) return;
  for (const [service, client] of Object.entries(clients)) {
    const changed = await inProvince(client, provinceId, () => changedSince(client, provinceId, state.exported.at));
    if (changed)
      throw new Error(`${service} changed after the export of ${state.exported.at}; the same command exports anew`);
  }
}

async function ids(service, table) {
  const client = clients[service];
  const sql = `SELECT id FROM ${table} WHERE province_id = $1`;
  const { rows } = await inProvince(client, provinceId, () => client.query(sql, [provinceId]));
  return rows.map(({ id }) => id);
}

async function eraseAll({ outbox }) {
  const { officers, accounts } = state;
  for (const [service, client] of Object.entries(clients)) {
    await erase(client, files, { service, provinceId, officers, accounts, outbox });
  }
}

/** How many events of the province have not been sent. */
async function inOutboxes() {
  const sql = 'SELECT count(*)::int AS n FROM outbox_events WHERE published_at IS NULL';
  let waiting = 0;
  for (const [service, client] of Object.entries(clients)) {
    if (service === 'gateway') continue;
    waiting += (await inProvince(client, provinceId, () => client.query(sql))).rows[0].n;
  }
  return waiting;
}

async function certificate() {
  const stays = [];
  for (const [service, client] of Object.entries(clients)) {
    const found = await inProvince(client, provinceId, () => kept(client, provinceId));
    stays.push(...found.filter(({ rows }) => rows > 0).map((one) => ({ service, ...one })));
  }
  return {
    province: { id: provinceId, code, name },
    decision,
    at: new Date().toISOString(),
    folder: state.exported ?? withoutExport,
    export: files.digest(stateFile),
    erased: files.counts(),
    files: bytes.counts(),
    runsEnded: state.runs.length,
    kept: [...stays, keptOnTopics],
  };
}

/** The nation's record, which nobody rewrites. */
function record(id, content) {
  const client = clients.directory;
  const row = [id, nationId, provinceId, JSON.stringify(content)];
  const sql = `INSERT INTO province_removals (id, province_id, removed_id, content) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING`;
  return inProvince(client, nationId, () => client.query(sql, row));
}

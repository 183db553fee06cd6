import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Missing } from '../stack/missing.mjs';
import { run as program } from '../stack/programs.mjs';
import { data, root, running } from './home.mjs';
import { findNode } from './preparation.mjs';
import { databases } from './services.mjs';

const ways = [
  './langmoi province import FOLDER [--check]',
  './langmoi province export CODE|ID FOLDER',
  './langmoi province remove CODE|ID FOLDER "DECISION"',
];

/** Provinces from folders, and back. Speaks through the public API; `LANGMOI_TOKEN` where accounts are not the demo's. */
export async function run({ words: [what, ...words], flags }) {
  const does = { import: imports, export: exports_, remove: removes }[what];
  if (!does || words.length === 0) throw new Missing('what of which province?', ways);
  const current = running();
  if (!current?.ready) throw new Missing('the product does not run', ['./langmoi up']);
  return does(new Api(current.urls.api), words, flags);
}

/** What the API did not do: `status` says why. */
class Refused extends Error {
  constructor(status, { title, remedy, detail }) {
    super(`${status}: ${[title, remedy ?? detail].filter(Boolean).join(' ')}`);
    this.status = status;
  }
}

export class Api {
  constructor(url) {
    this.url = url;
  }

  async call(path, { token, ...request } = {}) {
    const headers = { 'accept-language': 'vi', ...(token && { authorization: `Bearer ${token}` }), ...request.headers };
    const response = await fetch(this.url + path, { ...request, headers });
    const body = await response.json().catch(() => ({}));
    if (response.ok) return body;
    throw new Refused(response.status, body);
  }

  async tokenOf(account) {
    const request = { method: 'POST', headers: { 'content-type': 'application/json' } };
    return (await this.call('/demo/tokens', { ...request, body: JSON.stringify({ account }) })).token;
  }

  /** Tokens of whoever has the role: the one that was given, else those of the demo's accounts. */
  async *tokensOf(role) {
    if (process.env.LANGMOI_TOKEN) return void (yield process.env.LANGMOI_TOKEN);
    const accounts = await this.call('/directory/accounts');
    for (const { account } of accounts.filter((one) => one.role === role)) yield await this.tokenOf(account);
  }

  /**
   * A province as somebody of the role sees it, by its code or its id. After a merger two may have one code (ADR 31): then
   * the id is asked for.
   */
  async province(key, role) {
    const found = new Map();
    for await (const token of this.tokensOf(role)) {
      for (const province of await this.call('/directory/provinces', { token })) {
        if (province.id === key) return { ...province, token };
        if (province.code === key && !found.has(province.id)) found.set(province.id, { ...province, token });
      }
    }
    const [only, ...others] = found.values();
    if (others.length > 0) {
      const named = [only, ...others].map(({ id, name }) => `${id}: ${name}`);
      throw new Missing(`${named.length} provinces have the code ${key}; say which by its id`, named);
    }
    if (only) return only;
    throw new Missing(`no province ${key} has a ${role} who can be asked`, ways);
  }
}

async function imports(api, [folder], flags) {
  const form = new FormData();
  form.append('dryRun', String(flags.has('--check')));
  for (const file of filesIn(folder)) form.append('file', new Blob([readFileSync(file)]), basename(file));
  const { value: token } = await api.tokensOf('nationalAdministrator').next();
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answer = await api.call('/directory/province-folders', { method: 'POST', token, headers, body: form });
  for (const { file, line, column, detail, remedy } of answer.faults) {
    console.log(`✗ ${[file, line, column].filter((part) => part !== null).join(':')}  ${detail}. ${remedy}`);
  }
  for (const sentence of answer.missingLaw) console.log(`! ${sentence}`);
  console.log(outcomes[answer.outcome]);
  if (answer.outcome === 'refused') return 1;
  if (answer.outcome !== 'fit') await showReadiness(api, answer.provinceId);
  return 0;
}

const outcomes = {
  refused: 'Thư mục có lỗi; không có gì được ghi.',
  fit: 'Thư mục đúng mẫu; chưa ghi gì (--check).',
  known: 'Thư mục này đã được nhập trước đó; không có gì thay đổi.',
  taken: 'Đã nhập.',
};

/** What its first administrator has yet to do, as they see it. */
async function showReadiness(api, provinceId) {
  const { token } = await api.province(provinceId, 'provinceAdministrator');
  const items = await api.call(`/directory/provinces/${provinceId}/readiness`, { token });
  const open = items.filter(({ done, of }) => done < of);
  console.log(open.length === 0 ? 'Không còn việc nào.' : 'Việc còn phải làm của tỉnh:');
  for (const { name, done, of, left } of open) console.log(`  ${name} ${done}/${of}: ${left.join('; ')}`);
}

async function exports_(api, [key, folder]) {
  if (!folder) throw new Missing('into which folder?', ways);
  const files = await folderOf(api, key);
  if (files.length === 0) throw new Missing('no folder made this province', ways);
  writeFiles(folder, files);
  console.log(`${files.length} tệp trong ${folder}`);
  return 0;
}

async function folderOf(api, key) {
  const { id, token } = await api.province(key, 'provinceAdministrator');
  return (await api.call(`/directory/provinces/${id}/folder`, { token })).files;
}

/**
 * First everything that is known of the province is written into the folder, then it is erased in every service; the
 * certificate says what was, and by which decision. The same again goes on with what was interrupted.
 */
async function removes(api, [key, folder, decision]) {
  if (!folder || !decision) throw new Missing('into which folder, and by which decision?', ways);
  const stateFile = join(folder, 'removal.json');
  if (!existsSync(stateFile)) await beginRemoval(api, { key, folder, decision, stateFile });
  const { path: node } = await findNode(() => undefined);
  const environments = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8'));
  const urls = databases.map((service) => [service, environments[`${service}/migrate`].MIGRATOR_DATABASE_URL]);
  const { TEMPORAL_ADDRESS: temporal, KAFKA_BROKERS: brokers } = environments['recognition/worker'];
  const services = Object.fromEntries(urls);
  const files = Object.fromEntries(
    Object.entries(environments['criteria/worker']).filter(([name]) => /^(FILES_DIR|S3_)/.test(name)),
  );
  const input = JSON.stringify({ folder: resolve(folder), temporal, brokers, services, files });
  const { stdout } = await program(node, ['tools/langmoi/remove-province.mjs'], {
    cwd: root,
    input,
    limitSeconds: 300,
  });
  console.log(stdout.trim());
  return 0;
}

/** What is to be removed, and its folder as it can be taken in again; from here on it can go on where it stopped. */
export async function beginRemoval(api, { key, folder, decision, stateFile }) {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Missing(`${folder} is not empty`, ways);
  const { id: provinceId, code, name } = await api.province(key, 'nationalAdministrator');
  const files = await folderOf(api, provinceId).catch(notShown);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (files.length > 0) writeFiles(join(folder, 'folder'), files);
  writeFileSync(stateFile, JSON.stringify({ provinceId, code, name, decision }), { mode: 0o600 });
}

/** Who removes need not be who is shown the folder; it is among the rows of directory as well. Any other failure counts. */
function notShown(error) {
  if (!(error instanceof Missing) && error.status !== 403) throw error;
  return [];
}

/** The files of a folder, or the one file that was named. */
function filesIn(path) {
  if (!path || !existsSync(path)) throw new Missing(`${path ?? 'no folder'} is not there`, ways);
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  return names.sort().map((name) => join(path, name));
}

function writeFiles(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const { name, content } of files) writeFileSync(join(folder, basename(name)), content);
}

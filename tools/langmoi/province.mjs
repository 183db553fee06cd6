import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Missing } from '../stack/missing.mjs';
import { run as program } from '../stack/programs.mjs';
import { data, root, running } from './home.mjs';
import { findNode } from './preparation.mjs';
import { databases } from './services.mjs';

const ways = [
  './langmoi province import FOLDER [--check]',
  './langmoi province export CODE|ID FOLDER',
  './langmoi province remove CODE|ID FOLDER "DECISION" [--without-export]',
];

/**
 * Provinces from folders, and back. Speaks through the public API: of the product that runs here, or of the one at
 * `LANGMOI_URL`. `LANGMOI_TOKEN` says who asks where accounts are not the demo's.
 */
export async function run({ words: [what, ...words], flags }) {
  const does = { import: imports, export: exports_, remove: removes }[what];
  if (!does || words.length === 0) throw new Missing('what of which province?', ways);
  return does(new Api(addressOfApi()), words, flags);
}

function addressOfApi() {
  const { LANGMOI_URL: url } = process.env;
  if (url) return new URL('/api', url).href;
  const current = running();
  if (!current?.ready) throw new Missing('the product does not run', ['./langmoi up', 'LANGMOI_URL of one elsewhere']);
  return current.urls.api;
}

/** A token of the demo's has parts; what has none is the cookie of a person's sign-in, by whichever name it goes. */
const asking = (token) =>
  token.includes('.')
    ? { authorization: `Bearer ${token}` }
    : { cookie: ['__Host-lm_session', 'lm_session'].map((name) => `${name}=${token}`).join('; ') };

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
    const headers = { 'accept-language': 'vi', ...(token && asking(token)), ...request.headers };
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
  console.log(`${files.length} tệp trong ${folder}; SHA-256 ${checksumOf(files)}`);
  return 0;
}

/** The province as every service knows it now, as the files of its folder; none where no folder made it. */
async function folderOf(api, key) {
  const { id, token } = await api.province(key, 'provinceAdministrator');
  const directory = await api.call(`/directory/provinces/${id}/folder`, { token });
  const { path: node } = await findNode(() => undefined);
  for (let left = tries; left > 0; left -= 1) {
    const lines = await Promise.all(tellers.map((service) => api.call(`/${service}/folder-lines`, { token })));
    const input = JSON.stringify({ directory, lines });
    const writer = 'tools/langmoi/write-folder.mjs';
    const { stdout } = await program(node, [writer], { cwd: root, input, limitSeconds: 120 });
    const { arrived, files } = JSON.parse(stdout);
    if (arrived) return files;
    await sleep(1_000);
  }
  throw new Missing('services have not taken in all of the folder of before yet', ['try again in a minute']);
}

/** A folder that came a moment ago is on its way to the services: a minute, as it may take. */
const tries = 60;

/** Who keeps facts that a folder has, beside directory. */
const tellers = ['criteria', 'funding', 'poverty', 'culture', 'recognition'];

/** As `LC_ALL=C sha256sum * | sha256sum` says it in the folder. */
function checksumOf(files) {
  const sha256 = (content) => createHash('sha256').update(content).digest('hex');
  const lines = files.map(({ name, content }) => `${sha256(content)}  ${name}\n`);
  return sha256(lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join(''));
}

/**
 * First the province is exported and everything that is known of it is written into the folder, then it is erased in every
 * service; the certificate says what was, by which decision, and the checksum of the export. The same again goes on with
 * what was interrupted.
 */
async function removes(api, [key, folder, decision], flags) {
  if (!folder || !decision) throw new Missing('into which folder, and by which decision?', ways);
  if (process.env.LANGMOI_URL) throw new Missing('rows are erased where the databases are, not from elsewhere', ways);
  const stateFile = join(folder, 'removal.json');
  const withoutExport = flags.has('--without-export');
  const { path: node } = await findNode(() => undefined);
  const environments = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8'));
  const urls = databases.map((service) => [service, environments[`${service}/migrate`].MIGRATOR_DATABASE_URL]);
  const { TEMPORAL_ADDRESS: temporal, KAFKA_BROKERS: brokers } = environments['recognition/worker'];
  const services = Object.fromEntries(urls);
  const files = Object.fromEntries(
    Object.entries(environments['criteria/worker']).filter(([name]) => /^(FILES_DIR|S3_)/.test(name)),
  );
  const input = JSON.stringify({ folder: resolve(folder), temporal, brokers, services, files });
  const erases = () => program(node, ['tools/langmoi/remove-province.mjs'], { cwd: root, input, limitSeconds: 300 });
  for (let left = exportsAtMost; ; left -= 1) {
    if (!isErasing(stateFile)) await beginRemoval(api, { key, folder, decision, stateFile, withoutExport });
    const done = await erases().catch((error) => {
      if (isErasing(stateFile) || left === 1) throw error; // before, it may be that somebody changed the province
      return undefined;
    });
    if (done) console.log(done.stdout.trim());
    if (done) return 0;
    await sleep(2_000);
  }
}

/** What services take in of a folder that came a moment ago changes the province as well. */
const exportsAtMost = 5;

/** Whether rows were erased already: then the export of before is the last that can be made. */
const isErasing = (stateFile) => existsSync(stateFile) && JSON.parse(readFileSync(stateFile, 'utf8')).erasing === true;

/**
 * What is to be removed, and its folder as of now; from here on it can go on where it stopped. Who is not shown the folder
 * removes nothing, unless they say that they do without it.
 */
export async function beginRemoval(api, { key, folder, decision, stateFile, withoutExport = false }) {
  const isFresh = !existsSync(folder) || readdirSync(folder).length === 0;
  if (!isFresh && !existsSync(stateFile)) throw new Missing(`${folder} is not empty`, ways);
  const { id: provinceId, code, name } = await api.province(key, 'nationalAdministrator');
  const at = new Date().toISOString(); // what changes from here on, the export may lack
  const files = withoutExport ? [] : await folderOf(api, provinceId).catch(notShown);
  if (!withoutExport && files.length === 0) throw new Missing('no folder made this province', unexported);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(join(folder, 'folder'), { recursive: true, force: true });
  if (files.length > 0) writeFiles(join(folder, 'folder'), files);
  const exported = withoutExport ? null : { files: files.length, sha256: checksumOf(files), at };
  writeFileSync(stateFile, JSON.stringify({ provinceId, code, name, decision, exported }), { mode: 0o600 });
}

const unexported = ['--without-export removes it all the same; the certificate says so'];

function notShown(error) {
  if (!(error instanceof Missing) && ![403, 404].includes(error.status)) throw error;
  throw new Missing('the province could not be exported by whoever was asked', [
    'LANGMOI_TOKEN of an administrator of the province',
    ...unexported,
  ]);
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

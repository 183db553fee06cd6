import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { hashOf } from '../inputs.mjs';
import { madeFolder } from '../stack/folders.mjs';
import { lagOf } from '../stack/kafka-lag.mjs';
import { createTopics, deleteTopics } from '../stack/kafka-wire.mjs';
import { run } from '../stack/programs.mjs';
import { data, root } from './home.mjs';
import { codeOf, databaseRoles, databases, isBuilt, owners } from './services.mjs';

/** Stamps of what was done to the data; wiped with it. */
const done = (name) => join(madeFolder(data, 'done'), name);

/** Databases and roles, then every app's migrations as its migrator. */
export async function prepareDatabases({ node, file, address, wipe }) {
  const input = JSON.stringify({ address, services: databaseRoles(), wipe: Boolean(wipe) });
  const { stdout } = await run(node, ['tools/langmoi/prepare-databases.mjs'], { cwd: root, input });
  await runOnce(node, file, 'migrate');
  return { detail: `${databases.length}${JSON.parse(stdout).fresh ? ', new' : ', as they were'}` };
}

/** The topics of deploy/kafka/topics.json. */
export async function prepareTopics({ brokers, wipe }) {
  const all = topicsOfDeployment();
  if (wipe && process.env.KAFKA_BROKERS)
    await deleteTopics(
      brokers,
      all.map(({ name }) => name),
    );
  await createTopics(brokers, all);
  return { detail: String(all.length) };
}

/** The files under data/ through each app's own services; skipped while neither they nor the loaders changed. */
export async function loadDemo({ node, file, dataDir }) {
  const loaders = owners.flatMap((app) => codeOf(app, 'load-demo'));
  const hash = hashOf(root, [relative(root, dataDir), ...loaders]);
  const stamp = done('demo');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return { detail: 'as it was' };
  const loaded = await runOnce(node, file, 'load-demo');
  writeFileSync(stamp, hash);
  return { detail: loaded.join(', ') };
}

/** Every fact has left its outbox and every consumer has taken it in: the copies are what the owners say. */
export async function awaitEvents({ node, address, brokers, report }) {
  const input = JSON.stringify({ address, services: owners });
  const waiting = async () =>
    Number((await run(node, ['tools/langmoi/count-outboxes.mjs'], { cwd: root, input })).stdout);
  await allArrived({ waiting, lag: () => lagEverywhere(brokers), report });
  return { detail: 'all arrived' };
}

/**
 * Until nothing is in the outboxes, which `waiting` counts, and nothing is left for a consumer to take in, which `lag`
 * counts; twice, for what is taken in may send something of its own. Throws after two minutes.
 */
export async function allArrived({ waiting, lag, report = () => undefined }) {
  const deadline = Date.now() + 120_000;
  for (let calm = 0; calm < 2;) {
    const left = (await waiting()) + (await lag());
    if (left) report(`${left} on their way`);
    calm = left ? 0 : calm + 1;
    if (Date.now() > deadline) throw new Error(`${left} events have not arrived after two minutes`);
    if (calm < 2) await sleep(100);
  }
}

/** What consumers have still to take in of the topics of the deployment. */
export const lagEverywhere = (brokers) => lagOf(brokers, topicsOfDeployment());

function topicsOfDeployment() {
  return JSON.parse(readFileSync(join(root, 'deploy', 'kafka', 'topics.json'), 'utf8'));
}

/** What happened before the demo's first day; played once, through the public API. */
export async function loadPrehistory({ webUrl, report }) {
  const stamp = done('prehistory');
  const script = join(root, 'tools', 'langmoi', 'prehistory.mjs');
  if (existsSync(stamp) || !existsSync(script)) return { detail: 'as it was' };
  const { run: play } = await import(pathToFileURL(script).href);
  await play({ webUrl, say: report });
  writeFileSync(stamp, '');
  return { detail: 'played' };
}

/** Both trees of the country's units and the change between them; skipped while the loader is what it was. */
export async function loadCountry({ node, file }) {
  const hash = hashOf(root, [...codeOf('directory', 'load-country'), 'package-lock.json']);
  const stamp = done('country');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return { detail: 'as they were' };
  await runOnce(node, file, 'load-country');
  writeFileSync(stamp, hash);
  return { detail: 'both trees' };
}

async function runOnce(node, file, entry) {
  const entries = databases.map((app) => `${app}/${entry}`).filter(isBuilt);
  const env = { ...process.env, LANGMOI_ENV_FILE: file, NODE_ENV: 'production' };
  await run(node, ['--enable-source-maps', 'tools/run-app.mjs', '--once', ...entries], {
    cwd: root,
    env,
    limitSeconds: 300,
  });
  return entries.map((name) => name.split('/')[0]);
}

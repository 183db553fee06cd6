#!/usr/bin/env node
/** For developers: `node tools/stack/cli.mjs up|env|down` keeps one set of engines for specs running. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveChromium } from './chromium.mjs';
import { startEngines } from './engines.mjs';
import { folders, madeFolder } from './folders.mjs';
import { end, isRunning } from './processes.mjs';

const { cache, data } = folders();
const home = join(data, 'dev');
const record = join(home, 'engines.json');

const verbs = { up, env: print, down };
const verb = verbs[process.argv[2] ?? ''];
if (!verb) {
  console.error('usage: node tools/stack/cli.mjs up | env | down');
  process.exit(64);
}
await verb().catch((error) => {
  console.error(error.message);
  process.exit(1);
});

async function up() {
  const before = recorded();
  if (before?.engines.every(isRunning)) return print();
  await down();
  const say = (name) => (text) => process.stderr.write(`# ${name}: ${text}\n`);
  const [engines, chromium] = await Promise.all([
    startEngines({ cache, home: madeFolder(home), say, forTests: true }),
    resolveChromium({ cache, report: () => undefined }),
  ]);
  const running = engines.started.map(({ name, pid, started }) => ({ name, pid, started }));
  writeFileSync(
    record,
    JSON.stringify({ env: { ...engines.env, CHROME_PATH: chromium.path }, engines: running }, null, 2),
  );
  await print();
}

async function print() {
  const { env } = recorded() ?? { env: {} };
  for (const [name, value] of Object.entries(env)) console.log(`export ${name}='${value}'`);
}

async function down() {
  const before = recorded();
  if (!before) return;
  for (const engine of before.engines.toReversed())
    await end(engine, { signal: engine.name === 'PostgreSQL' ? 'SIGINT' : 'SIGTERM' });
  rmSync(record);
}

function recorded() {
  return existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : undefined;
}

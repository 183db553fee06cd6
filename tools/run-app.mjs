// `node tools/run-app.mjs [--once] <app>/<entry> …`: runs built entries, several in one process if so told.
// LANGMOI_ENV_FILE names a JSON file with the environment of each entry; without it all read the process's own.
// With --once the process ends when all entries have done their work. A launcher on the IPC channel hears of each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const once = process.argv.includes('--once');
const entries = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const file = process.env.LANGMOI_ENV_FILE;
const environments = file ? JSON.parse(readFileSync(file, 'utf8')) : {};
const stops = [];
let stopping;

function stop() {
  stopping ??= Promise.allSettled(stops.toReversed().map((end) => end()));
  return stopping;
}

async function start(entry) {
  const began = Date.now();
  const module = require(join(import.meta.dirname, '..', 'dist', 'apps', `${entry}.js`));
  const end = await module.start(environments[entry] ? { ...process.env, ...environments[entry] } : process.env);
  stops.push(end);
  process.send?.({ entry, ms: Date.now() - began });
}

async function leave() {
  setTimeout(() => process.exit(1), 20_000).unref(); // an engine that is gone must not hold us
  await stop();
  process.exit();
}

for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, leave);
process.once('disconnect', leave); // the launcher is gone, however it went

try {
  await Promise.all(entries.map(start));
  if (once) {
    await stop();
    process.exit();
  }
} catch (error) {
  console.error(error?.name === 'ConfigError' ? `configuration:\n${error.message}` : error);
  process.exitCode = error?.exitCode ?? 1;
  await Promise.race([stop(), new Promise((done) => setTimeout(done, 5000))]);
  process.exit();
}

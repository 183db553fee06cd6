#!/usr/bin/env node
// `node tools/bench/cli.mjs NAME [--small] [--size N] [--pairs N]`: measures the product beside its limit or peer, on engines of
// its own, as docs/performance.md says. Without a name it lists the workloads. Never part of the tests.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { startEngines } from '../stack/engines.mjs';
import { folders, madeFolder } from '../stack/folders.mjs';
import { end, launched } from '../stack/processes.mjs';
import { cpuPartsOf, cpuSecondsOf } from './cpu.mjs';
import './typescript.mjs';

const load = createRequire(import.meta.url);

const workloads = {
  drain: ['100,000 events from the outbox to the broker, beside the raw claim of the same rows', './drain.ts'],
  lag: ['500 commands a second, from commit to the commit of their projection', './lag.ts'],
  'lag-calm': ['the same at 300 a second', './lag.ts', 'calm'],
  acts: ['acts on dossiers, one after another, beside bare Temporal with local activities', './acts.ts'],
  policies: [
    'a list over 10,600 communes through the row policies, beside the same list without them',
    './policies.ts',
  ],
  'unit-at-a-day': ['one unit on one day in the history of the whole country, in-process', './unit-at-a-day.ts'],
  merger: [
    '50 communes merge into 25: until 5,000 offices, titles, dossiers and registrations have followed',
    './merger.ts',
  ],
  'unit-search': ['a name searched for over both trees of the country, beside pg_trgm', './unit-search.ts'],
  import: [
    'figures of communes × 57 indicators through the API, beside COPY and one statement, and TypeORM',
    './import.ts',
  ],
  'import-xlsx': ['the same from a workbook', './import-xlsx.ts'],
  'cold-start': ['memory and start of all services in one process', './cold-start.ts'],
};

const { values, positionals } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '5' },
    size: { type: 'string' },
  },
  allowPositionals: true,
});
const [name = ''] = positionals;
const known = workloads[name];
if (!known) {
  console.log('node tools/bench/cli.mjs NAME [--small] [--size N] [--pairs N]\n');
  for (const [one, [meaning]] of Object.entries(workloads)) console.log(`  ${one.padEnd(12)}${meaning}`);
  process.exit(name ? 64 : 0);
}

const say = (line) => process.stderr.write(`# ${line}\n`);
const { cache, data } = folders();
const home = madeFolder(data, 'bench', `${name}-${process.pid}`); // PostgreSQL's own user must be able to enter it
/** A run that is broken off, from its first moment on, leaves no engine behind. */
const clear = async () => {
  await Promise.all(launched.map((engine) => end(engine, { signal: 'SIGINT' })));
  rmSync(home, { recursive: true, force: true });
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => clear().finally(() => process.exit(1)));
const engines = await startEngines({
  cache,
  home,
  say: (part) => (text) => say(`${part}: ${text}`),
  forTests: false, // as durable as the product
  env: { PATH: process.env.PATH },
});
Object.assign(process.env, engines.env);
const pids = [process.pid, ...engines.started.map(({ pid }) => pid)];
let pair;
try {
  const [, file, which = 'workload'] = known;
  const workload = load(file)[which];
  const { measure } = load('./measure.ts');
  const { reportOf } = load('./report.ts');
  pair = await workload.open({
    env: engines.env,
    home,
    small: values.small,
    ...(values.size && { size: Number(values.size) }),
    cpuSeconds: () => cpuSecondsOf(pids),
  });
  const runs = await measure(pair, Number(values.pairs), say, () => cpuPartsOf(engines.started));
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  console.log(`\n${name}: ${known[0]}\n${new Date().toISOString().slice(0, 16)}Z, ${machine}\n`);
  console.log(reportOf(workload, pair, runs));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await pair?.close().catch((error) => console.error(error));
  await clear();
  process.exit();
}

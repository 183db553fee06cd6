// `node tools/drills/main.mjs NAME… [--small]`, with Node 24: run by `./langmoi drill`.
import { join } from 'node:path';
import { Printer } from '../langmoi/progress.mjs';
import { drills } from './catalogue.mjs';
import { Product, ownFolder } from './product.mjs';
import { randomOf } from './random.mjs';
import { topicsOf } from './settling.mjs';
import { Verdict, keep } from './verdict.mjs';
import { Workload } from './workload.mjs';

const root = join(import.meta.dirname, '..', '..');
const small = process.argv.includes('--small');
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const seed = Number(process.env.DRILL_SEED ?? Date.now() % 1_000_000);
const sizes = { small: { districts: 2, communesEach: 8 }, long: { districts: 5, communesEach: 20 } };

process.env.LANGMOI_DATA = await ownFolder();
// Below the ports that the system gives to connections, and apart from every other product: none is lost to a stranger
// while a part is down.
process.env.LANGMOI_PORTS = String(20_000 + 1_000 * randomOf(process.pid).below(12));
process.env.LANGMOI_PORT = process.env.LANGMOI_PORTS;
for (const name of ['DATABASE_URL', 'KAFKA_BROKERS', 'TEMPORAL_ADDRESS']) delete process.env[name]; // never the user's own
const product = new Product(root, process.env.LANGMOI_DATA, sizes[small ? 'small' : 'long']);
let ending;
const end = () => (ending ??= product.stop({ keep: Boolean(process.env.DRILL_KEEP) }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    console.log('\nending …');
    void end().finally(() => process.exit(130));
  });
}

const limits = { small: 240_000, long: 1_500_000 };
const file = small ? 'dist/test-results/drills.json' : `dist/drills/${names.join('-')}.json`;
const verdicts = [];
try {
  console.log(`drill ${names.join(', ')}${small ? ' --small' : ''}   seed ${seed}\n  data   ${product.folder}`);
  const printer = new Printer();
  await product.start((part) => printer.show([part]));
  const random = randomOf(seed);
  const workload = new Workload({ product, random, ...(small ? { lanes: 12, acts: 0.25 } : { lanes: 32, acts: 0.1 }) });
  for (const name of names) verdicts.push(await drilled(name, { random, workload }));
} catch (error) {
  console.error(`✗ ${error.stack ?? error.message}`);
  process.exitCode = 1;
} finally {
  await end();
  if (verdicts.length < names.length) process.exitCode = 1;
  if (verdicts.length) keep(join(root, file), verdicts);
}
if (verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
console.log(`\n${process.exitCode ? 'FAIL' : 'PASS'}   figures in ${file}`);
process.exit();

/** One drill, bounded; what it throws is a fault of its own, and the next one is still held. */
async function drilled(name, { random, workload }) {
  const verdict = new Verdict(name);
  let late = false;
  const limitMs = small ? limits.small : (drills[name].longMs ?? limits.long);
  const limit = setTimeout(() => (late = true), limitMs);
  console.log(`\n${name}: ${drills[name].about}`);
  workload.begin();
  try {
    const context = { product, workload, topics: topicsOf(root), random, small, verdict, say: sayer() };
    await drills[name].hold({ ...context, stopped: () => late || Boolean(ending) });
  } catch (error) {
    verdict.check('the drill came to its end', false, error.stack ?? error.message);
  } finally {
    clearTimeout(limit);
  }
  verdict.check('within its time', !late);
  verdict.print();
  return verdict;
}

/** Progress: a line of a terminal, or one now and then in a log. */
function sayer() {
  let last = 0;
  return (line) => {
    if (Date.now() - last < (process.stdout.isTTY ? 200 : 5_000)) return;
    last = Date.now();
    process.stdout.write(process.stdout.isTTY ? `\r\x1b[K  ${line}` : `  ${line}\n`);
  };
}

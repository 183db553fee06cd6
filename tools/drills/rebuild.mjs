import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rowsOf } from './facts.mjs';
import { settled } from './settling.mjs';
import { latenciesOf } from './users.mjs';
import { Answers } from './office.mjs';

const root = join(import.meta.dirname, '..', '..');

/** Reporting built anew from the topics alone equals what it was, while people read it and others go on recording. */
export async function rebuild({ product, workload, topics, small, verdict, say, stopped }) {
  const commands = small ? 150 : 3_000;
  await workload.run({ enough: () => workload.answers.acknowledged >= commands || stopped() });
  await settled({ product, topics, say });
  const readers = new Answers();
  let over = false;
  const until = () => over || stopped();
  const mayGo = paced(workload, 20);
  const busy = Promise.all([reading(product, readers, until), workload.run({ enough: until, acts: false, mayGo })]);
  say('reporting is built anew');
  const first = await rebuilt(product);
  over = true;
  await busy;
  for (const [table, { rows }] of first.tables) verdict.figure(`rows of ${table}`, rows);
  verdict.figure('the live consumers waited, ms', first.heldMs);
  verdict.figure('questions answered meanwhile, ms p50 / p99 / longest', latenciesOf(readers));
  verdict.check('what the topics tell equals what was there', first.code === 0 && allEqual(first), first.output);
  verdict.check(
    `none of ${readers.latencies.length} questions failed meanwhile`,
    !readers.failures.length,
    JSON.stringify(readers.failures[0]),
  );
  verdict.check(
    'commands went on meanwhile',
    !workload.faults.length && !workload.answers.failures.length,
    workload.faults.join('; '),
  );
  await settled({ product, topics, say });
  await mendsWhatIsDamaged({ product, verdict, say });
}

/** As a province works: at full speed two cores would give nothing to the rebuild, and never let it catch up. */
function paced(workload, perSecond) {
  const [begun, before] = [Date.now(), workload.commands];
  return () => workload.commands - before < ((Date.now() - begun) / 1000) * perSecond;
}

/** Somebody's slip of the hand in the read model: found, told, and put right only when asked. */
async function mendsWhatIsDamaged({ product, verdict, say }) {
  say('a row is damaged, and mended');
  const table = 'commune_assessments';
  const damage = `UPDATE ${table} SET met_count = 0 WHERE commune_id = (SELECT min(commune_id::text)::uuid FROM ${table})`;
  await rowsOf(product, 'reporting', damage);
  const found = await rebuilt(product);
  verdict.check('a damaged row is found, and left', found.code !== 0 && !found.tables.get(table)?.equal, found.output);
  const mended = await rebuilt(product, { REBUILD_REPLACE: 'true' });
  verdict.check('it is put right when asked', mended.code === 0, mended.output);
  const again = await rebuilt(product);
  verdict.check('and then all is equal', again.code === 0 && allEqual(again), again.output);
}

const allEqual = ({ tables }) => tables.size > 0 && [...tables.values()].every(({ equal }) => equal);

async function reading(product, readers, until) {
  const office = await product.offices.of('dt.dieu-phoi');
  while (!until()) {
    await office.get(`/reporting/provinces/${product.province.id}/overview`, readers).catch(() => undefined);
    await office.get(`/reporting/communes/${product.communes[0].id}/standing`, readers).catch(() => undefined);
    await sleep(20);
  }
}

/** Runs the entry as an operator does, and reads what it prints. */
function rebuilt(product, more = {}) {
  const told = JSON.parse(readFileSync(join(product.folder, 'environment.json'), 'utf8'))['reporting/migrate'];
  const { LANGMOI_ENV_FILE: _, ...rest } = process.env;
  const env = { ...rest, ...told, ...more, NODE_ENV: 'production' };
  const command = [join(root, 'tools', 'run-app.mjs'), '--once', 'reporting/rebuild'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    const limit = setTimeout(() => child.kill('SIGKILL'), 180_000);
    child.on('error', reject).on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, output, tables: tablesIn(output), heldMs: Number(/held off for (\d+) ms/.exec(output)?.[1]) });
    });
  });
}

/** Lines like `dossiers  12  12  ab12…  ab12…  yes`. */
function tablesIn(output) {
  const lines = [...output.matchAll(/^(\w+) +(\d+) +(\d+) +([0-9a-f]+) +([0-9a-f]+) +(yes|no.*)$/gm)];
  return new Map(lines.map(([, table, rows, , , , equal]) => [table, { rows: Number(rows), equal: equal === 'yes' }]));
}

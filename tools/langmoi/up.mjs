import { openSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeFolder } from '../stack/folders.mjs';
import { isRunning, startOf, tailOf } from '../stack/processes.mjs';
import { cache, data, recorded, root, running } from './home.mjs';
import { Printer } from './progress.mjs';
import { Supervisor, endLeftovers } from './supervisor.mjs';

export async function run({ flags }) {
  const already = running();
  if (already) {
    console.log(`Làng Mới already runs: ${already.urls.web}   (./langmoi status, ./langmoi stop)`);
    return already.ready ? 0 : follow(already.supervisor);
  }
  if (flags.has('--detach')) return detach({ split: flags.has('--split') });
  return supervise({ split: flags.has('--split'), detached: flags.has('--detached'), wiping: flags.has('--wipe') });
}

/** Starts a launcher in the background and shows its progress until everything is ready. */
export async function detach({ split = false, wiping = false } = {}) {
  const log = join(madeFolder(data, 'logs'), 'launcher.log');
  const out = openSync(log, 'w');
  const flags = ['up', '--detached', ...(split ? ['--split'] : []), ...(wiping ? ['--wipe'] : [])];
  const child = spawn(process.execPath, [join(root, 'tools', 'langmoi', 'cli.mjs'), ...flags], {
    detached: true,
    stdio: ['ignore', out, out],
    cwd: root,
  });
  child.unref();
  return follow({ pid: child.pid, started: startOf(child.pid) }, log);
}

/** Prints what another launcher does until it is ready; 0 when it is, 1 when it could not. */
export async function follow(supervisor, log) {
  const printer = new Printer();
  let greeted = false;
  for (;;) {
    const run_ = recorded();
    if (run_?.supervisor.pid === supervisor.pid) {
      if (!greeted) greet(run_);
      greeted = true;
      printer.show(run_.parts);
      if (run_.ready) return farewell(run_);
    }
    if (!isRunning(supervisor)) {
      if (log) console.error(greeted ? `the whole log: ${log}` : tailOf(log));
      return 1;
    }
    await sleep(100);
  }
}

async function supervise({ split, detached, wiping }) {
  await endLeftovers(recorded());
  const supervisor = new Supervisor({ split, detached, wiping });
  const printer = new Printer();
  const stop = async () => {
    if (!detached) console.log('\nending …');
    await supervisor.stop();
    process.exit(supervisor.failed ? 1 : 0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  await supervisor.open();
  greet({ urls: supervisor.urls, notes: supervisor.notes });
  supervisor.progress.on('change', (part) => printer.show([part]));
  process.on('SIGUSR2', () => void again(() => supervisor.reset(), supervisor));
  await again(() => supervisor.start(), supervisor);
  await new Promise(() => setInterval(() => undefined, 1 << 30)); // until a signal
}

async function again(work, supervisor) {
  try {
    await work();
    farewell({ urls: supervisor.urls, notes: [], detached: supervisor.detached });
  } catch (error) {
    if (supervisor.ending) return;
    supervisor.fail(error);
    console.error(`✗ ${error.message}`);
    await supervisor.stop();
    process.exit(1);
  }
}

function greet({ urls, notes }) {
  console.log(`Làng Mới   ${urls.web}   answers from now on\n  cache  ${cache}\n  data   ${data}`);
  for (const note of notes) console.log(`  ${note}`);
}

function farewell({ urls, detached }) {
  const stop = detached ? './langmoi stop' : 'Ctrl-C';
  console.log(`
Ready.  Open  ${urls.web}
  API pages    ${urls.apiDocs}
  Temporal     ${urls.temporalUi ?? '(your own)'}
  ./langmoi demo walks two dossiers before your eyes; ${stop} ends everything, the data stays.`);
  return 0;
}

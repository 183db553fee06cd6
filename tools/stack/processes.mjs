import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeFolder } from './folders.mjs';

/** Everything that `launch` started in this process, from its first moment. */
export const launched = [];
let closed = false;

/** From here on nothing is launched: whoever ends everything must not be overtaken by a start that still goes on. */
export function launchNothingMore() {
  closed = true;
}

/** Starts a program in a session of its own, its output in `log`; `ended` tells how it went. */
export function launch(command, args, { log, ...options }) {
  if (closed) throw new Error('ended before it was started');
  madeFolder(dirname(log));
  const out = openSync(log, 'a');
  const child = spawn(command, args, { stdio: ['ignore', out, out], detached: true, ...options });
  closeSync(out);
  child.unref();
  const running = { pid: child.pid, started: undefined, log, ended: undefined, child };
  child.on('error', (error) => (running.ended = error.message));
  child.on('exit', (code, signal) => (running.ended = `ended with ${signal ?? code}`));
  running.started = startOf(child.pid);
  launched.push(running);
  return running;
}

/** When a process began, in the system's own words: with its pid it names a process for good. */
export function startOf(pid) {
  if (!pid) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    if (process.platform === 'linux') return undefined;
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() || undefined;
  }
}

export function isRunning({ pid, started }) {
  return Boolean(started) && startOf(pid) === started;
}

/** Ends exactly this process: asks with `signal`, waits, and insists after `patienceMs`. */
export async function end(process_, { signal = 'SIGTERM', patienceMs = 15_000 } = {}) {
  if (!isRunning(process_)) return;
  process.kill(process_.pid, signal);
  const deadline = Date.now() + patienceMs;
  while (isRunning(process_) && Date.now() < deadline) await sleep(50);
  if (!isRunning(process_)) return;
  process.kill(process_.pid, 'SIGKILL');
  while (isRunning(process_) && Date.now() < deadline + 5_000) await sleep(50);
}

/**
 * The processes that began with this `NAME=value` in their environment, whatever session they went to: by it one finds what
 * was started through several hands. With what else was in it, as far as the system shows it.
 */
export function startedWith(line) {
  const all = process.platform === 'linux' ? environmentsOfProc() : environmentsOfPs();
  return all.flatMap(({ pid, environment }) =>
    environment.includes(line) ? [{ pid, started: startOf(pid), environment }] : [],
  );
}

function environmentsOfProc() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      return [{ pid: Number(pid), environment: readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0') }];
    } catch {
      return []; // it has ended, or is another user's
    }
  });
}

function environmentsOfPs() {
  const said = spawnSync('ps', ['-Ewwaxo', 'pid=,command='], { encoding: 'utf8', maxBuffer: 1 << 26 }).stdout ?? '';
  const lines = said.split('\n').map((text) => text.trim().split(' '));
  return lines.map(([pid, ...environment]) => ({ pid: Number(pid), environment }));
}

/** Resident memory in megabytes, or undefined where the system does not say. */
export function memoryOf(pid) {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : undefined;
  } catch {
    if (process.platform === 'linux') return undefined;
    const said = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim();
    return said ? Math.round(Number(said) / 1024) : undefined;
  }
}

/**
 * Tries `isReady` until it holds; fails at once with the end of the log when the process is gone. The limit is for one
 * that hangs: a machine that does much else may take its minutes.
 */
export async function untilReady(what, running, isReady, { limitMs = 180_000, everyMs = 100 } = {}) {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (running?.ended) throw new Error(`${what} ${running.ended}:\n${tailOf(running.log)}`);
    if (await isReady().catch(() => false)) return;
    await sleep(everyMs);
  }
  throw new Error(`${what} was not ready after ${limitMs / 1000} s:\n${tailOf(running?.log)}`);
}

export function tailOf(log, lines = 20) {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}

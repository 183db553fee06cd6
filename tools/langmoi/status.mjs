import { isRunning } from '../stack/processes.mjs';
import { recorded, running } from './home.mjs';
import { memoryOfTree } from './memory.mjs';

/** What `status --json` prints. */
export function statusOf(run) {
  if (!run) return { ready: false, urls: { web: null, api: null, temporalUi: null, apiDocs: null }, parts: [] };
  const { supervisor, ready, urls, processes, parts, entries } = run;
  const alive = (one) => (isRunning(one) ? 'running' : 'ended');
  const began = (name) => parts.find((part) => part.name === name)?.startedInMs ?? null;
  const ofProcess = (one) => ({
    name: one.name,
    state: alive(one),
    pid: one.pid,
    rssMb: memoryOfTree(one.pid),
    startedInMs: began(one.name) ?? entries.find(({ name }) => name === one.name)?.startedInMs ?? null,
  });
  const inOne = entries.filter(({ name }) => !processes.some((one) => one.name === name));
  const steps = parts.filter(({ name }) => !processes.some((one) => one.name === name));
  return {
    ready,
    urls,
    parts: [
      {
        name: 'launcher',
        state: alive(supervisor),
        pid: supervisor.pid,
        rssMb: memoryOfTree(supervisor.pid, false),
        startedInMs: null,
      },
      ...processes.map(ofProcess),
      ...inOne.map(({ name, state, pid, startedInMs }) => ({ name, state, pid, rssMb: null, startedInMs })),
      ...steps.map(({ name, state, startedInMs }) => ({ name, state, pid: null, rssMb: null, startedInMs })),
    ],
  };
}

export async function run({ flags }) {
  const current = running();
  const status = statusOf(current);
  if (flags.has('--json')) {
    console.log(JSON.stringify(status, null, 2));
    return 0;
  }
  if (!current) {
    console.log(recorded() ? 'not running (a launcher died; ./langmoi stop cleans up)' : 'not running; ./langmoi up');
    return 3;
  }
  console.log(status.ready ? `ready   ${status.urls.web}` : `starting   ${status.urls.web}`);
  for (const { name, state, pid, rssMb, startedInMs } of status.parts) {
    const memory = rssMb === null ? '' : `${rssMb} MB`;
    const took = startedInMs === null ? '' : `${(startedInMs / 1000).toFixed(1)} s`;
    console.log(
      `  ${name.padEnd(20)} ${state.padEnd(8)} ${String(pid ?? '').padStart(8)} ${memory.padStart(8)} ${took.padStart(8)}`,
    );
  }
  const total = status.parts.reduce((sum, { rssMb }) => sum + (rssMb ?? 0), 0);
  console.log(`  ${'together'.padEnd(20)} ${''.padEnd(8)} ${''.padStart(8)} ${`${total} MB`.padStart(8)}`);
  for (const note of current.notes) console.log(`  note: ${note}`);
  return 0;
}

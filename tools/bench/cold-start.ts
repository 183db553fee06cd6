import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Bench, Sample, Workload } from './workload';

const run = promisify(execFile);
const root = join(__dirname, '../..');

interface Part {
  readonly name: string;
  readonly state: string;
  readonly pid: number | null;
  readonly rssMb: number | null;
  readonly startedInMs: number | null;
}

/** `./langmoi up` on an empty data folder, all services in one process, beside the same with a process for each. */
export const workload: Workload = {
  compared: 'services MB',
  unit: 'start',
  aim: 'one process ≤ 700 MB, started in ≤ 30 s',
  async open(bench) {
    return {
      product: { name: 'one process', run: () => started(bench, []) },
      peer: { name: 'a process for each', run: () => started(bench, ['--split']) },
      close: () => Promise.resolve(),
    };
  },
};

/** Proportional memory (PSS) as `status` counts it, when the demo stands and all is quiet; seconds until it stands. */
async function started(bench: Bench, flags: string[]): Promise<Sample> {
  const data = join(bench.home, 'product');
  const env = { ...process.env, LANGMOI_DATA: data, LANGMOI_PORT: '4800' };
  for (const name of Object.keys(bench.env)) delete (env as Record<string, unknown>)[name];
  const langmoi = (...words: string[]) => run(join(root, 'langmoi'), words, { env, cwd: root, timeout: 300_000 });
  rmSync(data, { recursive: true, force: true });
  const began = performance.now();
  await langmoi('up', '--detach', ...flags);
  try {
    const seconds = (performance.now() - began) / 1000;
    const { stdout } = await langmoi('status', '--json');
    const { parts } = JSON.parse(stdout) as { parts: Part[] };
    const entries = parts.filter(({ name }) => name.includes('/'));
    const processes = parts.filter(({ name }) => name === 'services' || name.includes('/'));
    return {
      ...{ units: 1, seconds, cpuSeconds: 0 },
      work: `${entries.filter(({ state }) => state === 'ready' || state === 'running').length} entries ready`,
      figures: {
        'services MB': processes.reduce((sum, { rssMb }) => sum + (rssMb ?? 0), 0),
        'all ready s': seconds,
        'services s': Math.max(...entries.map(({ startedInMs }) => startedInMs ?? 0)) / 1000,
      },
    };
  } finally {
    await langmoi('stop');
  }
}

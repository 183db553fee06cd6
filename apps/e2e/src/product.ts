import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../../..');
const run = promisify(execFile);
const MINUTE = 60_000;

/** What `./langmoi status --json` says. */
export interface Status {
  readonly ready: boolean;
  readonly urls: { readonly web: string; readonly api: string; readonly temporalUi: string; readonly apiDocs: string };
  readonly parts: readonly { readonly name: string; readonly state: string; readonly pid: number | null }[];
}

type Env = Readonly<Record<string, string>>;

/** A verb of the launcher, as a stranger types it. */
export async function langmoi(data: string, words: string[], limitMs = MINUTE, more: Env = {}): Promise<string> {
  const env = { ...process.env, ...more, LANGMOI_DATA: data };
  const { stdout } = await run(join(root, 'langmoi'), words, { cwd: root, env, timeout: limitMs, maxBuffer: 1 << 26 });
  return stdout;
}

export async function statusOf(data: string): Promise<Status> {
  return JSON.parse(await langmoi(data, ['status', '--json'])) as Status;
}

/** Where the engines are, as the launcher told the services. */
export function enginesOf(data: string): { kafka: string; temporal: string } {
  const told = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >;
  const { KAFKA_BROKERS: kafka = '', TEMPORAL_ADDRESS: temporal = '' } = told['recognition/worker'] ?? {};
  return { kafka, temporal };
}

/** A product of its own: an empty data folder, the next free ports. PostgreSQL's own user must be able to enter. */
export async function startProduct(more: Env = {}): Promise<{ data: string; status: Status }> {
  const data = mkdtempSync(join(tmpdir(), 'langmoi-e2e-'));
  chmodSync(data, 0o755);
  try {
    await langmoi(data, ['up', '--detach'], 8 * MINUTE, more);
    return { data, status: await statusOf(data) };
  } catch (error) {
    await stopProduct(data);
    throw error;
  }
}

export async function stopProduct(data: string): Promise<void> {
  await langmoi(data, ['stop'], MINUTE).catch(() => undefined);
  rmSync(data, { recursive: true, force: true, maxRetries: 5 });
}

/** The browser that the stack provides; a program of the launcher's, so it runs outside of jest. */
export async function resolveChrome(): Promise<string> {
  const module = join(root, 'tools/stack');
  const script = `
    const { resolveChromium } = await import(${JSON.stringify(`file://${module}/chromium.mjs`)});
    const { folders } = await import(${JSON.stringify(`file://${module}/folders.mjs`)});
    console.log((await resolveChromium({ cache: folders().cache, report: () => undefined })).path);`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { timeout: 3 * MINUTE });
  return stdout.trim();
}

/** A committed paper of the repository. */
export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

export const fromRoot = (...path: string[]): string => join(root, ...path);

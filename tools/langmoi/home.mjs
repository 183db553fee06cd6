import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folders, madeFolder } from '../stack/folders.mjs';
import { isRunning } from '../stack/processes.mjs';

export const root = join(import.meta.dirname, '..', '..');
export const { cache, data } = folders();
const recordFile = join(data, 'run.json');
const secretsFile = join(data, 'secrets.json');

/** What the running (or the dead) launcher noted about itself; undefined when nothing was started. */
export function recorded() {
  try {
    return JSON.parse(readFileSync(recordFile, 'utf8'));
  } catch {
    return undefined;
  }
}

export function record(run) {
  madeFolder(data);
  writeFileSync(`${recordFile}.new`, JSON.stringify(run, null, 2), { mode: 0o600 });
  renameSync(`${recordFile}.new`, recordFile); // whoever reads meets a whole file
}

export function forget() {
  rmSync(recordFile, { force: true });
}

/** The note of a launcher that lives. */
export function running() {
  const run = recorded();
  return run && isRunning(run.supervisor) ? run : undefined;
}

/** The secret of that name, made on first use and kept with the data. */
export function secret(name) {
  const secrets = existsSync(secretsFile) ? JSON.parse(readFileSync(secretsFile, 'utf8')) : {};
  if (!secrets[name]) {
    secrets[name] = randomBytes(24).toString('base64url');
    madeFolder(data);
    writeFileSync(secretsFile, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  }
  return secrets[name];
}

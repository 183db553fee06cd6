import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The full path of a program on the PATH, or undefined. */
export function onPath(name, env = process.env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const commands = new Set();

/** Ends every command that has not ended by itself; for a launcher that is told to stop in the middle. */
export function endCommands() {
  for (const child of commands) child.kill('SIGTERM');
}

/** Runs a command to its end; resolves with its output, rejects with the last of it when it fails. */
export function run(command, args, { limitSeconds = 900, input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...options,
    });
    commands.add(child);
    let stdout = '';
    let stderr = '';
    const limit = setTimeout(() => child.kill('SIGKILL'), limitSeconds * 1000);
    child.stdout.on('data', (chunk) => (stdout += chunk));
    child.stderr.on('data', (chunk) => (stderr += chunk));
    if (input !== undefined) child.stdin.end(input);
    child.on('error', (error) => (clearTimeout(limit), reject(error)));
    child.on('close', (code, signal) => {
      commands.delete(child);
      clearTimeout(limit);
      if (code === 0) return resolve({ stdout, stderr });
      reject(
        new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${shortened(`${stdout}\n${stderr}`)}`),
      );
    });
  });
}

/** Of a long complaint the beginning and the end. */
function shortened(text) {
  const lines = text.trim().split('\n');
  return (lines.length <= 60 ? lines : [...lines.slice(0, 30), '…', ...lines.slice(-30)]).join('\n');
}

/** The first number like 18.4 that a program prints for its version, as [18, 4]; undefined when it does not run. */
export async function versionOf(command, args = ['--version']) {
  const said = await run(command, args, { limitSeconds: 20 }).catch(() => undefined);
  return said && versionIn(`${said.stdout}\n${said.stderr}`);
}

export function versionIn(text) {
  const found = /(\d+)\.(\d+)/.exec(text) ?? /(\d+)()/.exec(text);
  return found ? [Number(found[1]), Number(found[2])] : undefined;
}

export function reaches(version, [major, minor]) {
  return Boolean(version) && (version[0] > major || (version[0] === major && version[1] >= minor));
}

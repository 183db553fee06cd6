import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Missing } from '../stack/missing.mjs';
import { root } from './home.mjs';
import { findNode, installPackages } from './preparation.mjs';

export const names = [
  'kill',
  'kafka-away',
  'temporal-away',
  'postgres-restart',
  'rebuild',
  'poison',
  'order',
  'matrix',
  'isolation',
];

/** Holds one drill, or all, on a product of its own that is ended and removed afterwards. */
export async function run({ flags, words }) {
  const wanted = words[0] === 'all' ? names : words;
  const unknown = wanted.filter((name) => !names.includes(name));
  if (!wanted.length || unknown.length) {
    throw new Missing(unknown.length ? `there is no drill "${unknown[0]}"` : 'which drill?', [
      `one of ${names.join(', ')}`,
      'or all',
    ]);
  }
  const { path } = await findNode(() => undefined);
  await installPackages(() => undefined);
  const small = flags.has('--small') ? ['--small'] : [];
  const env = { ...process.env, NODE_NO_WARNINGS: '1' };
  const child = spawn(path, [join(root, 'tools', 'drills', 'main.mjs'), ...wanted, ...small], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  // From a terminal Ctrl-C reaches both; whoever sends a signal to this process alone means the drill.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 1)));
}

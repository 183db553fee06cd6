import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Missing } from '../stack/missing.mjs';
import { data, root, running } from './home.mjs';
import { findNode } from './preparation.mjs';

/** `./langmoi country load`: into the running product, with its progress; what is there already stays as it is. */
export async function run({ words }) {
  if (words.join(' ') !== 'load') throw new Missing('what of the country?', ['./langmoi country load']);
  if (!running()?.ready) throw new Missing('the product does not run', ['./langmoi up']);
  const { path } = await findNode(() => undefined);
  const began = Date.now();
  const child = spawn(path, ['--enable-source-maps', 'tools/run-app.mjs', '--once', 'directory/load-country'], {
    cwd: root,
    env: { ...process.env, LANGMOI_ENV_FILE: join(data, 'environment.json'), NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = await once(child, 'exit');
  if (code === 0) console.log(`Xong sau ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return code ?? 1;
}

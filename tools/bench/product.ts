import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** A process of the product; `url` is where it listens. */
export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts an entry, such as `criteria/main`, in a process of its own, built as in production, and so without the compiler
 * in its memory; resolves when it is ready. `flags`: what else production gives Node.
 */
export async function startEntry(
  entry: string,
  env: Record<string, string>,
  flags: readonly string[] = [],
): Promise<Running> {
  execFileSync(process.execPath, [join(__dirname, '../build.mjs'), 'services'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const port = await freePort();
  const quiet = openSync('/dev/null', 'w'); // every request leaves a line in the log, here too
  const child = fork(join(__dirname, '../run-app.mjs'), [entry], {
    execArgv: ['--enable-source-maps', ...flags],
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      NODE_NO_WARNINGS: '1',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', quiet, 'inherit', 'ipc'],
  });
  await ready(entry, child);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? NaN,
    async stop() {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function ready(entry: string, child: ChildProcess): Promise<void> {
  const failed = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${entry} ended with ${code}`)));
  await Promise.race([once(child, 'message'), failed]);
  failed.catch(() => undefined);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

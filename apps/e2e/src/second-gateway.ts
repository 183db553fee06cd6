import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { product } from './config';
import { fromRoot } from './product';

type Env = Readonly<Record<string, string>>;

/** A gateway beside the product's, on the same database, before another OpenID provider: by environment alone. */
export class SecondGateway {
  private constructor(
    readonly url: string,
    private readonly processes: readonly ChildProcess[],
    private readonly file: string,
  ) {}

  static async start(): Promise<SecondGateway> {
    const [port, issuerPort] = [await freePort(), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const issuer = `http://127.0.0.1:${issuerPort}`;
    const client = { OIDC_CLIENT_ID: 'lang-moi-elsewhere', OIDC_CLIENT_SECRET: 'of the journey alone' };
    const { data } = product();
    const told = JSON.parse(readFileSync(join(data, 'environment.json'), 'utf8')) as Record<string, Env>;
    const ours = told['gateway/main'];
    // An empty address is none: the bundled provider is not there.
    const env = { ...ours, ...client, IDENTITY_URL: '', PORT: String(port), PUBLIC_URL: url, OIDC_ISSUER: issuer };
    const file = join(data, 'second-gateway.json');
    const whole = { ...env, OIDC_ACCOUNT_CLAIM: 'upn', OIDC_SCOPE: 'openid' };
    writeFileSync(file, JSON.stringify({ 'gateway/main': whole }), { mode: 0o600 });
    const provider = await ready(fromRoot('apps/e2e/src/second-issuer.mjs'), [], {
      ...{ ISSUER: issuer, CLIENT_ID: client.OIDC_CLIENT_ID, CLIENT_SECRET: client.OIDC_CLIENT_SECRET },
      REDIRECT_URI: `${url}/api/sign-in/callback`,
    });
    const gateway = await ready(fromRoot('tools/run-app.mjs'), ['gateway/main'], { LANGMOI_ENV_FILE: file });
    return new SecondGateway(url, [provider, gateway], file);
  }

  /** Ends the provider alone. */
  takeProviderAway(): Promise<void> {
    return ended(this.processes[0]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map(ended));
    rmSync(this.file, { force: true });
  }
}

function ready(script: string, words: string[], env: Env): Promise<ChildProcess> {
  const child = fork(script, words, { env: { ...process.env, NODE_ENV: 'production', ...env }, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve(child));
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
  });
}

function ended(child: ChildProcess | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

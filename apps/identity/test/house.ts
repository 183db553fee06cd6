import { type AccountDescribed } from '@langmoi/contracts/officers';
import type { Caller } from '@langmoi/contracts/caller';
import { createLogger, silentLog } from '@langmoi/platform/logger';
import { listen } from '@langmoi/platform/service';
import { as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase } from '@langmoi/testing/database';
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entities } from '../src/app.module';
import type { Settings } from '../src/config';
import { createIdentity } from '../src/identity';
import { migrations } from '../src/migrate';

type Data = AccountDescribed['data'];

/** A provider on a database and a port of its own, with a client that is the gateway. */
export async function startIdentity({ demo = false }: { demo?: boolean } = {}) {
  const database = await freshDatabase('identity', migrations, entities);
  const [port, backchannel] = [await freePort(), await listenForSignOuts()];
  const origin = `http://localhost:${port}`;
  const settings: Settings = {
    ...{ issuer: `${origin}/identity`, origin, secret: randomBytes(32).toString('hex'), demo },
    client: {
      ...{ id: 'langmoi-gateway', secret: randomBytes(32).toString('hex') },
      redirectUris: [`${origin}/api/sign-in/callback`],
      postLogoutUris: [`${origin}/`],
      backchannelLogoutUri: backchannel.url,
    },
  };
  const lines: string[] = [];
  const log = createLogger({ service: 'identity', process: 'api' }, { write: (line: string) => void lines.push(line) });
  const open = async () => {
    const service = await createIdentity({
      settings,
      database: database.app,
      authenticate: authenticateAsWritten,
      log,
    });
    return { service, stop: await listen(service, { port, host: 'localhost' }) };
  };
  let running = await open();
  return {
    ...{ settings, database, lines, backchannel },
    get app() {
      return running.service;
    },
    /** Ends the process and starts it again on the same rows. */
    async restart() {
      await running.stop();
      running = await open();
    },
    async open() {
      running = await open();
    },
    /** An account as directory's events leave it. */
    async account(choice: Partial<Data> = {}): Promise<Data> {
      const name = `can-bo-${randomUUID().slice(0, 8)}`;
      const ids = { id: randomUUID(), provinceId: randomUUID(), officerId: randomUUID(), account: name };
      const data = { ...ids, active: true, secondFactor: false, rehearsal: demo, administrator: false, ...choice };
      await database.admin.query(
        `INSERT INTO accounts (id, province_id, account, officer_id, active, second_factor, administrator, rehearsal)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[data.id, data.provinceId, data.account, data.officerId],
          ...[data.active, data.secondFactor, data.administrator, data.rehearsal],
        ],
      );
      return data;
    },
    /** A command of an administrator; the answer's status and body. */
    async command(route: string, payload: object, caller: Caller, key: string = randomUUID()) {
      const [method, url = ''] = route.split(' ') as ['POST' | 'DELETE', string];
      const headers = { ...as(caller), 'idempotency-key': key };
      const answer = await running.service.inject({
        ...{ method, url, headers },
        ...(method === 'POST' && { payload }),
      });
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    },
    async ask(url: string, caller?: Caller) {
      const answer = await running.service.inject({ url, headers: caller ? as(caller) : {} });
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
    },
    async close() {
      await running.stop();
      await backchannel.close();
      await database.drop();
    },
  };
}

export type House = Awaited<ReturnType<typeof startIdentity>>;

export const quiet = silentLog;

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Where the gateway would hear that somebody signed out. */
async function listenForSignOuts() {
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      tokens.push(new URLSearchParams(body).get('logout_token') ?? '');
      response.writeHead(200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/back-channel`,
    /** The claims of every logout token that came. */
    heard: () =>
      tokens.map(
        (token) =>
          JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>,
      ),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

import { silentLog, type Log } from '@langmoi/platform/logger';
import { routesOf } from '@langmoi/platform/route';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { decodeJwt } from 'jose';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GatewayConfig } from '../src/config';
import { createGateway } from '../src/gateway';
import { entities } from '../src/gateway.module';
import { migrations } from '../src/migrate';

/** A request as a service behind the gateway received it. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Answer = { status?: number; headers?: Record<string, string>; body: string };

/** What listens and is not closed yet. A spec that fails half way closes nothing itself, and jest would wait for it. */
const open = new Set<{ close(): Promise<void> }>();
afterAll(async () => {
  for (const one of [...open].reverse()) await one.close(); // a gateway before the one whose database it shares
});

/** A service of ours, as the gateway sees it: HTTP on loopback that remembers what reached it. */
export class Upstream {
  readonly received: Received[] = [];
  /** Answers before it has read what is sent, as a service does that knows at once who may not. */
  refusesUnread = false;
  private server: Server | undefined;
  answer: (request: Received) => Answer = () => ({ body: '{}' });

  async start(): Promise<string> {
    this.server = createServer((request, response) => {
      if (this.refusesUnread) return void response.writeHead(403).end('{}');
      let body = '';
      request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const received = { method, url, headers, body };
        this.received.push(received);
        const { status = 200, headers: answered, body: text } = this.answer(received);
        response.writeHead(status, { 'content-type': 'application/json', ...answered }).end(text);
      });
    });
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => (this.server ? this.server.close(resolve) : resolve(undefined)));
  }

  last(): Received {
    return this.received.at(-1)!;
  }

  /** What the token of the last request says. */
  lastClaims() {
    return decodeJwt(String(this.last().headers.authorization).replace('Bearer ', ''));
  }
}

export const office = {
  appointmentId: '019313a5-0000-7000-8000-000000000005',
  organisationId: '019313a5-0000-7000-8000-000000000004',
  organisationName: 'UBND xã Hàm Tân',
  unitId: '019313a5-0000-7000-8000-000000000003',
  unitName: 'Xã Hàm Tân',
  unitPath: ['019313a5-0000-7000-8000-000000000002', '019313a5-0000-7000-8000-000000000003'],
  roles: ['communeOfficer'],
  capacity: 'own',
};

export const officer = {
  account: 'xa.ham-tan',
  displayName: 'Cán bộ (diễn tập)',
  officerId: '019313a5-0000-7000-8000-000000000001',
  provinceId: '019313a5-0000-7000-8000-000000000002',
  national: false,
  offices: [office],
  rehearsal: true,
};

/** A port that nobody listens on. */
export const nobody = 'http://127.0.0.1:9';

/** A gateway on a real port before one upstream that stands for directory and recognition. */
export class House {
  readonly upstream = new Upstream();
  readonly people = new Map<string, object>([[officer.account, officer]]);
  private app: NestFastifyApplication | undefined;
  private own: TestDatabase | undefined;
  database!: TestDatabase;
  url = '';

  constructor(private readonly log: Log = silentLog) {}

  /** `beside`: a second gateway of the same database. */
  async open(config: Partial<GatewayConfig> = {}, beside?: House): Promise<this> {
    open.add(this);
    const service = await this.upstream.start();
    this.upstream.answer = ({ url }) => {
      const [, account] = /^\/callers\/(.+)$/.exec(url) ?? [];
      if (!account) return { body: JSON.stringify({ echo: url }) };
      const known = this.people.get(decodeURIComponent(account));
      if (known) return { body: JSON.stringify(known) };
      return { status: 404, body: '{"type":"/problems/account-not-found","title":"","status":404}' };
    };
    this.database = beside?.database ?? (this.own = await freshDatabase('gateway', migrations, entities));
    this.app = await createGateway(
      {
        port: 0,
        host: '127.0.0.1',
        databaseUrl: this.database.app.url,
        sessionSecret: 'a secret of the specs, at least 32 long',
        demo: true,
        publicUrl: 'http://langmoi.test',
        identityUrl: undefined,
        provider: undefined,
        sessions: { absoluteSeconds: 43_200, idleSeconds: 3_600, keptDays: 90 },
        keys: { signsFor: 86_400_000, overlap: 900_000 },
        services: {
          ...{ directory: service, criteria: nobody, funding: nobody, poverty: nobody, culture: nobody },
          ...{ recognition: service, reporting: nobody },
        },
        webDir: undefined,
        openApiFile: undefined,
        temporalUi: 'http://temporal.test:8239',
        limits: { perSecond: 1000, burst: 1000, signInsPerMinute: 1000 },
        ...config,
      },
      this.log,
    );
    await this.app.listen(0, '127.0.0.1');
    this.url = await this.app.getUrl();
    return this;
  }

  routes(): ReturnType<typeof routesOf> {
    return routesOf(this.app!);
  }

  async close(): Promise<void> {
    if (!open.delete(this)) return;
    await this.app?.close();
    await this.upstream.stop();
    await this.own?.drop();
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, { headers, redirect: 'manual' });
  }

  send(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  signIn(account = officer.account): Promise<Response> {
    return this.send('POST', '/api/session', { account });
  }

  /** The cookie of a fresh session, as a browser would send it. */
  async cookie(): Promise<{ cookie: string }> {
    const set = (await this.signIn()).headers.get('set-cookie') ?? '';
    return { cookie: set.split(';')[0]! };
  }

  async bearer(): Promise<string> {
    const answer = await this.send('POST', '/api/demo/tokens', { account: officer.account });
    return ((await answer.json()) as { token: string }).token;
  }
}

export const problemOf = async (answer: Response): Promise<{ status: number; type: string }> => {
  const { type } = (await answer.json()) as { type: string };
  return { status: answer.status, type };
};

import { Controller, Get, HttpStatus, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Public } from './auth';

/** Named probes of what this process cannot work without; each rejects while its part is away. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>;

/** The token under which a service provides its `Checks`. */
export const HEALTH_CHECKS = 'HEALTH_CHECKS';

interface Readiness {
  readonly ready: boolean;
  readonly parts: Record<string, 'up' | 'away'>;
}

/** Asks every part, for at most a second. */
export async function readiness(checks: Checks): Promise<Readiness> {
  const answers = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
  );
  return { ready: answers.every(([, state]) => state === 'up'), parts: Object.fromEntries(answers) };
}

function stateOf(check: () => Promise<unknown>): Promise<'up' | 'away'> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('away'), 1_000);
    check()
      .then(
        () => resolve('up'),
        () => resolve('away'),
      )
      .finally(() => clearTimeout(timer));
  });
}

/** `live`: the process answers. `ready`: its database does too; nothing else, or one outage would take all down. */
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(HEALTH_CHECKS) private readonly checks: Checks) {}

  @Get('live')
  live(): { live: true } {
    return { live: true };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const state = await readiness(this.checks);
    if (!state.ready) void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
    return state;
  }
}

interface HealthServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** The same two answers, and the numbers, for a process without an HTTP api. Rejects if the port is taken. */
export function serveHealth(
  where: { port: number; host: string },
  checks: Checks,
  metrics: () => Promise<string>,
): Promise<HealthServer> {
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const text = (numbers: string) =>
      response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(numbers);
    if (request.url === '/health/live') answer(200, { live: true });
    else if (request.url === '/metrics') void metrics().then(text, () => answer(500, {}));
    else if (request.url !== '/health/ready') answer(404, {});
    else void readiness(checks).then((state) => answer(state.ready ? 200 : 503, state));
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen(where.port, where.host, () => {
      const { port } = server.address() as AddressInfo;
      const stop = () =>
        new Promise<void>((done) => {
          server.close(() => done());
          server.closeAllConnections();
        });
      resolve({ port, stop });
    });
  });
}

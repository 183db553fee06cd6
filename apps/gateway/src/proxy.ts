import { largestFigureFile } from '@langmoi/contracts/figure-imports';
import replyFrom from '@fastify/reply-from';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { nameRequest } from '@langmoi/platform/telemetry/requests';
import { kebab } from '@langmoi/platform/telemetry/telemetry';
import { currentTrace } from '@langmoi/platform/trace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';
import type { CallerTokens } from './caller-tokens';
import type { Destination, RouteTable } from './route-table';

interface Proxy {
  readonly services: Readonly<Record<string, string>>;
  readonly routes: RouteTable;
  readonly tokens: CallerTokens;
}

/** A form with the largest file of a contract; what is beyond this is refused before a service is troubled. */
const largestBody = largestFigureFile + 1024 * 1024;

/** Headers of the client that stay outside: what it claims to be, and what concerns this connection alone. */
const notPassedOn = [
  'authorization',
  'cookie',
  'expect',
  'traceparent',
  'tracestate',
  'x-request-id',
  'x-forwarded-for',
  'x-reads-province',
];

/**
 * `/api/<service>/*` to the service, unread and as it comes: bodies stream both ways. A service that does not answer
 * is an outage (503 with Retry-After), never a bug.
 */
export async function proxyServices(fastify: FastifyInstance, { services, routes, tokens }: Proxy): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, payload, done) => done(null, toTheEnd(payload)));
    await scope.register(replyFrom, {
      disableRequestLogging: true,
      undici: { connections: 64, headersTimeout: 60_000, bodyTimeout: 60_000, connect: { timeout: 2_000 } },
    });
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
      url: '/api/*',
      handler: (request, reply) => forward(request, reply).catch((refusal: unknown) => refused(request, refusal)),
    });
  });

  async function forward(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const destination = routes.find(request.method, request.url);
    const base = destination && services[destination.service];
    if (!destination || !base) throw new Problem('/problems/not-found', 404, 'Nothing is here');
    const { service, name, route } = destination;
    nameRequest(request, { span: `gateway.${service}.${kebab(name)}`, route: `/api/${service}${route.path}` });
    if (Number(request.headers['content-length'] ?? 0) > largestBody) {
      throw new Problem('/problems/body-too-large', 413, 'The body is too large');
    }
    const added = await headersFor(request, destination);
    return reply.from(base.replace(/\/$/, '') + destination.path, {
      rewriteRequestHeaders: (_, headers) => ({ ...without(headers, notPassedOn), ...added }),
      rewriteHeaders: (headers) => without(headers, ['set-cookie', 'x-request-id', 'connection', 'keep-alive']),
      onResponse: (_, answering, { stream }) => {
        // reply-from would close the connection of whoever still sends; of a body of known length the rest is taken in.
        if (request.headers['content-length'] !== undefined) answering.removeHeader('connection');
        void answering.send(stream);
      },
      onError: (failed, { error }) => void failed.send(new Outage(destination.service, 5, { cause: error })),
      // Its own would ask again up to ten times, each Retry-After second taken for a millisecond.
      retryDelay: () => null,
    });
  }

  async function headersFor({ asking }: FastifyRequest, { service }: Destination): Promise<Record<string, string>> {
    const trace = currentTrace();
    return {
      ...(asking && { authorization: `Bearer ${await tokens.for(asking.caller, service)}` }),
      ...(trace && { traceparent: trace.traceparent, 'x-request-id': trace.traceId }),
    };
  }
}

/**
 * A body for a service that may answer before it has read it all: what it does not want is still taken in, or the
 * connection would break on whoever sends, before the answer is read.
 */
function toTheEnd(payload: Readable): Readable {
  const body = payload.pipe(new PassThrough());
  body.once('close', () => payload.resume()); // said after `pipe`, which stops its source when the body closes
  payload.once('close', () => payload.readableEnded || body.destroy());
  return body;
}

/** What is refused before a service sees it is taken in as well: whoever still sends gets to read why. */
function refused({ body }: FastifyRequest, refusal: unknown): never {
  (body as Readable | undefined)?.resume();
  throw refusal;
}

const without = <H extends IncomingHttpHeaders>(headers: H, names: readonly string[]): H =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) as H;

import { context, SpanKind, SpanStatusCode, type Attributes, type Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PlatformRequest } from '../http';
import type { Log } from '../logger';
import { contextOf } from '../trace';
import { known, type Telemetry } from './telemetry';

interface Watched {
  readonly span: Span;
  /** The address as the contract writes it, with the names of its parameters; never the address that came. */
  route: string | undefined;
}

const watched = new WeakMap<FastifyRequest, Watched>();

/** What Prometheus and the orchestrator ask again and again is no request of anybody. */
const unwatched = /^\/(metrics$|health\/)/;

/**
 * Everything a request causes carries its trace. Its end is one span, one number, and one line of the log: ids and
 * outcome only. `/metrics` is served beside it.
 */
export function watchRequests(fastify: FastifyInstance, { telemetry, log }: { telemetry: Telemetry; log: Log }): void {
  fastify.addHook('onRequest', (request, _, done) => {
    const { url: route, config } = request.routeOptions;
    if (route && unwatched.test(route)) return done();
    const name = 'span' in config ? String(config.span) : `${request.method} ${route ?? 'unknown'}`;
    const { span, here } = telemetry.begin(name, {
      kind: SpanKind.SERVER,
      from: contextOf(request.headers['traceparent']),
    });
    watched.set(request, { span, route });
    context.with(here, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const seen = watched.get(request);
    if (seen) end(seen, { request, reply, telemetry, log });
    done();
  });
  fastify.get('/metrics', async (_, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await telemetry.meters.text()),
  );
}

/** For a process whose routes are not its own: what is really asked for. */
export function nameRequest(request: FastifyRequest, { span, route }: { span: string; route: string }): void {
  const seen = watched.get(request);
  if (!seen) return;
  seen.span.updateName(span);
  seen.route = route;
}

interface Ended {
  readonly request: FastifyRequest & PlatformRequest;
  readonly reply: FastifyReply;
  readonly telemetry: Telemetry;
  readonly log: Log;
}

function end({ span, route }: Watched, { request, reply, telemetry, log }: Ended): void {
  const { caller, method } = request;
  const status = reply.statusCode;
  const outcome: Attributes = known({
    'http.request.method': method,
    'http.route': route,
    'http.response.status_code': status,
    'url.scheme': 'http',
    'error.type': status >= 500 ? String(status) : undefined,
  });
  telemetry.meters.requests.record(reply.elapsedTime / 1_000, outcome);
  span.setAttributes({
    ...outcome,
    ...known({ 'user.id': caller?.userId, 'langmoi.province.id': caller?.provinceId }),
  });
  if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end();
  const { traceId } = span.spanContext();
  const who = { userId: caller?.userId, provinceId: caller?.provinceId };
  const ms = Math.round(reply.elapsedTime);
  log.info({ traceId, ...who, method, route: request.routeOptions.url, status, ms }, 'request');
}

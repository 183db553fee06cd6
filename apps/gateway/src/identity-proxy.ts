import replyFrom from '@fastify/reply-from';
import { Outage } from '@langmoi/contracts/problem';
import { nameRequest } from '@langmoi/platform/telemetry/requests';
import { currentTrace } from '@langmoi/platform/trace';
import type { FastifyInstance } from 'fastify';
import { addressOf } from './who-is-asking';

/**
 * `/identity/*` to the bundled provider, as it comes: its own cookies, its own pages and their headers. It is the one
 * place that sees passwords; nothing of a request is read here, and none of our cookies means anything there.
 */
export async function proxyIdentity(
  fastify: FastifyInstance,
  { identityUrl, publicUrl }: { identityUrl: string; publicUrl: string },
): Promise<void> {
  const { protocol, host } = new URL(publicUrl);
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_, payload, done) => done(null, payload));
    await scope.register(replyFrom, {
      disableRequestLogging: true,
      undici: { connections: 32, headersTimeout: 60_000, bodyTimeout: 60_000, connect: { timeout: 2_000 } },
    });
    scope.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'],
      url: '/identity/*',
      handler: (request, reply) => {
        nameRequest(request, { span: 'gateway.identity', route: '/identity/*' });
        const trace = currentTrace();
        return reply.from(identityUrl + request.url, {
          rewriteRequestHeaders: (_, headers) => ({
            ...headers,
            ...{ 'x-forwarded-for': addressOf(request), 'x-forwarded-host': host },
            'x-forwarded-proto': protocol.replace(':', ''),
            ...(trace && { traceparent: trace.traceparent }),
          }),
          onError: (failed, { error }) => void failed.send(new Outage('identity', 5, { cause: error })),
          retryDelay: () => null,
        });
      },
    });
  });
}

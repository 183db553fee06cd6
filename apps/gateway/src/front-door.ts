import { Problem } from '@langmoi/contracts/problem';
import type { SessionView } from '@langmoi/contracts/gateway';
import { currentTrace } from '@langmoi/platform/trace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from './config';
import { isOpenAddress, type RouteTable } from './route-table';
import { notSignedIn, type SessionService } from './session/session.service';
import { TokenBuckets } from './token-bucket';
import { addressOf, whoIsAsking } from './who-is-asking';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; absent on open addresses without a sign-in. */
    session?: SessionView | undefined;
  }
}

interface Door {
  readonly config: GatewayConfig;
  readonly sessions: SessionService;
  readonly routes: RouteTable;
}

const securityHeaders: Readonly<Record<string, string>> = {
  // Mantine and Swagger UI set styles from code; scripts come from our own files alone.
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; " +
    "frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Every request passes here first: its number, the headers of every answer, who asks, how often. */
export function openFrontDoor(fastify: FastifyInstance, { config, sessions, routes }: Door): void {
  const { perSecond, burst, signInsPerMinute } = config.limits;
  const callers = new TokenBuckets({ perSecond, burst });
  const signIns = new TokenBuckets({ perSecond: signInsPerMinute / 60, burst: signInsPerMinute });
  const take = (buckets: TokenBuckets, key: string, reply: FastifyReply) => {
    const seconds = buckets.take(key, Date.now());
    if (seconds === 0) return;
    void reply.header('retry-after', String(seconds));
    throw new Problem('/problems/too-many-requests', 429, 'Too many requests', { retryAfterSeconds: seconds });
  };

  fastify.decorateRequest('session', undefined);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(securityHeaders).header('x-request-id', currentTrace()?.traceId);
    if (!request.url.startsWith('/api/')) return;
    void reply.header('cache-control', 'no-store');
    if (isSignIn(request)) take(signIns, addressOf(request), reply);
    const open = isOpenAddress(request.method, request.url, routes);
    request.session = await sessionOf(request, open);
    take(callers, request.session?.caller.userId ?? addressOf(request), reply);
    if (!request.session && !open) throw notSignedIn();
  });

  /** On an open address a session that ran out is the same as none. */
  async function sessionOf(request: FastifyRequest, open: boolean): Promise<SessionView | undefined> {
    try {
      return await whoIsAsking(request, sessions, config.demo);
    } catch (error) {
      if (open) return undefined;
      throw error;
    }
  }
}

const isSignIn = ({ method, url }: FastifyRequest): boolean =>
  method === 'POST' && /^\/api\/(session|demo\/tokens)(\?|$)/.test(url);

import { Problem } from '@langmoi/contracts/problem';
import { currentTrace } from '@langmoi/platform/trace';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayConfig } from './config';
import { isPlainAddress } from './plain-address';
import { isOpenAddress, type RouteTable } from './route-table';
import { isOurOwn } from './same-origin';
import { notSignedIn } from './not-signed-in';
import { TokenBuckets } from './token-bucket';
import { addressOf, type Asking, type WhoIsAsking } from './who-is-asking';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; absent on open addresses without a sign-in. */
    asking?: Asking | undefined;
  }
}

interface Door {
  readonly config: Pick<GatewayConfig, 'limits' | 'publicUrl'>;
  readonly who: WhoIsAsking;
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
const withTls = { ...securityHeaders, 'strict-transport-security': 'max-age=31536000' };

/** Every request passes here first: its number, the headers of every answer, who asks, from which site, how often. */
export function openFrontDoor(fastify: FastifyInstance, { config, who, routes }: Door): void {
  const { perSecond, burst, signInsPerMinute } = config.limits;
  const headers = config.publicUrl.startsWith('https:') ? withTls : securityHeaders;
  const callers = new TokenBuckets({ perSecond, burst });
  const signIns = new TokenBuckets({ perSecond: signInsPerMinute / 60, burst: signInsPerMinute });
  const take = (buckets: TokenBuckets, key: string, reply: FastifyReply) => {
    const seconds = buckets.take(key, Date.now());
    if (seconds === 0) return;
    void reply.header('retry-after', String(seconds));
    throw new Problem('/problems/too-many-requests', 429, 'Too many requests', { retryAfterSeconds: seconds });
  };

  fastify.decorateRequest('asking', undefined);
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers(headers).header('x-request-id', currentTrace()?.traceId);
    if (!isPlainAddress(request.raw.url ?? '')) throw new Problem('/problems/not-found', 404, 'No such address');
    if (request.url.startsWith('/api/')) await enter(request, reply);
    else if (request.url.startsWith('/identity/')) {
      take(isSignIn(request) ? signIns : callers, addressOf(request), reply);
    }
  });

  async function enter(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    if (isSignIn(request)) take(signIns, addressOf(request), reply);
    if (!request.headers.authorization && !isOurOwn(request, config.publicUrl)) {
      throw new Problem('/problems/foreign-origin', 403, 'This command comes from another site');
    }
    const open = isOpenAddress(request.method, request.url, routes);
    request.asking = await askedBy(request, open);
    take(callers, request.asking?.caller.userId ?? addressOf(request), reply);
    if (!request.asking && !open) throw notSignedIn();
  }

  /** On an open address a session that ran out is the same as none. */
  async function askedBy(request: FastifyRequest, open: boolean): Promise<Asking | undefined> {
    try {
      return await who.of(request);
    } catch (error) {
      if (open) return undefined;
      throw error;
    }
  }
}

/** What is counted by address and slowly, for whoever guesses comes this way; it says nothing of any account. */
const isSignIn = ({ method, url }: FastifyRequest): boolean =>
  method === 'POST'
    ? /^\/(api\/(session|demo\/tokens)(\?|$)|identity\/)/.test(url)
    : /^\/api\/sign-in(\/callback)?(\?|$)/.test(url);

import { Problem } from '@langmoi/contracts/problem';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Settings } from '../config';

/** The headers of every page. Nothing from anywhere else, no frame, and forms go to this house and its clients alone. */
export function pageHeaders({ client, origin }: Settings): Readonly<Record<string, string>> {
  const clients = new Set(client.redirectUris.map((uri) => new URL(uri).origin));
  clients.delete(origin);
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "script-src 'self'",
    ['form-action', "'self'", ...clients].join(' '),
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin', // with no-referrer a browser would not say where a form comes from
    'cache-control': 'no-store',
    'cross-origin-opener-policy': 'same-origin',
  };
}

/**
 * A form is taken only from a page of this house: beside the SameSite cookies, which a form elsewhere would not bring.
 * A browser says where a form comes from; what says nothing is none.
 */
export function takeOwnFormsOnly(scope: FastifyInstance, { origin }: Settings): void {
  scope.addHook('preHandler', (request, _, done) => {
    const { origin: from, 'sec-fetch-site': site } = request.headers;
    const own = from === origin && (site === undefined || site === 'same-origin');
    done(
      request.method !== 'POST' || own
        ? undefined
        : new Problem('/problems/not-permitted', 403, 'A form of another site'),
    );
  });
}

/** Forms as browsers send them; each field once, as text. */
export function readForms(scope: FastifyInstance): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 64 * 1024 },
    (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
}

/** A field of a form; '' where there is none. */
export function field(request: FastifyRequest, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

/** Where a browser is: the gateway says it, and nobody else reaches this process. */
export function addressOf(request: FastifyRequest): string {
  const forwarded = String(request.headers['x-forwarded-for'] ?? '');
  return forwarded.split(',').at(-1)?.trim() || (request.socket.remoteAddress ?? '');
}

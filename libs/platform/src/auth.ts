import { Caller } from '@langmoi/contracts/caller';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { SetMetadata, type CanActivate, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import { createRemoteJWKSet, errors, jwtVerify, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import type { PlatformRequest } from './http';

const issuer = 'gateway';
const algorithm = 'ES256';
const lifetimeSeconds = 300;
/** RFC 8725, 3.11: a token of another kind is refused, whatever key signed it. */
const kind = 'caller+jwt';
const openRoute = 'langmoi:open';
/** Tokens whose verification is remembered; beyond that all are verified anew. */
const manyTokens = 1_000;

/** Who a token speaks for. Throws `/problems/not-signed-in`, or Outage while the keys cannot be fetched. */
export type Authenticate = (token: string) => Promise<Caller>;

/** A handler or controller that anybody may call, signed in or not. */
export const Public = (): CustomDecorator => SetMetadata(openRoute, true);

/**
 * Accepts the gateway's tokens for this service and nothing else, in the demo too: of this kind, ES256 by a key of the
 * JWKS, this audience, not older than 5 minutes and not of the future; five seconds between two clocks are forgiven.
 * The keys are asked for anew every five minutes: the gateway publishes one ten minutes before it signs.
 * To verify costs more than to record most commands, and the gateway sends a token again for minutes: one that was found
 * good is not verified again before it ends.
 */
export function verifyCaller({ jwksUrl, audience }: { jwksUrl: string; audience: string }): Authenticate {
  // A short cooldown: a gateway of an empty database signs with a key that nobody has seen.
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    timeoutDuration: 2_000,
    cooldownDuration: 1_000,
    cacheMaxAge: 300_000,
  });
  const good = new Map<string, { readonly caller: Caller; readonly until: number }>();
  const remember = (token: string, { exp = 0, iat = 0 }: JWTPayload, caller: Caller): Caller => {
    if (good.size >= manyTokens) good.clear();
    good.set(token, { caller, until: Math.min(exp, iat + lifetimeSeconds) * 1_000 });
    return caller;
  };
  return async (token) => {
    const known = good.get(token);
    if (known && known.until > Date.now()) return known.caller;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [algorithm],
        typ: kind,
        issuer,
        audience,
        requiredClaims: ['sub', 'exp', 'iat'],
        maxTokenAge: lifetimeSeconds,
        clockTolerance: 5,
      });
      return remember(token, payload, callerOf(payload));
    } catch (error) {
      throw error instanceof Problem || !unreachable(error)
        ? notSignedIn(error)
        : new Outage('gateway', 5, { cause: error });
    }
  };
}

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly keyId: string;
}

/** The token that the gateway gives a request on its way to one service; valid for 5 minutes from `now`. */
export function signCaller(
  { privateKey, keyId }: SigningKey,
  caller: Caller,
  audience: string,
  now = new Date(),
): Promise<string> {
  const { userId, ...claims } = caller;
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: kind, kid: keyId })
    .setSubject(userId)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(new Date(now.getTime() + lifetimeSeconds * 1000))
    .sign(privateKey);
}

function callerOf(payload: JWTPayload): Caller {
  const caller = Caller.safeParse({ ...payload, userId: payload.sub });
  if (caller.success) return caller.data;
  throw notSignedIn(caller.error);
}

/** jose's own refusals of a token; the rest is fetching the keys that failed. */
function unreachable(error: unknown): boolean {
  if (!(error instanceof errors.JOSEError)) return true;
  return error instanceof errors.JWKSTimeout || error.code === 'ERR_JOSE_GENERIC';
}

function notSignedIn(cause?: unknown): Problem {
  const problem = new Problem('/problems/not-signed-in', 401, 'Sign in first');
  problem.cause = cause;
  return problem;
}

/** Puts the verified caller on the request, or refuses it. */
export class CallerGuard implements CanActivate {
  constructor(private readonly authenticate: Authenticate) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<PlatformRequest>();
    const [, token] = /^Bearer ([^\s]+)$/i.exec(String(request.headers.authorization ?? '')) ?? [];
    if (token) request.caller = await this.authenticate(token);
    else if (!isOpen(context)) throw notSignedIn();
    return true;
  }
}

const isOpen = (context: ExecutionContext): boolean =>
  [context.getHandler(), context.getClass()].some((target) => Reflect.getMetadata(openRoute, target) === true);

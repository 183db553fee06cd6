import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { derivedKey } from './seal';
import { notSignedIn } from './not-signed-in';

const issuer = 'gateway';
const audience = 'langmoi';
const lifetimeSeconds = 12 * 3600;

const Claims = z.object({ sub: z.string(), exp: z.number() });

/**
 * Tokens for curl, of demo accounts alone. One names an account and nothing else: what it may do is asked with each
 * request, as for a session. No road turns it into a cookie, and no cookie is one.
 */
export class BearerTokens {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = derivedKey(secret, 'bearer');
  }

  async issue(account: string, now = new Date()): Promise<{ token: string; expiresAt: string }> {
    const expires = new Date(now.getTime() + lifetimeSeconds * 1000);
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(account)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(this.key);
    return { token, expiresAt: expires.toISOString() };
  }

  /** Throws `/problems/not-signed-in` for a token that is not one of ours. */
  async open(token: string): Promise<{ account: string; endsAt: string }> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        ...{ issuer, audience, algorithms: ['HS256'], typ: 'JWT' },
        ...{ requiredClaims: ['sub', 'exp', 'iat'], maxTokenAge: lifetimeSeconds },
      });
      const { sub, exp } = Claims.parse(payload);
      return { account: sub, endsAt: new Date(exp * 1000).toISOString() };
    } catch (cause) {
      throw notSignedIn(undefined, cause);
    }
  }
}

import { SessionView } from '@langmoi/contracts/gateway';
import { Problem } from '@langmoi/contracts/problem';
import { EncryptJWT, jwtDecrypt, jwtVerify, SignJWT } from 'jose';
import { hkdfSync } from 'node:crypto';

const issuer = 'gateway';
const bearerAudience = 'langmoi';
const hours = 12;

/** The cookie of a session. */
export const sessionCookie = 'lm_session';

/** A day's work; also the age of the cookie. */
export const sessionSeconds = hours * 3600;

interface Bearer {
  readonly token: string;
  readonly expiresAt: string;
}

/**
 * Sessions and bearer tokens. Both carry who somebody is, each sealed with a key of its own: neither is accepted in the
 * place of the other. A session is encrypted, so the browser that keeps it cannot read it.
 */
export class SessionService {
  private readonly sessionKey: Uint8Array;
  private readonly bearerKey: Uint8Array;

  constructor(secret: string) {
    this.sessionKey = derivedKey(secret, 'session');
    this.bearerKey = derivedKey(secret, 'bearer');
  }

  /** What the cookie holds. */
  seal(session: SessionView): Promise<string> {
    return new EncryptJWT({ session })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${hours}h`)
      .encrypt(this.sessionKey);
  }

  /** Throws `/problems/not-signed-in` for anything that `seal` did not make, or that is too old. */
  async open(cookie: string): Promise<SessionView> {
    try {
      const { payload } = await jwtDecrypt(cookie, this.sessionKey, {
        issuer,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
        requiredClaims: ['exp'],
      });
      return SessionView.parse(payload['session']);
    } catch (cause) {
      throw notSignedIn(cause);
    }
  }

  /** For curl: a signed token, never a cookie. */
  async issueBearer(session: SessionView, now = new Date()): Promise<Bearer> {
    const expires = new Date(now.getTime() + sessionSeconds * 1000);
    const token = await new SignJWT({ session })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setIssuer(issuer)
      .setAudience(bearerAudience)
      .setIssuedAt(now)
      .setExpirationTime(expires)
      .sign(this.bearerKey);
    return { token, expiresAt: expires.toISOString() };
  }

  /** Throws `/problems/not-signed-in` for a token that is not one of ours. */
  async openBearer(token: string): Promise<SessionView> {
    try {
      const { payload } = await jwtVerify(token, this.bearerKey, {
        issuer,
        audience: bearerAudience,
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
      });
      return SessionView.parse(payload['session']);
    } catch (cause) {
      throw notSignedIn(cause);
    }
  }
}

/** The refusal of whoever has not said who they are. */
export function notSignedIn(cause?: unknown): Problem {
  const problem = new Problem('/problems/not-signed-in', 401, 'Sign in first');
  problem.cause = cause;
  return problem;
}

const derivedKey = (secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'langmoi', use, 32));

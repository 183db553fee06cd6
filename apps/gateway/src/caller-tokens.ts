import type { Caller } from '@langmoi/contracts/caller';
import { signCaller } from '@langmoi/platform/auth';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';

interface Kept {
  readonly token: Promise<string>;
  readonly until: number;
}

/** Well below the five minutes that a token lives, so that none dies on its way. */
const keptFor = 180_000;
const manyCallers = 10_000;

/**
 * Tells each service who is asking, in a token for that service alone. The key pair lives and dies with the process;
 * services fetch its public half from `/.well-known/jwks.json`.
 */
export class CallerTokens {
  private readonly kept = new Map<string, Kept>();

  private constructor(
    private readonly key: { privateKey: CryptoKey; keyId: string },
    readonly jwks: { readonly keys: readonly JWK[] },
  ) {}

  static async create(): Promise<CallerTokens> {
    const keyId = randomUUID();
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES256', use: 'sig' };
    return new CallerTokens({ privateKey, keyId }, { keys: [jwk] });
  }

  /** Signing costs more than the rest of a request, so a token is used again for a few minutes. */
  for(caller: Caller, audience: string, now = Date.now()): Promise<string> {
    const name = JSON.stringify([audience, caller]);
    const known = this.kept.get(name);
    if (known && known.until > now) return known.token;
    if (this.kept.size >= manyCallers) this.kept.clear();
    const token = signCaller(this.key, caller, audience);
    this.kept.set(name, { token, until: now + keptFor });
    return token;
  }
}

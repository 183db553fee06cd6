import type { Caller } from '@langmoi/contracts/caller';
import { signCaller } from '@langmoi/platform/auth';
import type { KeyRing, Ring } from './keys/key-ring.service';

interface Kept {
  readonly token: Promise<string>;
  readonly until: number;
}

/** Well below the five minutes that a token lives, so that none dies on its way. */
const keptFor = 180_000;
const manyCallers = 10_000;

/**
 * Tells each service who is asking, in a token for that service alone. Services fetch the public keys from
 * `/.well-known/jwks.json`.
 */
export class CallerTokens {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly ring: KeyRing) {}

  async jwks(): Promise<Ring['jwks']> {
    return (await this.ring.current()).jwks;
  }

  /** Signing costs more than the rest of a request, so a token is used again for a few minutes. */
  for(caller: Caller, audience: string, now = Date.now()): Promise<string> {
    const name = JSON.stringify([audience, caller]);
    const known = this.kept.get(name);
    if (known && known.until > now) return known.token;
    if (this.kept.size >= manyCallers) this.kept.clear();
    const token = this.sign(caller, audience);
    this.kept.set(name, { token, until: now + keptFor });
    token.catch(() => this.kept.delete(name)); // an outage is not kept
    return token;
  }

  private async sign(caller: Caller, audience: string): Promise<string> {
    return signCaller((await this.ring.current()).signing, caller, audience);
  }
}

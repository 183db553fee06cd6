import { systemCaller, type Db } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Seal } from '../seal';
import { planRotation, type RotationTimes } from './rotation';
import type { SigningKeyRow } from './signing-key.entity';
import { addKey, allKeys, dropKeys, lockRing } from './signing-key.repository';

/** The keys as they are now: the one that signs, and the public halves of all. */
export interface Ring {
  readonly signing: { readonly privateKey: CryptoKey; readonly keyId: string };
  readonly jwks: { readonly keys: readonly JWK[] };
}

/** Bound to no province; keys belong to the house. */
const itself = systemCaller('gateway', uuidOf('service', 'gateway'));
/** A key is published so long before it signs that nobody notices what one gateway has not yet read. */
const longestUnread = 30_000;

type NewKey = Omit<SigningKeyRow, 'createdAt' | 'signsFrom'>;

/**
 * The keys of callers' tokens, shared by all gateways of one database. Whoever first finds that the next key is due
 * makes it; it is published `overlap` before it signs and stays published `overlap` after, so no request meets a
 * service that has not seen its key. While the database is away the keys that were read last go on.
 */
export class KeyRing {
  private readonly seal: Seal;
  private ring: Ring | undefined;
  private readAt = 0;
  private reading: Promise<Ring> | undefined;

  constructor(
    private readonly db: Db,
    secret: string,
    private readonly times: RotationTimes,
  ) {
    this.seal = new Seal(secret, 'signing-keys');
  }

  /** Throws Outage where the keys were never read and the database is away. */
  async current(now = Date.now()): Promise<Ring> {
    const { ring } = this;
    if (ring && now - this.readAt < Math.min(longestUnread, this.times.overlap / 4)) return ring;
    this.reading ??= this.read(now).finally(() => (this.reading = undefined));
    return ring ? this.reading.catch(() => ring) : this.reading;
  }

  private async read(now: number): Promise<Ring> {
    const known = await this.db.read(itself, allKeys);
    const readable = await this.readable(known);
    const plan = planRotation([...readable.keys()], now, this.times);
    const rows = plan.make || plan.drop.length ? await this.rotate(now) : known;
    this.ring = await this.ringOf(rows, now);
    this.readAt = now;
    return this.ring;
  }

  private async rotate(now: number): Promise<SigningKeyRow[]> {
    const fresh = await this.newKey();
    return this.db.run(itself, async (em) => {
      await lockRing(em);
      return this.change(em, fresh, now);
    });
  }

  private async change(em: EntityManager, fresh: NewKey, now: number): Promise<SigningKeyRow[]> {
    const rows = await allKeys(em);
    const { make, drop } = planRotation([...(await this.readable(rows)).keys()], now, this.times);
    if (make) await addKey(em, { ...fresh, signsFrom: make, createdAt: new Date(now) });
    if (drop.length) await dropKeys(em, drop);
    return allKeys(em);
  }

  /** Keys closed with another SESSION_SECRET are as if they were not there: a secret that leaked takes its keys along. */
  private async readable(rows: readonly SigningKeyRow[]): Promise<Map<SigningKeyRow, JWK>> {
    const opened = await Promise.all(
      rows.map(async (row) => [row, await this.seal.open(row.sealedPrivateKey)] as const),
    );
    return new Map(opened.flatMap(([row, jwk]) => (jwk ? [[row, jwk as JWK] as const] : [])));
  }

  private async ringOf(rows: readonly SigningKeyRow[], now: number): Promise<Ring> {
    const readable = await this.readable(rows);
    const { signing } = planRotation([...readable.keys()], now, this.times);
    const [row, jwk] = [...readable].find(([{ id }]) => id === signing) ?? [];
    if (!row || !jwk) throw new Error('The key ring has no key that signs');
    const privateKey = (await importJWK(jwk, 'ES256')) as CryptoKey;
    return {
      signing: { privateKey, keyId: row.id },
      jwks: { keys: [...readable.keys()].map(({ publicKey }) => publicKey) },
    };
  }

  private async newKey(): Promise<NewKey> {
    const id = randomUUID();
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: id, alg: 'ES256', use: 'sig' };
    return { id, publicKey: jwk, sealedPrivateKey: await this.seal.close(await exportJWK(privateKey)) };
  }
}

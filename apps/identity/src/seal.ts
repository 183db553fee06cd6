import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const algorithm = 'aes-256-gcm';

/** The token under which the process's seal is provided. */
export const SEAL = 'SEAL';

/**
 * Keeps at rest what must be read again: AES-256-GCM under keys derived from the deployment's secret, one for each
 * purpose, so that what was sealed for one is never opened as another.
 */
export class Seal {
  readonly #keys = new Map<string, Buffer>();

  constructor(private readonly secret: string) {}

  close(purpose: string, plain: string): string {
    const iv = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.#key(purpose), iv);
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url');
  }

  /** Throws where it was sealed with another secret, for another purpose, or changed since. */
  open(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const cipher = createDecipheriv(algorithm, this.#key(purpose), bytes.subarray(0, 12));
    cipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8');
  }

  /**
   * A secret of 256 bits that the same occasion gets again: so that a repeated command is answered as the first was,
   * though what it answered is stored nowhere.
   */
  secretFor(purpose: string, occasion: string): string {
    return createHmac('sha256', this.#key(purpose)).update(occasion).digest('base64url');
  }

  /** A key for signing cookies. */
  derive(purpose: string): string {
    return this.#key(purpose).toString('base64url');
  }

  #key(purpose: string): Buffer {
    const known = this.#keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, 'langmoi identity', purpose, 32));
    this.#keys.set(purpose, key);
    return key;
  }
}

/** For values of 120 random bits and more, which nobody can guess from their hash. */
export const hashOf = (value: string): string => createHash('sha256').update(value).digest('base64url');

import { CompactEncrypt, compactDecrypt } from 'jose';
import { hkdfSync } from 'node:crypto';

/** 32 bytes for one use, from the one secret: no key serves two uses. */
export const derivedKey = (secret: string, use: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, 'langmoi', use, 32));

/** Encrypts what rests in a database or travels in a cookie: JWE, `dir` with A256GCM. */
export class Seal {
  private readonly key: Uint8Array;

  constructor(secret: string, use: string) {
    this.key = derivedKey(secret, use);
  }

  close(value: unknown): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value)))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .encrypt(this.key);
  }

  /** Undefined for whatever was not closed with this secret and for this use. */
  async open(sealed: string): Promise<unknown> {
    try {
      const { plaintext } = await compactDecrypt(sealed, this.key, {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      return JSON.parse(new TextDecoder().decode(plaintext)) as unknown;
    } catch {
      return undefined;
    }
  }
}

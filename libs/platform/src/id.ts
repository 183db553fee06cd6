import { createHash, randomBytes } from 'node:crypto';

/** UUIDv7: ordered by creation time, so one column is the key, the page cursor and a compact index. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return uuid(bytes, 0x70);
}

/** The same UUIDv5 for the same words, on every machine and after every reset. */
export function namedId(...words: string[]): string {
  const bytes = createHash('sha1').update(words.join('/')).digest().subarray(0, 16);
  return uuid(bytes, 0x50);
}

function uuid(bytes: Buffer, version: number): string {
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | version, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

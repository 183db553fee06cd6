import { createHash } from 'node:crypto';

const NAMESPACE = Buffer.from('6f1c2a9e4b7d5e0f8a3b1c2d3e4f5a6b', 'hex');

/**
 * UUIDv5 of a thing the outside world already names (a unit's official code, a set's id), so that reference data keeps
 * its identity through a reset and across machines.
 */
export function uuidOf(kind: string, key: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${kind}/${key}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * The subject of a criteria set's events: each province publishes a set with its own leads, and one that shared the key
 * would take another's place on the topic.
 */
export const uuidOfSet = (provinceId: string, id: string): string => uuidOf('criteriaSet', `${provinceId}/${id}`);

import { randomUUID } from 'node:crypto';

/** UUIDv7: ordered by creation time, so one column is the key, the page cursor and a compact index. */
export function newId(now = Date.now()): string {
  const time = now.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

import type { Act } from '@langmoi/workflows/dossier/contract';
import { createHash } from 'node:crypto';

/** Equal acts have equal prints, in whatever order their fields came; ballots are no acts and have none. */
export function fingerprintOf({ kind, stage, round, by, data }: Act): string {
  const text = JSON.stringify({ kind, stage, round, by, data }, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(text).digest('hex');
}

import type { UnitLevel } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { SetTier } from '@langmoi/contracts/criteria-law';

/** What tells which set is in force. */
export type SetHead = Pick<CriteriaSetView, 'id' | 'version' | 'level' | 'tier' | 'period' | 'effective' | 'issuer'>;

/** The standard that is asked for: of which units, of which tier, on which day (YYYY-MM-DD). */
export interface Standard {
  readonly level: UnitLevel;
  readonly tier: SetTier;
  readonly on: string;
}

/** The newest version of each set, by id; of versions in any order. */
export function newestOf<S extends Pick<SetHead, 'id' | 'version'>>(sets: readonly S[]): S[] {
  const newest = new Map<string, S>();
  for (const set of sets) {
    if (set.version > (newest.get(set.id)?.version ?? 0)) newest.set(set.id, set);
  }
  return [...newest.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** First and last day of a set: those of the law, or of its period where the law's are not known. */
export function daysOf({ period, effective }: Pick<SetHead, 'period' | 'effective'>): { from: string; to: string } {
  const [from = '', to = ''] = period.split('-');
  return { from: effective.fromOn ?? `${from}-01-01`, to: effective.toOn ?? `${to}-12-31` };
}

/**
 * The set that a standard is judged by, in its newest version; of several the one that began last, and a province's own
 * before the nation's. Null where none is in force on the day.
 */
export function setInForce<S extends SetHead>(sets: readonly S[], { level, tier, on }: Standard): S | null {
  const inForce = newestOf(sets).filter((set) => {
    const { from, to } = daysOf(set);
    return set.level === level && set.tier === tier && from <= on && on <= to;
  });
  const [first] = inForce.sort((a, b) => compare(daysOf(b).from, daysOf(a).from) || own(b) - own(a));
  return first ?? null;
}

const own = ({ issuer }: SetHead): number => (issuer === 'national' ? 0 : 1);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

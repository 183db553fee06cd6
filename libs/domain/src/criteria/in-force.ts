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

/**
 * Of each set, by id, the version that counts on a day: of those that have begun the one that began last, else the first
 * to come; of equal ones the newest. So a successor leaves the days before it to the version that it succeeds, and a
 * version with the days of an older one corrects it.
 */
export function versionsOn<S extends SetHead>(versions: readonly S[], on: string): S[] {
  const chosen = new Map<string, S>();
  for (const one of versions) {
    const other = chosen.get(one.id);
    if (!other || goesBefore(one, other, on)) chosen.set(one.id, one);
  }
  return [...chosen.values()].sort((a, b) => compare(a.id, b.id));
}

function goesBefore(one: SetHead, other: SetHead, on: string): boolean {
  const [ours, theirs] = [daysOf(one).from, daysOf(other).from];
  if (ours === theirs) return one.version > other.version;
  if (ours <= on) return theirs > on || ours > theirs;
  return theirs > on && ours < theirs;
}

/** First and last day of a set: those of the law, or of its period where the law's are not known. */
export function daysOf({ period, effective }: Pick<SetHead, 'period' | 'effective'>): { from: string; to: string } {
  const [from = '', to = ''] = period.split('-');
  return { from: effective.fromOn ?? `${from}-01-01`, to: effective.toOn ?? `${to}-12-31` };
}

/**
 * The set that a standard is judged by, in the version that counts on the day; of several the one that began last, and a
 * province's own before the nation's. Null where none is in force on the day.
 */
export function setInForce<S extends SetHead>(sets: readonly S[], { level, tier, on }: Standard): S | null {
  const inForce = versionsOn(sets, on).filter((set) => {
    const { from, to } = daysOf(set);
    return set.level === level && set.tier === tier && from <= on && on <= to;
  });
  const [first] = inForce.sort((a, b) => compare(daysOf(b).from, daysOf(a).from) || own(b) - own(a));
  return first ?? null;
}

const own = ({ issuer }: SetHead): number => (issuer === 'national' ? 0 : 1);
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

import type { Tier } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { Problem } from '@langmoi/contracts/problem';

/** The newest version of each set; of versions in any order. */
export function newestOf<S extends Pick<CriteriaSetView, 'id' | 'version'>>(sets: readonly S[]): S[] {
  const newest = new Map<string, S>();
  for (const set of sets) {
    if (set.version > (newest.get(set.id)?.version ?? 0)) newest.set(set.id, set);
  }
  return [...newest.values()].sort((a, b) => a.id.localeCompare(b.id));
}

/** The set that a tier is judged by on a day. Throws `/problems/criteria-set-not-found` where no period covers it. */
export function setInForce<S extends Pick<CriteriaSetView, 'id' | 'version' | 'tier' | 'period'>>(
  sets: readonly S[],
  tier: Tier,
  on: string,
): S {
  const year = on.slice(0, 4);
  const set = newestOf(sets).find(({ period, ...other }) => {
    const [from = '', to = ''] = period.split('-');
    return other.tier === tier && from <= year && year <= to;
  });
  if (set) return set;
  throw new Problem('/problems/criteria-set-not-found', 404, 'No criteria set for this tier', { tier, on });
}

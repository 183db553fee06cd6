import { Tier } from '@langmoi/contracts/common';
import type { CriteriaSetState, CriteriaSetView } from '@langmoi/contracts/criteria';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import { listedPlace, type Asking } from '@langmoi/domain/access/table';
import { setInForce, type SetHead, type Standard } from '@langmoi/domain/criteria/in-force';
import { nationId } from '@langmoi/platform/nation';

/** The set that a standard is judged by. Throws `/problems/criteria-set-not-found` where none is in force. */
export function setOf<S extends SetHead>(sets: readonly S[], { level, tier, on }: Standard): S {
  const set = setInForce(sets, { level, tier, on });
  if (set) return set;
  throw new Problem('/problems/criteria-set-not-found', 404, 'No criteria set for this tier', { level, tier, on });
}

/** Where a command names the day, or the set, that law was looked for by. */
const places = { '/asOf': inputTexts.noSetThen, '/criteriaSet': inputTexts.setUnknown } as const;

/** What was found of the law by what stands at a place of a command; a refusal that there is none names the place. */
export async function foundBy<T>(pointer: keyof typeof places, found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== '/problems/criteria-set-not-found') throw error;
    const { type, status, title, extra } = error;
    throw new Problem(type, status, title, { ...extra, errors: [{ pointer, detail: places[pointer] }] });
  }
}

/**
 * The province whose communes a reader asks about. Throws `/problems/criteria-set-not-found` for a national office that
 * has chosen none: the nation by itself has no communes, and neither sets nor a date to judge them by.
 */
export function provinceAsked(caller: Pick<Asking, 'provinceId' | 'readsProvinceId'>): string {
  const { provinceId } = listedPlace(caller);
  if (provinceId !== nationId) return provinceId;
  throw new Problem('/problems/criteria-set-not-found', 404, 'A national office chooses a province first');
}

/**
 * What other services are told of a set: null for those that no commune can be assessed by, for districts and provinces
 * are judged by nobody else yet, and a set without criteria says nothing to go by.
 */
export function announced(set: CriteriaSetView): CriteriaSetState | null {
  const tier = Tier.safeParse(set.tier);
  if (set.level !== 'commune' || set.criteria.length === 0 || !tier.success) return null;
  const { id, version, title, period, legalBasis, confidence, criteria, effective } = set;
  return { id, version, title, period, legalBasis, confidence, criteria, tier: tier.data, effective };
}

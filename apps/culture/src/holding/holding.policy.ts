import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from '@langmoi/domain/policy';

/** A province speaks for its own titles, through its culture officer. */
function recordHolders({ roles, provinceId }: Pick<Caller, 'roles' | 'provinceId'>, holding: { provinceId: string }) {
  if (roles.includes('cultureOfficer') && provinceId === holding.provinceId) return undefined;
  return new Problem('/problems/not-permitted', 403, "Only the province's own culture officer may record its titles");
}

export const { permit, actionsOf } = policyOf({ recordHolders });

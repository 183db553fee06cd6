import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from '@langmoi/domain/policy';

/** A province speaks for its own support, through its poverty officer. */
function recordSupport({ roles, provinceId }: Pick<Caller, 'roles' | 'provinceId'>, support: { provinceId: string }) {
  if (roles.includes('povertyOfficer') && provinceId === support.provinceId) return undefined;
  return new Problem('/problems/not-permitted', 403, "Only the province's own poverty officer may record its support");
}

export const { permit, actionsOf } = policyOf({ recordSupport });

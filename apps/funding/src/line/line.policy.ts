import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from '@langmoi/domain/policy';

/** A province speaks for its own money, through its finance officer. */
function recordFunds({ roles, provinceId }: Pick<Caller, 'roles' | 'provinceId'>, line: { provinceId: string }) {
  if (roles.includes('financeOfficer') && provinceId === line.provinceId) return undefined;
  return new Problem('/problems/not-permitted', 403, "Only the province's own finance officer may record its money");
}

export const { permit, actionsOf } = policyOf({ recordFunds });

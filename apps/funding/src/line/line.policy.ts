import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from '@langmoi/domain/policy';

type Asking = Pick<Caller, 'roles' | 'provinceId'>;

const isTheProvinces = ({ roles, provinceId }: Asking, line: { provinceId: string }): boolean =>
  roles.includes('financeOfficer') && provinceId === line.provinceId;

const notPermitted = (): Problem =>
  new Problem('/problems/not-permitted', 403, "Only the province's own finance officer may record its money");

/** A province speaks for its own money, through its finance officer. */
function recordFunds(caller: Asking, line: { provinceId: string }): Problem | undefined {
  return isTheProvinces(caller, line) ? undefined : notPermitted();
}

/** A line whose newest record somebody entered and nobody has approved or rejected; null: nothing waits. */
export interface Waiting {
  readonly provinceId: string;
  readonly waiting: { readonly recordedBy: string } | null;
}

/** Whoever enters a sum does not approve it: another finance officer of the province does. */
function settle(caller: Asking & Pick<Caller, 'userId'>, line: Waiting): Problem | undefined {
  if (!isTheProvinces(caller, line)) return notPermitted();
  if (!line.waiting) return new Problem('/problems/record-settled', 409, 'This record does not await approval');
  if (line.waiting.recordedBy !== caller.userId) return undefined;
  return new Problem('/problems/separation-of-duties', 403, 'Who enters a sum does not approve it', {
    duty: 'approve',
    formerDuty: 'enter',
  });
}

export const { permit, actionsOf } = policyOf({ recordFunds });
export const settling = policyOf({ approveFunds: settle, rejectFunds: settle });

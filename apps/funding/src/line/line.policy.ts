import { Problem } from '@langmoi/contracts/problem';
import { funding } from '@langmoi/domain/access/funding';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

type Action = 'recordFunds' | 'approveFunds' | 'rejectFunds';

const byTable = (action: Action, caller: Asking, { provinceId }: { readonly provinceId: string }) =>
  refusedBy(funding[action], caller, { place: provincePlace(provinceId) });

/** A province speaks for its own money, through its finance officer. */
const recordFunds = (caller: Asking, line: { readonly provinceId: string }) => byTable('recordFunds', caller, line);

/** A line whose newest record somebody entered and nobody has approved or rejected; null: nothing waits. */
export interface Waiting {
  readonly provinceId: string;
  readonly waiting: { readonly recordedBy: string } | null;
}

/** Whoever enters a sum does not approve it: another finance officer of the province does. */
const settle = (action: Action) => (caller: Asking & { readonly userId: string }, line: Waiting) => {
  const refused = byTable(action, caller, line);
  if (refused) return refused;
  if (!line.waiting) return new Problem('/problems/record-settled', 409, 'This record does not await approval');
  if (line.waiting.recordedBy !== caller.userId) return undefined;
  return new Problem('/problems/separation-of-duties', 403, 'Who enters a sum does not approve it', {
    duty: 'approve',
    formerDuty: 'enter',
  });
};

export const { permit, actionsOf } = policyOf({ recordFunds });
export const settling = policyOf({ approveFunds: settle('approveFunds'), rejectFunds: settle('rejectFunds') });

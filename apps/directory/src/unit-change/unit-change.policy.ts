import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { ProposalState } from '@langmoi/contracts/unit-changes';
import { directory } from '@langmoi/domain/access/directory';
import { dependants } from '@langmoi/domain/access/dependants';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { listedPlace, provincePlace } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** A decision about units as the rules look at it. */
export interface Proposed {
  readonly provinceId: string;
  /** The nation decided it: nobody of the province takes it a step further. */
  readonly national: boolean;
  readonly state: ProposalState;
  /** Whoever wrote or proposed it. */
  readonly enteredBy: readonly string[];
}

type Action =
  'amendUnitProposal' | 'proposeUnitChange' | 'returnUnitProposal' | 'approveUnitProposal' | 'reverseUnitChange';

const during =
  (action: Action, ...states: readonly ProposalState[]) =>
  (caller: Caller, { provinceId, national, state }: Proposed): Problem | undefined =>
    (national ? notPermitted() : undefined) ??
    refusedBy(directory[action], caller, { place: provincePlace(provinceId) }) ??
    (states.includes(state)
      ? undefined
      : new Problem('/problems/proposal-state', 409, 'The change of units is not at this step', { state }));

const approving = during('approveUnitProposal', 'proposed');

/** Who takes a decision about units which step further: the table, the step it is at, and never both hands of one person. */
export const { permit, actionsOf } = policyOf<Action, Caller, Proposed>({
  amendUnitProposal: during('amendUnitProposal', 'draft'),
  proposeUnitChange: during('proposeUnitChange', 'draft'),
  returnUnitProposal: during('returnUnitProposal', 'proposed'),
  approveUnitProposal: (caller, proposed) =>
    approving(caller, proposed) ??
    (proposed.enteredBy.includes(caller.userId)
      ? new Problem('/problems/own-proposal', 403, 'Nobody approves what they entered themselves')
      : undefined),
  reverseUnitChange: during('reverseUnitChange', 'approved', 'inEffect'),
});

/** Throws `/problems/not-permitted` for somebody who does not enter decisions about the province’s units. */
export function permitDraft(caller: Caller, provinceId: string): void {
  const problem = refusedBy(directory.draftUnitProposal, caller, { place: provincePlace(provinceId) });
  if (problem) throw problem;
}

/** Throws `/problems/not-permitted` for somebody to whom changes of the province’s units are not shown. */
export function permitRead(
  question: 'listUnitProposals' | 'viewUnitProposal',
  caller: Caller,
  provinceId: string,
): void {
  const problem = refusedBy(directory[question], caller, { place: provincePlace(provinceId) });
  if (problem) throw problem;
}

/** Throws `/problems/not-permitted` for somebody who neither enters, approves nor checks changes of units. */
export function permitDependants(caller: Caller): void {
  const problem = refusedBy(dependants.listUnitDependants, caller, { place: listedPlace(caller) });
  if (problem) throw problem;
}

import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { SetProposalState } from '@langmoi/contracts/set-proposals';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { setProposals } from '@langmoi/domain/access/set-proposals';
import { listedPlace, provincePlace } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

/** A proposal as the rules look at it. */
export interface Proposed {
  readonly provinceId: string;
  readonly state: SetProposalState;
  /** Whoever wrote or submitted it. */
  readonly writtenBy: readonly string[];
}

type Action =
  'changeSetProposal' | 'submitSetProposal' | 'returnSetProposal' | 'approveSetProposal' | 'withdrawSetProposal';

const during =
  (action: Action, ...states: readonly SetProposalState[]) =>
  (caller: Caller, { provinceId, state }: Proposed): Problem | undefined =>
    refusedBy(setProposals[action], caller, { place: provincePlace(provinceId) }) ??
    (states.includes(state)
      ? undefined
      : new Problem('/problems/proposal-state', 409, 'The proposal is not at this step', { state }));

const approving = during('approveSetProposal', 'submitted');

/** Who takes a proposal which step further: the table, the step it is at, and never both hands of one person. */
export const { permit, actionsOf } = policyOf<Action, Caller, Proposed>({
  changeSetProposal: during('changeSetProposal', 'draft'),
  submitSetProposal: during('submitSetProposal', 'draft'),
  returnSetProposal: during('returnSetProposal', 'submitted'),
  approveSetProposal: (caller, proposed) =>
    approving(caller, proposed) ??
    (proposed.writtenBy.includes(caller.userId)
      ? new Problem('/problems/own-proposal', 403, 'Nobody approves what they entered themselves')
      : undefined),
  withdrawSetProposal: during('withdrawSetProposal', 'draft', 'submitted'),
});

/** Throws `/problems/not-permitted` for somebody who drafts nothing for their province. */
export function permitBeginning(caller: Caller): void {
  const problem = refusedBy(setProposals.beginSetProposal, caller, { place: provincePlace(caller.provinceId) });
  if (problem) throw problem;
}

/** Throws `/problems/not-permitted` for somebody to whom drafts are not shown. */
export function permitRead(question: 'listSetProposals' | 'viewSetProposal' | 'trySetProposal', caller: Caller): void {
  const problem = refusedBy(setProposals[question], caller, { place: listedPlace(caller) });
  if (problem) throw problem;
}

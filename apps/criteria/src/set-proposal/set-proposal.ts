import type { Caller } from '@langmoi/contracts/caller';
import type { CriteriaSetView, SetComparison } from '@langmoi/contracts/criteria';
import { Problem } from '@langmoi/contracts/problem';
import type { SetProposalHead, SetProposalView } from '@langmoi/contracts/set-proposals';
import type { DraftFault } from '@langmoi/domain/criteria/set-draft-faults';
import type { SetHistory } from '../criteria-set/criteria-set.service';
import type { SetProposalActRow, SetProposalRow } from './set-proposal.entity';
import { actionsOf } from './set-proposal.policy';

/** The version that a proposal is a copy of; the table refers to it. */
export function baseOf({ versions }: Pick<SetHistory, 'versions'>, version: number): CriteriaSetView {
  const base = versions.find((one) => one.version === version);
  if (base) return base;
  throw new Error(`There is no version ${version} of the set`);
}

/** Throws `/problems/stale-version` with the proposal as it is, so that nothing is lost. */
export function refuseStale({ revision, draft }: SetProposalRow, seenRevision: number): void {
  if (revision === seenRevision) return;
  const extra = { revision, draft };
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', extra);
}

/** Throws `/problems/set-succeeded`: what another version laid down since would be lost without a word. */
export function refuseSucceeded({ newestVersion }: SetProposalRow, { newest }: Pick<SetHistory, 'newest'>): void {
  if (newest.version === newestVersion) return;
  const extra = { setId: newest.id, version: newest.version };
  throw new Problem('/problems/set-succeeded', 409, 'The set has had a new version since', extra);
}

export function headOf(proposal: SetProposalRow, { newest, byProposal }: SetHistory): SetProposalHead {
  const { id, state, setId, baseVersion, draft, revision, changedAt } = proposal;
  return {
    ...{ id, state, setId, title: newest.title, baseVersion, version: byProposal.get(id) ?? null },
    ...{ decision: draft.decision, fromOn: draft.fromOn, revision, changedAt: changedAt.toISOString() },
  };
}

interface Shown {
  readonly caller: Caller;
  readonly history: SetHistory;
  readonly comparison: SetComparison;
  readonly faults: DraftFault[];
  readonly acts: readonly SetProposalActRow[];
}

export function viewOf(proposal: SetProposalRow, shown: Shown): SetProposalView {
  const { caller, history, comparison, faults } = shown;
  return {
    ...headOf(proposal, history),
    ...{ draft: proposal.draft, frameVersion: history.frame.version, comparison, faults },
    acts: shown.acts.map(({ kind, role, capacity, recordedBy, recordedAt, reason }) => ({
      ...{ kind, role, capacity, isOwn: recordedBy === caller.userId, at: recordedAt.toISOString(), reason },
    })),
    actions: actionsOf(caller, proposal),
  };
}

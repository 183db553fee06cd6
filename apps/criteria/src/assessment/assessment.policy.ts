import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { policyOf } from '@langmoi/domain/policy';

type State = Pick<Caller, 'roles' | 'unitId'>;

/** A commune assesses itself: its own officer, nobody above and nobody beside. */
function ofOwnCommune({ roles, unitId }: State, commune: { id: string }): Problem | undefined {
  if (roles.includes('communeOfficer') && unitId === commune.id) return undefined;
  return new Problem('/problems/not-permitted', 403, "Only the commune's own officer may assess it");
}

export const { permit, actionsOf } = policyOf({ saveDraft: ofOwnCommune, recordAssessment: ofOwnCommune });

/** What is still being typed is seen by whoever may type it. */
export function seesDraft(caller: State, commune: { id: string }): boolean {
  return ofOwnCommune(caller, commune) === undefined;
}

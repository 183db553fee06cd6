import type { Caller } from '@langmoi/contracts/caller';
import type { Action } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';

type Name = 'saveDraft' | 'recordAssessment';
type State = Pick<Caller, 'roles' | 'unitId'>;

/** A commune assesses itself: its own officer, nobody above and nobody beside. */
function ofOwnCommune({ roles, unitId }: State, commune: { id: string }): Problem | undefined {
  if (roles.includes('communeOfficer') && unitId === commune.id) return undefined;
  return new Problem('/problems/not-permitted', 403, "Only the commune's own officer may assess it");
}

/** Who may do what: the problem that stands in the way of each action, if one does. */
const obstacles: Record<Name, typeof ofOwnCommune> = { saveDraft: ofOwnCommune, recordAssessment: ofOwnCommune };

/** For the command. */
export function permit(name: Name, caller: State, commune: { id: string }): void {
  const problem = obstacles[name](caller, commune);
  if (problem) throw problem;
}

/** For the view. The same rules, so a button is enabled exactly when its command would be let in. */
export function actionsOf(caller: State, commune: { id: string }): Action[] {
  return (Object.keys(obstacles) as Name[]).map((name) => {
    const problem = obstacles[name](caller, commune);
    return problem ? { name, allowed: false, reason: problem.type } : { name, allowed: true };
  });
}

/** What is still being typed is seen by whoever may type it. */
export function seesDraft(caller: State, commune: { id: string }): boolean {
  return obstacles.saveDraft(caller, commune) === undefined;
}

import type { Action } from '@langmoi/contracts/common';
import type { operationsApi, ParkedState } from '@langmoi/contracts/operations';
import { Problem } from '@langmoi/contracts/problem';

/** Whether the table lets the caller in hand do this. */
export type May = (action: keyof typeof operationsApi) => boolean;
type Settling = 'replayParked' | 'dismissParked';

/** How a service fares, and its parked messages, are for whom the table names: the operator and the health machine. */
export function permitView(may: May): void {
  if (!may('viewOperations')) throw notPermitted();
}

/** A message is replayed or dismissed while it is parked: not while the worker has it, and not a second time. */
export function permitSettling(may: May, action: Settling, state: ParkedState): void {
  const problem = obstacle(may, action, state);
  if (problem) throw problem;
}

/** The same for the view, so a button is enabled exactly when its command would be let in. */
export function actionsOf(may: May, state: ParkedState): Action[] {
  const names: Settling[] = ['replayParked', 'dismissParked'];
  return names.map((name) => {
    const problem = obstacle(may, name, state);
    return problem ? { name, allowed: false, reason: problem.type } : { name, allowed: true };
  });
}

function obstacle(may: May, action: Settling, state: ParkedState): Problem | undefined {
  if (!may(action)) return notPermitted();
  if (state === 'parked') return undefined;
  return new Problem('/problems/parked-settled', 409, 'The message is not parked any more');
}

const notPermitted = () => new Problem('/problems/not-permitted', 403, 'Only the operator may look behind a service');

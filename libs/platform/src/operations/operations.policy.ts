import type { Caller } from '@langmoi/contracts/caller';
import type { Action } from '@langmoi/contracts/common';
import type { ParkedState } from '@langmoi/contracts/operations';
import { Problem } from '@langmoi/contracts/problem';

type Asking = Pick<Caller, 'roles'>;
type Settling = 'replayParked' | 'dismissParked';

/** How a service fares, and its parked messages, are for the operator alone. */
export function permitView({ roles }: Asking): void {
  if (!roles.includes('operator')) {
    throw new Problem('/problems/not-permitted', 403, 'Only the operator may look behind a service');
  }
}

/** A message is replayed or dismissed while it is parked: not while the worker has it, and not a second time. */
export function permitSettling(caller: Asking, state: ParkedState): void {
  permitView(caller);
  if (state !== 'parked') throw new Problem('/problems/parked-settled', 409, 'The message is not parked any more');
}

/** The same for the view, so a button is enabled exactly when its command would be let in. */
export function actionsOf(caller: Asking, state: ParkedState): Action[] {
  const reason = obstacle(() => permitSettling(caller, state));
  const names: Settling[] = ['replayParked', 'dismissParked'];
  return names.map((name) => (reason ? { name, allowed: false, reason } : { name, allowed: true }));
}

function obstacle(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.type;
    throw error;
  }
}

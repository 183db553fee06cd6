import type { Action } from '@langmoi/contracts/common';
import type { Problem } from '@langmoi/contracts/problem';

/** The problem that stands in the way of an action, if one does. */
type Obstacle<Caller, State> = (caller: Caller, state: State) => Problem | undefined;

/**
 * Who may do what, from one obstacle for each action: `permit` throws it for the command, `actionsOf` tells it to the
 * view. The same rules, so a button is enabled exactly when its command would be let in.
 */
export function policyOf<Name extends string, Caller, State>(obstacles: Record<Name, Obstacle<Caller, State>>) {
  return {
    permit(name: Name, caller: Caller, state: State): void {
      const problem = obstacles[name](caller, state);
      if (problem) throw problem;
    },
    actionsOf(caller: Caller, state: State): Action[] {
      return (Object.keys(obstacles) as Name[]).map((name) => {
        const problem = obstacles[name](caller, state);
        return problem ? { name, allowed: false, reason: problem.type } : { name, allowed: true };
      });
    },
  };
}

/** Those whose hands were on something, with one more: nobody approves what they had a hand in. */
export const withHand = (hands: readonly string[], userId: string): string[] => [...new Set([...hands, userId])];

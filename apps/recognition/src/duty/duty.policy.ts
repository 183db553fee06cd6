import type { Caller } from '@langmoi/contracts/caller';
import type { Separation } from '@langmoi/contracts/duties';
import { Problem } from '@langmoi/contracts/problem';
import type { Actor } from '@langmoi/contracts/regime';
import { barOf, dutyOf, type Bar, type HeldDuty } from '@langmoi/domain/duties';

/** What is known of duties in a dossier. */
export interface Dutiful {
  readonly separation: Separation;
  /** The duties of everybody in the dossier. */
  readonly held: readonly HeldDuty[];
}

/** What the caller did on the dossier that keeps them from acting for an office; null: nothing. */
export function barFor({ userId }: Pick<Caller, 'userId'>, actor: Actor, { separation, held }: Dutiful): Bar | null {
  const own = held.filter(({ personId }) => personId === userId);
  return barOf(separation, own, dutyOf(separation, actor));
}

/** The refusal of one who did before what the law keeps apart from this. It says which former act stands in the way. */
export function dutyObstacle(caller: Pick<Caller, 'userId'>, actor: Actor, dutiful: Dutiful): Problem | undefined {
  const bar = barFor(caller, actor, dutiful);
  if (!bar) return undefined;
  const { duty: formerDuty, stage, takenOn } = bar.former;
  return new Problem('/problems/separation-of-duties', 403, bar.rule.text.en, {
    ...{ duty: dutyOf(dutiful.separation, actor), formerDuty, formerStage: stage, formerOn: takenOn },
  });
}

/** The refusal of one whose appointment is known to have ended, whatever the token says. */
export const noLongerInOffice = (): Problem =>
  new Problem('/problems/no-longer-in-office', 403, 'This appointment has ended');

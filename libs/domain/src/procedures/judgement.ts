import type { Text } from '@langmoi/contracts/common';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { Reason } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';
import type { Share } from './share';

/** What an act means for its stage. The same for every kind, so that one activity can record them all. */
export interface Judgement {
  /** The way out that was decided; null while the stage goes on. */
  readonly outcome: string | null;
  /** Kept with the act and shown where the dossier goes next. */
  readonly reasons: readonly Reason[];
  /** The figures that decided, each with its threshold. */
  readonly figures: readonly Share[];
}

/** The act is kept, and the stage goes on. */
export const goesOn: Judgement = { outcome: null, reasons: [], figures: [] };

/** A reason that concerns no single criterion. */
export const because = (text: string): Reason => ({ criterion: null, text });

/** Refuses an input that contradicts itself or the dossier, at its field. */
export function refuseAt(pointer: string, detail: Text): Problem {
  return invalidRequest([{ pointer, detail }], 422);
}

/** An act reports what happened; it cannot report tomorrow. Dates are Vietnamese dates. */
export function refuseFuture(pointer: string, date: string, today: string): void {
  if (date > today) throw refuseAt(pointer, inputTexts.dateInFuture);
}

/** Refuses an outcome whose reasons the regime asks for and nobody gave. */
export function requireReasons(stage: Stage, outcome: string, reasons: readonly Reason[]): void {
  const rule = stage.outcomes[outcome]?.reasons ?? 'none';
  const enough =
    reasons.length > 0 && (rule !== 'perCriterion' || reasons.every(({ criterion }) => criterion !== null));
  if (rule === 'none' || enough) return;
  throw new Problem('/problems/reasons-required', 422, 'Reasons are required', { outcome, rule });
}

/** Refuses an act on a version of the self-assessment that is no longer the newest one. */
export function refuseStale(seen: number, current: number | null): void {
  if (seen === current) return;
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', { seen, current });
}

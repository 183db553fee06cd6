import type { Caller } from '@langmoi/contracts/caller';
import type { ClosingFigures, FigureClosing } from '@langmoi/contracts/figure-closings';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, type InputError } from '@langmoi/contracts/problem';
import { isClosed, type Closed } from '@langmoi/domain/closed-figures';
import type { FigureClosingRow, FigureOpeningRow } from './figure-closing.entity';
import { actionsOf } from './figure-closing.policy';

/** Throws `/problems/invalid-request`: a closing reaches further than the one that stands, and not beyond today. */
export function refuseClosing(closed: Closed | null, { until, paper }: ClosingFigures, today: string): void {
  const errors: InputError[] = [
    ...(until > today ? [{ pointer: '/until', detail: inputTexts.dateInFuture }] : []),
    ...(isClosed(closed, until) ? [{ pointer: '/until', detail: inputTexts.closedAlready }] : []),
    ...(paper.date > today ? [{ pointer: '/paper/date', detail: inputTexts.dateInFuture }] : []),
  ];
  if (errors.length > 0) throw invalidRequest(errors, 422);
}

/** A closing with what became of it; `isNewest`: of those that stand. */
export interface KnownClosing {
  readonly row: FigureClosingRow;
  readonly opening: FigureOpeningRow | null;
  readonly isNewest: boolean;
}

/** The newest first, each with its opening; of those that stand the one that reaches furthest is the newest. Pure. */
export function knownClosings(
  rows: readonly FigureClosingRow[],
  openings: readonly FigureOpeningRow[],
): KnownClosing[] {
  const of = new Map(openings.map((one) => [one.closingId, one]));
  const standing = rows.filter(({ id }) => !of.has(id)).sort((a, b) => (a.until < b.until ? 1 : -1))[0];
  return rows
    .map((row) => ({ row, opening: of.get(row.id) ?? null, isNewest: row === standing }))
    .sort((a, b) => b.row.recordedAt.getTime() - a.row.recordedAt.getTime());
}

export function viewOf(known: KnownClosing, caller: Caller): FigureClosing {
  const { row, opening } = known;
  const act = ({ role, capacity, recordedBy, knownOn }: FigureClosingRow | FigureOpeningRow) => ({
    ...{ role, capacity, knownOn, isOwn: recordedBy === caller.userId },
  });
  return {
    ...{ id: row.id, until: row.until, paper: row.source, closed: act(row), rehearsal: row.rehearsal },
    opened: opening && { ...act(opening), reason: opening.reason },
    actions: actionsOf(caller, known),
  };
}

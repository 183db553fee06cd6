import type { Caller, Role } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import type { ClosingFigures, FigureClosing } from '@langmoi/contracts/figure-closings';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest, Problem, type InputError } from '@langmoi/contracts/problem';
import { formatDate } from '@langmoi/domain/vietnamese';
import type { FigureClosingRow, FigureOpeningRow } from './figure-closing.entity';
import { actionsOf } from './figure-closing.policy';

/** The closing that stands: of which days nothing is changed, for which paper, by which office and when. */
export interface Closed {
  readonly until: string;
  readonly source: Source;
  readonly role: Role;
  /** An instant, ISO 8601. */
  readonly at: string;
}

/** What somebody would say, of which day; and where the day stands in the request. */
interface Saying {
  readonly asOf: string;
  readonly pointer?: string;
}

/** Whether what is said of a day is closed. Pure. */
export const isClosed = (closed: Closed | null, asOf: string): boolean => closed !== null && asOf <= closed.until;

/** Throws `/problems/figures-closed` with all that is said of closed days, and who closed them, when and for what. */
export function refuseClosed(closed: Closed | null, ...said: readonly Saying[]): void {
  const late = said.filter(({ asOf }) => isClosed(closed, asOf));
  if (!closed || late.length === 0) return;
  const { until, source, role, at } = closed;
  const paper = source.date === null ? source.document : `${source.document} (${formatDate(source.date)})`;
  const detail = {
    vi: `Số liệu đến ngày ${formatDate(until)} đã chốt theo ${paper}`,
    en: `Figures up to ${formatDate(until)} are closed by ${paper}`,
  };
  throw new Problem('/problems/figures-closed', 409, 'Figures of this day are closed', {
    ...{ closedUntil: until, closed: { role, at, paper: source } },
    errors: late.flatMap(({ pointer }) => (pointer === undefined ? [] : [{ pointer, detail }])),
  });
}

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
  const act = ({ role, capacity, recordedBy, recordedAt }: FigureClosingRow | FigureOpeningRow) => ({
    ...{ role, capacity, isOwn: recordedBy === caller.userId, at: recordedAt.toISOString() },
  });
  return {
    ...{ id: row.id, until: row.until, paper: row.source, closed: act(row), rehearsal: row.rehearsal },
    opened: opening && { ...act(opening), reason: opening.reason },
    actions: actionsOf(caller, known),
  };
}

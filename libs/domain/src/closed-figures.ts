import type { Role } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';
import { formatDate } from './vietnamese';

/** The closing that stands: of which days nothing is changed, for which paper, by which office and when. */
export interface Closed {
  readonly until: string;
  readonly source: Source;
  readonly role: Role;
  /** The day of the closing, by the province's own clock. */
  readonly knownOn: string;
}

/** What somebody would say, of which day; and where the day stands in the request. */
export interface Saying {
  readonly asOf: string;
  readonly pointer?: string;
}

/** Whether what is said of a day is closed. Pure. */
export const isClosed = (closed: Closed | null, asOf: string): boolean => closed !== null && asOf <= closed.until;

/** Throws `/problems/figures-closed` with all that is said of closed days, and who closed them, when and for what. */
export function refuseClosed(closed: Closed | null, ...said: readonly Saying[]): void {
  const late = said.filter(({ asOf }) => isClosed(closed, asOf));
  if (!closed || late.length === 0) return;
  const { until, source, role, knownOn } = closed;
  const paper = source.date === null ? source.document : `${source.document} (${formatDate(source.date)})`;
  const detail = {
    vi: `Số liệu đến ngày ${formatDate(until)} đã chốt theo ${paper}`,
    en: `Figures up to ${formatDate(until)} are closed by ${paper}`,
  };
  throw new Problem('/problems/figures-closed', 409, 'Figures of this day are closed', {
    ...{ closedUntil: until, closed: { role, knownOn, paper: source } },
    errors: late.flatMap(({ pointer }) => (pointer === undefined ? [] : [{ pointer, detail }])),
  });
}

import type { Source } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { isClosed, type Closed } from '@langmoi/domain/closed-figures';
import type { ListColumn } from '@langmoi/facts/lists/columns';
import { cellFaults, words } from '@langmoi/facts/lists/faults';
import type { RowFault } from '@langmoi/facts/lists/list';

/** Columns of a list that papers of the province make: which year, by which paper, from which day. */
export const paperColumns = {
  asOf: { heading: 'Từ ngày', also: ['hiệu lực từ ngày'], kind: 'day', needed: true },
  document: { heading: 'Văn bản', also: ['số văn bản', 'căn cứ'], kind: 'text', needed: true, longest: 181 },
  paperDate: { heading: 'Ngày văn bản', also: ['ngày ký'], kind: 'day', needed: true },
  reason: { heading: 'Lý do', kind: 'text', longest: 500 },
} as const satisfies Record<string, ListColumn>;

export const yearColumn = { heading: 'Năm', kind: 'year' } as const satisfies ListColumn;

/** What a list of a year is held against. */
export interface YearGround {
  readonly provinceId: string;
  readonly isDemo: boolean;
  readonly year: number;
  readonly today: string;
  readonly closed: Closed | null;
  /** The name of the file, which becomes part of the source. */
  readonly fileName: string;
}

interface OfPaper {
  readonly year: string;
  readonly asOf: string;
  readonly document: string;
  readonly paperDate: string;
}

/** The cells of a paper as they stand. */
export const paperCells = (source: Source, asOf: string, reason: string | null) => ({
  ...{ asOf, document: source.document, paperDate: source.date ?? '', reason: reason ?? '' },
});

/** The paper that a row names; the file is kept with it. */
export const sourceOf = ({ document, paperDate }: OfPaper, { fileName }: YearGround): Source => ({
  ...{ document, date: paperDate, line: null, note: `Nhập từ tệp ${fileName}` },
});

const otherYear = words(
  { vi: 'Dòng này của một năm khác', en: 'The row is of another year' },
  'Đưa vào tệp của năm đó, hoặc mở trang của năm đó rồi nhập.',
  'Put it into that year’s file, or open that year’s page.',
);
const laterPaper = words(
  { vi: 'Đã có văn bản có hiệu lực từ ngày muộn hơn', en: 'A paper that holds from a later day is known already' },
  'Ghi ngày từ đó trở đi, hoặc sửa ở mẫu nhập của mục này.',
  'Write a day from then on, or use the form.',
);
const inFuture = words(inputTexts.dateInFuture, cellFaults.dayToCome.remedy.vi, cellFaults.dayToCome.remedy.en);

/** What is wrong with the year and days of a row. Pure. */
export function dayFaults(
  { year, asOf, paperDate }: OfPaper,
  before: OfPaper | null,
  ground: YearGround,
): RowFault<'year' | 'asOf' | 'paperDate'>[] {
  const found: (RowFault<'year' | 'asOf' | 'paperDate'> | false)[] = [
    year !== String(ground.year) && { column: 'year', ...otherYear },
    asOf > ground.today && { column: 'asOf', ...cellFaults.dayToCome },
    isClosed(ground.closed, asOf) && { column: 'asOf', ...cellFaults.dayClosed },
    before !== null && asOf < before.asOf && { column: 'asOf', ...laterPaper },
    paperDate > ground.today && { column: 'paperDate', ...inFuture },
  ];
  return found.filter((one) => one !== false);
}

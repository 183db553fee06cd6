import { LineKey, type FundingRecord } from '@langmoi/contracts/funding';
import { fundingMeasureWords, fundingSourceWords, programmeWords } from '@langmoi/domain/office-words';
import { isClosed, type Closed } from '@langmoi/domain/closed-figures';
import type { ListColumn, Said } from '@langmoi/facts/lists/columns';
import { refusedAt } from '@langmoi/facts/lists/fact-list';
import { cellFaults, listFaults, words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import { fundsOf, standingOf, type LineRow, type Settled } from '../line/line.service';

const columns = {
  year: { heading: 'Năm', kind: 'year', needed: true },
  programme: { heading: 'Chương trình', kind: { among: programmeWords }, needed: true },
  fundingSource: { heading: 'Nguồn vốn', kind: { among: fundingSourceWords }, needed: true },
  measure: { heading: 'Loại', also: ['huy động, giải ngân'], kind: { among: fundingMeasureWords }, needed: true },
  asOf: { heading: 'Tính đến ngày', also: ['ngày số liệu'], kind: 'day', needed: true },
  amount: { heading: 'Số tiền (đồng)', also: ['số tiền'], kind: 'number', needed: true },
  planned: { heading: 'Kế hoạch (đồng)', also: ['kế hoạch'], kind: 'number' },
  source: { heading: 'Nguồn số liệu', kind: 'name' },
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;

const notDong = words(
  { vi: 'Số tiền phải là số đồng, không âm, không lẻ', en: 'Money is in whole đồng, not negative' },
  'Viết số đồng, ví dụ 1.257.265.300.000.',
  'Write đồng, as in 1.257.265.300.000.',
);
/** What lines of money are held against. */
export interface LineGround {
  readonly today: string;
  readonly closed: Closed | null;
  readonly lines: readonly LineRow[];
  /** Of each line all that was said, the newest first. */
  readonly records: ReadonlyMap<string, readonly Settled[]>;
}

/** What a valid row says of its line. */
export interface SaidOfLine {
  readonly line: LineKey;
  readonly funds: ReturnType<typeof fundsOf>;
}

/** Lines of money as a file has them: of each what was said last, whether it waits for approval or counts. */
export function lineList(ground: LineGround): List<Column> {
  const entries = ground.lines.flatMap((line): [string, Entry<Column>][] => {
    const record = standingOf(ground.records.get(line.id) ?? []);
    return record ? [[keyOf(line), { subject: subjectOf(line), said: saidOf(line, record) }]] : [];
  });
  return {
    ...{ columns, entries: new Map(entries) },
    name(said): Named<Column> {
      const empty = (['year', 'programme', 'fundingSource', 'measure'] as const).find((column) => said[column] === '');
      if (empty) return { fault: { column: empty, ...listFaults.empty } };
      const line = LineKey.safeParse({ ...said, year: Number(said.year) });
      if (!line.success) return { fault: { column: 'year', ...listFaults.noYear } };
      return { key: keyOf(line.data), subject: subjectOf(line.data) };
    },
    faultsOf: (changes) => new Map(changes.map((change) => [change.row, faultsIn(change, ground)])),
  };
}

/** What a change without fault says. */
export function saidBy({ said }: Change<Column>, today: string): SaidOfLine {
  const line = LineKey.parse({ ...said, year: Number(said.year) });
  return { line, funds: fundsOf(line, { ...moneyOf(said), seenVersion: 0 }, today) };
}

const keyOf = ({ year, programme, fundingSource, measure }: LineKey): string =>
  [year, programme, fundingSource, measure].join(' ');

const subjectOf = ({ year, programme, fundingSource, measure }: LineKey): string =>
  `${fundingMeasureWords[measure][0]} ${year}: ${programmeWords[programme][0]}, ${fundingSourceWords[fundingSource][0]}`;

const saidOf = (
  { year, programme, fundingSource, measure }: LineKey,
  record: Pick<FundingRecord, 'asOf' | 'amount' | 'planned' | 'source'>,
): Row => ({
  ...{ year: String(year), programme, fundingSource, measure, asOf: record.asOf },
  ...{ amount: record.amount ?? '', planned: record.planned ?? '', source: record.source?.document ?? '' },
});

const moneyOf = ({ asOf, amount, planned }: Row) => ({ asOf, amount, planned: planned === '' ? null : planned });

function faultsIn({ said }: Change<Column>, { today, closed }: LineGround): RowFault<Column>[] {
  const wrong = (['amount', 'planned'] as const).filter((column) => !/^\d{0,18}$/.test(said[column]));
  if (wrong.length > 0) return wrong.map((column) => ({ column, ...notDong }));
  if (isClosed(closed, said.asOf)) return [{ column: 'asOf', ...cellFaults.dayClosed }];
  const line = LineKey.parse({ ...said, year: Number(said.year) });
  return refusedAt(() => void fundsOf(line, { ...moneyOf(said), seenVersion: 0 }, today), columnAt);
}

const columnAt = (pointer: string): Column =>
  (['asOf', 'planned'] as const).find((column) => pointer === `/${column}`) ?? 'amount';

import { SupportKey, type PolicyDefinition, type SupportMeasure } from '@langmoi/contracts/poverty';
import { isClosed } from '@langmoi/domain/closed-figures';
import { supportMeasureWords } from '@langmoi/domain/office-words';
import type { ListColumn, Said } from '@langmoi/facts/lists/columns';
import { refusedAt, type FactGround } from '@langmoi/facts/lists/fact-list';
import { cellFaults, listFaults, words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import {
  counterpartOf,
  reachOf,
  refuseOverpayment,
  type SupportRecordRow,
  type SupportRow,
} from '../support/support.service';

const columns = {
  year: { heading: 'Năm', kind: 'year', needed: true },
  policy: { heading: 'Mã chính sách', kind: 'text', needed: true },
  title: { heading: 'Chính sách', kind: 'name' },
  measure: { heading: 'Chỉ tiêu', kind: { among: supportMeasureWords }, needed: true },
  asOf: { heading: 'Tính đến ngày', also: ['ngày số liệu'], kind: 'day', needed: true },
  count: { heading: 'Số lượng', also: ['số lượt', 'số hộ', 'số người'], kind: 'number', needed: true },
  amount: { heading: 'Số tiền (đồng)', also: ['số tiền'], kind: 'number' },
  source: { heading: 'Nguồn số liệu', kind: 'name' },
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;

const noPolicy = words(
  { vi: 'Không có chính sách mang mã này', en: 'No policy has this key' },
  'Ghi mã như ở trang Giảm nghèo, hoặc trong tệp tải về.',
  'Write the key as the downloaded file has it.',
);

export interface SupportGround extends Pick<FactGround, 'today' | 'closed'> {
  readonly policies: readonly PolicyDefinition[];
  readonly supports: readonly SupportRow[];
  /** Of each support the newest record. */
  readonly newest: ReadonlyMap<string, SupportRecordRow>;
}

/** Supports of policies as a file has them: of each the newest word. */
export function supportList(ground: SupportGround): List<Column> {
  const titles = new Map(ground.policies.map(({ id, title }) => [id, title.vi]));
  const subjectOf = ({ year, policy, measure }: SupportKey) =>
    `${titles.get(policy) ?? policy} ${year}: ${supportMeasureWords[measure][0]}`;
  const entries = ground.supports.flatMap((support): [string, Entry<Column>][] => {
    const record = ground.newest.get(support.id);
    const { year, policy, measure } = support;
    const told = { title: titles.get(policy) ?? '', source: record?.source?.document ?? '' };
    const said = { year: String(year), policy, measure, ...told };
    return record ? [[keyOf(support), { subject: subjectOf(support), said: { ...said, ...cellsOf(record) } }]] : [];
  });
  return {
    ...{ columns, entries: new Map(entries) },
    name(said): Named<Column> {
      const empty = (['year', 'policy', 'measure'] as const).find((column) => said[column] === '');
      if (empty) return { fault: { column: empty, ...listFaults.empty } };
      if (!titles.has(said.policy)) return { fault: { column: 'policy', ...noPolicy } };
      const key = SupportKey.safeParse({ ...said, year: Number(said.year) });
      if (!key.success) return { fault: { column: 'year', ...listFaults.noYear } };
      return { key: keyOf(key.data), subject: subjectOf(key.data) };
    },
    faultsOf: (changes) => faultsOf(changes, ground),
  };
}

/** What a change without fault says. */
export function supportSaid({ said }: Change<Column>, today: string) {
  return { support: SupportKey.parse({ ...said, year: Number(said.year) }), reach: reachOf(typedOf(said), today) };
}

const keyOf = ({ year, policy, measure }: SupportKey): string => [year, policy, measure].join(' ');

const cellsOf = ({ asOf, count, amount }: Pick<SupportRecordRow, 'asOf' | 'count' | 'amount'>) => ({
  ...{ asOf, count: count === null ? '' : String(count), amount: amount ?? '' },
});

const typedOf = ({ asOf, count, amount }: Row) => ({
  ...{ seenVersion: 0, asOf, count: Number(count), amount: amount === '' ? null : amount },
});

/** Paid and approved of one policy are held against one another as they will stand, whichever row says them. */
function faultsOf(changes: readonly Change<Column>[], ground: SupportGround): Map<number, RowFault<Column>[]> {
  const standing = new Map<string, { count: number | null; amount: string | null }>(
    ground.supports.flatMap((support) => {
      const record = ground.newest.get(support.id);
      return record ? [[keyOf(support), record] as const] : [];
    }),
  );
  const own = new Map(changes.map((change) => [change.row, ownFaults(change, ground)]));
  const sound = changes.filter(({ row }) => own.get(row)?.length === 0);
  for (const { key, said } of sound) standing.set(key, typedOf(said));
  for (const { row, said } of sound) {
    const measure = said.measure as SupportMeasure;
    const counterpart = counterpartOf(measure);
    const other = counterpart && standing.get([said.year, said.policy, counterpart].join(' '));
    if (!other) continue;
    const at = (pointer: string): Column => (pointer === '/amount' ? 'amount' : 'count');
    own.set(
      row,
      refusedAt(() => refuseOverpayment(measure, typedOf(said), other), at),
    );
  }
  return own;
}

function ownFaults({ said }: Change<Column>, { today, closed }: SupportGround): RowFault<Column>[] {
  const isWhole = { count: /^\d{1,9}$/, amount: /^\d{0,18}$/ };
  const wrong = (['count', 'amount'] as const).filter((column) => !isWhole[column].test(said[column]));
  if (wrong.length > 0) return wrong.map((column) => ({ column, ...listFaults.notWhole }));
  if (isClosed(closed, said.asOf)) return [{ column: 'asOf', ...cellFaults.dayClosed }];
  return refusedAt(
    () => void reachOf(typedOf(said), today),
    () => 'asOf' as const,
  );
}

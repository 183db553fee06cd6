import type { TitleDefinition } from '@langmoi/contracts/culture';
import { isClosed } from '@langmoi/domain/closed-figures';
import { fullName } from '@langmoi/domain/unit-name';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import type { ListColumn, Said } from '@langmoi/facts/lists/columns';
import { refusedAt, type FactGround } from '@langmoi/facts/lists/fact-list';
import { cellFaults, listFaults, words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import { spellingOf } from '@langmoi/domain/units/spelling';
import { holdersOf, type HoldingRecordRow, type HoldingRow } from '../holding/holding.service';

const columns = {
  code: { heading: 'Mã đơn vị', kind: 'text', needed: true },
  unit: { heading: 'Đơn vị', also: ['tên đơn vị'], kind: 'name' },
  title: { heading: 'Mã danh hiệu', kind: 'text', needed: true },
  called: { heading: 'Danh hiệu', kind: 'name' },
  asOf: { heading: 'Tính đến ngày', also: ['ngày số liệu'], kind: 'day', needed: true },
  holders: { heading: 'Số đạt', also: ['số đạt danh hiệu'], kind: 'number', needed: true },
  universe: { heading: 'Trên tổng số', also: ['tổng số'], kind: 'number', needed: true },
  source: { heading: 'Nguồn số liệu', kind: 'name' },
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;

const noTitle = words(
  { vi: 'Không có danh hiệu mang mã này', en: 'No title has this key' },
  'Ghi mã như trong tệp tải về.',
  'Write the key as the downloaded file has it.',
);
const noUnit = words(
  {
    vi: 'Không có đơn vị mang mã này trong tỉnh, hoặc mã và tên không khớp',
    en: 'No unit of the province has this code, or it is called otherwise',
  },
  'Ghi mã và tên đúng như trong danh mục đơn vị.',
  'Write code and name as the register has them.',
);

export interface HoldingGround extends Pick<FactGround, 'today' | 'closed'> {
  readonly titles: readonly TitleDefinition[];
  readonly units: readonly UnitRow[];
  readonly holdings: readonly HoldingRow[];
  /** Of each holding the newest record. */
  readonly newest: ReadonlyMap<string, HoldingRecordRow>;
}

/** Holders of titles by unit as a file has them: of each the newest word. */
export function holdingList(ground: HoldingGround): List<Column> {
  const titles = new Map(ground.titles.map(({ id, title }) => [id, title.vi]));
  const byId = new Map(ground.units.map((unit) => [unit.id, unit]));
  const byCode = new Map(ground.units.map((unit) => [unit.code, unit]));
  const subjectOf = (unit: UnitRow, title: string) => `${fullName(unit)}: ${titles.get(title) ?? title}`;
  const entries = ground.holdings.flatMap(({ id, unitId, title }): [string, Entry<Column>][] => {
    const [record, unit] = [ground.newest.get(id), byId.get(unitId)];
    if (!record || !unit) return [];
    const told = { unit: fullName(unit), called: titles.get(title) ?? '', source: record.source?.document ?? '' };
    const said = { code: unit.code, title, ...told, ...cellsOf(record) };
    return [[keyOf(unitId, title), { subject: subjectOf(unit, title), said }]];
  });
  return {
    ...{ columns, entries: new Map(entries) },
    name(said): Named<Column> {
      const unit = byCode.get(said.code);
      if (!unit || !isCalled(unit, said.unit)) return { fault: { column: 'code', ...noUnit } };
      if (!titles.has(said.title)) return { fault: { column: 'title', ...noTitle } };
      return { key: keyOf(unit.id, said.title), subject: subjectOf(unit, said.title) };
    },
    faultsOf: (changes) => new Map(changes.map((change) => [change.row, faultsIn(change, ground)])),
  };
}

/** What a change without fault says. */
export function holdersSaid({ key, said }: Change<Column>, today: string) {
  const [unitId = '', title = ''] = key.split(' ');
  return { holding: { unitId, title }, holders: holdersOf(typedOf(said), today) };
}

const keyOf = (unitId: string, title: string): string => `${unitId} ${title}`;

/** A code alone will do; a name beside it must be the unit's. */
const isCalled = (unit: UnitRow, name: string): boolean =>
  name === '' || [fullName(unit), unit.name].some((own) => spellingOf(own).marked === spellingOf(name).marked);

const textOf = (number: number | null): string => (number === null ? '' : String(number));

const cellsOf = ({ asOf, holders, universe }: Pick<HoldingRecordRow, 'asOf' | 'holders' | 'universe'>) => ({
  ...{ asOf, holders: textOf(holders), universe: textOf(universe) },
});

const typedOf = ({ asOf, holders, universe }: Row) => ({
  ...{ seenVersion: 0, asOf, holders: Number(holders), universe: Number(universe) },
});

function faultsIn({ said }: Change<Column>, { today, closed }: HoldingGround): RowFault<Column>[] {
  const wrong = (['holders', 'universe'] as const).filter((column) => !/^\d{1,9}$/.test(said[column]));
  if (wrong.length > 0) return wrong.map((column) => ({ column, ...listFaults.notWhole }));
  if (isClosed(closed, said.asOf)) return [{ column: 'asOf', ...cellFaults.dayClosed }];
  const at = (pointer: string): Column => (pointer === '/asOf' ? 'asOf' : 'holders');
  return refusedAt(() => void holdersOf(typedOf(said), today), at);
}

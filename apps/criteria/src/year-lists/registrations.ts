import type { Caller } from '@langmoi/contracts/caller';
import { Tier, type Text } from '@langmoi/contracts/common';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem, type InputError } from '@langmoi/contracts/problem';
import { tierWords } from '@langmoi/domain/office-words';
import { tierNames } from '@langmoi/domain/tier-name';
import { fullName } from '@langmoi/domain/unit-name';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import type { ListColumn, Said } from '@langmoi/facts/lists/columns';
import { listFaults, words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import type { UnitNames } from '@langmoi/facts/lists/unit-names';
import {
  countingWords,
  newestVersion,
  refuseChange,
  rowsOf,
  type RegistrationRow,
} from '../registration/registration.service';
import { dayFaults, paperCells, paperColumns, sourceOf, yearColumn, type YearGround } from './paper-columns';

const columns = {
  code: { heading: 'Mã xã', also: ['mã đơn vị'], kind: 'name' },
  name: { heading: 'Tên xã', also: ['xã', 'xã, phường, thị trấn', 'tên đơn vị'], kind: 'name' },
  district: { heading: 'Huyện', also: ['huyện, thị xã, thành phố', 'tên huyện'], kind: 'name' },
  year: yearColumn,
  tier: { heading: 'Hạng', also: ['đăng ký đạt'], needed: true, kind: { among: tierWords } },
  state: {
    heading: 'Tình trạng',
    kind: { among: { on: ['Trong danh sách', 'Đăng ký'], off: ['Đưa ra khỏi danh sách', 'Rút'] } },
  },
  ...paperColumns,
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;

const unchangedState = words(
  { vi: 'Xã đang ở đúng tình trạng này, theo một văn bản khác', en: 'The commune stands so already, by another paper' },
  'Để nguyên dòng như trong tệp tải về, hoặc đổi cột Tình trạng.',
  'Leave the row as the file had it, or change its state.',
);
const strikingReason = words(inputTexts.strikingReason, 'Điền cột Lý do.', 'Fill in the reason.');
const remedies: Readonly<Record<'code' | 'state' | 'asOf', readonly [string, string]>> = {
  code: ['Ghi xã có vào ngày ở cột Từ ngày.', 'Name a commune that is there on the day.'],
  state: ['Xem lại cột Tình trạng và Từ ngày.', 'Look at the state and the day.'],
  asOf: ['Ghi ngày không sau ngày cuối năm.', 'Write a day that is not after the year.'],
};

export interface RegistrationGround extends YearGround {
  readonly units: readonly UnitRow[];
  /** All that papers said of the lists of the year. */
  readonly known: readonly RegistrationRow[];
}

/** Who is registered in a year, for each tier, and who was struck off: the list as a file has it. */
export function registrationList(ground: RegistrationGround, names: UnitNames): List<Column> {
  const { units, known, year, today } = ground;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const nameOf = (id: string) => {
    const unit = byId.get(id);
    return unit ? fullName(unit) : '';
  };
  const subjectOf = (communeId: string, tier: string) => `${nameOf(communeId)} – ${tierNames[tier as Tier].vi}`;
  const counting = countingWords(known, { on: null, knownOn: null }).filter(({ communeId }) => byId.has(communeId));
  const place = ({ tier, communeId }: RegistrationRow) =>
    `${Tier.options.indexOf(tier)} ${byId.get(communeId)?.code ?? ''}`;
  counting.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const entries = counting.map(({ tier, communeId, registered, asOf, source, reason }): [string, Entry<Column>] => {
    const unit = byId.get(communeId);
    const said: Row = {
      ...{ code: unit?.code ?? '', name: nameOf(communeId), district: nameOf(unit?.parentId ?? '') },
      ...{ year: String(year), tier, state: registered ? 'on' : 'off', ...paperCells(source, asOf, reason) },
    };
    return [keyOf(tier, communeId), { subject: subjectOf(communeId, tier), said }];
  });
  return {
    ...{ columns, entries: new Map(entries) },
    name({ code, name, district, tier, asOf }): Named<Column> {
      if (code === '' && name === '') return { left: true };
      const found = names.find({ code, name, district }, asOf || today);
      if ('left' in found) return found;
      if ('question' in found) return { ...found, column: name === '' ? 'code' : 'name' };
      if (tier === '') return { fault: { column: 'tier', ...listFaults.empty } };
      return { key: keyOf(tier, found.unitId), subject: subjectOf(found.unitId, tier) };
    },
    settle: (said) => ({ ...said, year: said.year || String(year), state: said.state || 'on' }),
    faultsOf: (changes) => tried(ground, changes).faults,
  };
}

const keyOf = (tier: string, communeId: string): string => `${tier} ${communeId}`;

interface Tried {
  readonly faults: ReadonlyMap<number, readonly RowFault<Column>[]>;
  /** Of the changes without fault. */
  readonly papers: readonly ListChange[];
}

/** Rows of one tier by one paper from one day: a version of its list. */
interface ListChange {
  readonly tier: Tier;
  readonly rows: readonly Change<Column>[];
}

/** The versions that changes make of their lists, in the order of their days, and what is wrong with single rows. */
function tried(ground: RegistrationGround, changes: readonly Change<Column>[]): Tried {
  const faults = new Map<number, RowFault<Column>[]>();
  const note = (row: number, ...more: RowFault<Column>[]) => {
    if (more.length > 0) faults.set(row, [...(faults.get(row) ?? []), ...more]);
  };
  for (const { row, said, before } of changes) {
    note(row, ...dayFaults(said, before, ground));
    if (said.state === 'off' && said.reason === '') note(row, { column: 'reason', ...strikingReason });
    if (before?.state === said.state) note(row, { column: 'state', ...unchangedState });
  }
  const lives = new Map(
    ground.units.flatMap(({ id, level, life }) => (level === 'commune' ? [[id, life?.states ?? null] as const] : [])),
  );
  const sound = changes.filter(({ row }) => !faults.has(row));
  const papers = [...Map.groupBy(sound, ({ said }) => paperOf(said))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [, rows] of papers) {
    const tier = tierOf(rows);
    const words = ground.known.filter((one) => one.tier === tier);
    for (const [row, fault] of refusedBy({ ...ground, words, communes: lives }, rows)) note(row, fault);
  }
  const valid = papers.map(([, rows]) => ({ tier: tierOf(rows), rows: rows.filter(({ row }) => !faults.has(row)) }));
  return { faults, papers: valid.filter(({ rows }) => rows.length > 0) };
}

/** Names the version that a row is part of; versions in the order of their days. */
const paperOf = ({ asOf, tier, document, paperDate, reason }: Row): string =>
  JSON.stringify([asOf, tier, document, paperDate, reason]);
const tierOf = (rows: readonly Change<Column>[]): Tier => Tier.parse(rows[0]?.said.tier);
const communeOf = ({ key }: Change<Column>): string => key.split(' ')[1] ?? '';

/** Whom a paper puts on the list, and whom it strikes off. */
function sides(rows: readonly Change<Column>[]) {
  const [added, struck] = [
    rows.filter(({ said }) => said.state === 'on'),
    rows.filter(({ said }) => said.state === 'off'),
  ];
  return { added, struck, add: added.map(communeOf), strike: struck.map(communeOf) };
}

type Refusing = Parameters<typeof refuseChange>[0];

/** What the list refuses of a paper, row by row. */
function refusedBy(ground: Refusing, rows: readonly Change<Column>[]): [number, RowFault<Column>][] {
  const [first] = rows;
  if (!first) return [];
  const { asOf, document, paperDate: date, reason } = first.said;
  const { added, struck, add, strike } = sides(rows);
  try {
    refuseChange(ground, {
      ...{ seenVersion: 0, asOf, paper: { document, number: '', date }, reason, add, strike },
    });
    return [];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return (problem.extra['errors'] as InputError[]).flatMap(({ pointer, detail }) => {
      const [, side, index] = /^\/(add|strike)\/(\d+)$/.exec(pointer) ?? [];
      const own = side === 'add' ? added : struck;
      const column = columnOf(pointer, detail as Text);
      const fault = { column, ...words(detail as Text, ...remedies[column]) };
      const of = side === undefined ? rows : own.slice(Number(index), Number(index) + 1);
      return of.map(({ row }): [number, RowFault<Column>] => [row, fault]);
    });
  }
}

function columnOf(pointer: string, detail: Text): 'code' | 'state' | 'asOf' {
  if (pointer === '/asOf') return 'asOf';
  return detail === inputTexts.onListAlready || detail === inputTexts.notOnList ? 'state' : 'code';
}

/** The versions that valid changes make, as rows. */
export function registrationRows(
  ground: RegistrationGround,
  changes: readonly Change<Column>[],
  caller: Caller,
): RegistrationRow[] {
  const versions = new Map(
    Tier.options.map((tier) => [tier, newestVersion(ground.known.filter((one) => one.tier === tier))]),
  );
  return tried(ground, changes).papers.flatMap(({ tier, rows }) => {
    const [first] = rows;
    if (!first) return [];
    const version = (versions.get(tier) ?? 0) + 1;
    versions.set(tier, version);
    const { add, strike } = sides(rows);
    const { asOf, reason } = first.said;
    const source = sourceOf(first.said, ground);
    return rowsOf(caller, ground, {
      ...{ tier, year: ground.year, version, asOf, source, reason: reason || null, add, strike },
    });
  });
}

import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { FigurePart } from '@langmoi/contracts/figure-imports';
import { valueKindOf } from '@langmoi/domain/criteria/fact';
import { formatDate, formatNumber } from '@langmoi/domain/vietnamese';
import { fullName } from '@langmoi/domain/unit-name';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import type { CellOf } from '@langmoi/contracts/workbook';
import { indicatorsOf, wasThere } from '../figure/figure.service';
import type { Standing } from './recording';
import { partsOf } from './values';

/** A figure as a file says it. */
export interface Exported {
  readonly unitId: string;
  readonly indicator: string;
  readonly asOf: string;
  readonly value: MeasuredValue;
  readonly note: string | null;
}

/** A commune with what is above it. */
export interface CommuneOfFile {
  readonly unit: UnitRow;
  readonly district: string;
}

/** The communes that there were on a day with what is above them, in the order of their codes; by no day all. */
export function communesOf(units: readonly UnitRow[], on: string | null = null): CommuneOfFile[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units
    .filter(({ level, life }) => level === 'commune' && (on === null || wasThere(life?.states ?? null, on)))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((unit) => {
      const above = byId.get(unit.parentId ?? '');
      return { unit, district: above?.level === 'district' ? fullName(above) : '' };
    });
}

const partNames: Readonly<Record<FigurePart, string>> = {
  ...{ value: 'Giá trị', numerator: 'Tử số', denominator: 'Mẫu số', rate: 'Tỷ lệ', ofWhich: 'Trong đó' },
  ...{
    womenNumerator: 'Nữ: tử số',
    womenDenominator: 'Nữ: mẫu số',
    menNumerator: 'Nam: tử số',
    menDenominator: 'Nam: mẫu số',
  },
};
const allParts = Object.keys(partNames) as FigurePart[];
const ofUnit = ({ unit, district }: CommuneOfFile): CellOf[] => [unit.code, fullName(unit), district];

/** One figure a row, with its day and note: all that an import reads. */
export function* longRows(...[set, communes, figures]: Parameters<typeof longRowsOf>): Generator<CellOf[]> {
  yield longHeading;
  yield* longRowsOf(set, communes, figures);
}

export const longHeading: CellOf[] = [
  ...['Mã xã', 'Tên xã', 'Huyện', 'Chỉ tiêu', 'Tên chỉ tiêu'],
  ...[...Object.values(partNames), 'Ngày số liệu', 'Ghi chú'],
];

/** The rows of some communes, without the heading. */
export function* longRowsOf(
  set: CriteriaSetView,
  communes: readonly CommuneOfFile[],
  figures: readonly Exported[],
): Generator<CellOf[]> {
  const titles = new Map(indicatorsOf(set).map(({ code, title }) => [code, title.vi]));
  const places = new Map([...titles.keys()].map((code, index) => [code, index]));
  const ofUnits = Map.groupBy(figures, ({ unitId }) => unitId);
  for (const commune of communes) {
    const own = [...(ofUnits.get(commune.unit.id) ?? [])].filter(({ indicator }) => titles.has(indicator));
    own.sort((a, b) => (places.get(a.indicator) ?? 0) - (places.get(b.indicator) ?? 0) || (a.asOf < b.asOf ? -1 : 1));
    for (const { indicator, value, asOf, note } of own) {
      const cells = cellsOf(value);
      const named: CellOf[] = [...ofUnit(commune), indicator, titles.get(indicator) ?? ''];
      yield [...named, ...allParts.map((part) => cells[part] ?? ''), formatDate(asOf), note ?? ''];
    }
  }
}

/** Communes × indicators of one day; a commune without figures has an empty row, so that it is a form as well. */
export function* wideRows(
  set: CriteriaSetView,
  communes: readonly CommuneOfFile[],
  figures: readonly Exported[],
): Generator<CellOf[]> {
  const rated = figures.flatMap(({ indicator, value }) =>
    value.kind === 'ratio' && value.printedRate ? [indicator] : [],
  );
  const columns = wideColumns(set, new Set(rated));
  yield wideHeading(columns);
  yield* wideRowsOf(columns, communes, figures);
}

/** The columns of a wide table; of what is `rated` the rate that a paper prints has one of its own. */
export const wideColumns = (set: CriteriaSetView, rated: ReadonlySet<string>): WideColumn[] =>
  indicatorsOf(set).flatMap((indicator) => columnsOf(indicator, rated.has(indicator.code)));

export const wideHeading = (columns: readonly WideColumn[]): CellOf[] => [
  ...['Mã xã', 'Tên xã', 'Huyện'],
  ...columns.map(({ heading }) => heading),
];

/** The rows of some communes, without the heading. */
export function* wideRowsOf(
  columns: readonly WideColumn[],
  communes: readonly CommuneOfFile[],
  figures: readonly Exported[],
): Generator<CellOf[]> {
  const known = new Map(figures.map(({ unitId, indicator, value }) => [`${unitId} ${indicator}`, cellsOf(value)]));
  for (const commune of communes) {
    const cells = columns.map(({ code, part, isFirst }) => {
      const own = known.get(`${commune.unit.id} ${code}`);
      return own?.[part] ?? (isFirst ? own?.value : undefined) ?? '';
    });
    yield [...ofUnit(commune), ...cells];
  }
}

/**
 * Communes × criteria, each said as a whole; a commune of which nothing is known has an empty row. What else was said stands
 * in brackets, where an import reads it as it was.
 */
export function* criteriaRows(
  criteria: CriteriaSetView['criteria'],
  communes: readonly CommuneOfFile[],
  standings: readonly Standing[],
): Generator<CellOf[]> {
  yield ['Mã xã', 'Tên xã', 'Huyện', ...criteria.map(({ no, title }) => (title ? `${no}. ${title.vi}` : `TC ${no}`))];
  const known = new Map(standings.map((one) => [`${one.unitId} ${one.criterion}`, one]));
  for (const commune of communes) {
    const cells = criteria.map(({ no }) => {
      const one = known.get(`${commune.unit.id} ${no}`);
      if (!one) return '';
      const remark = one.note !== null && !/[()]/.test(one.note) ? ` (${one.note})` : '';
      return `${one.met ? 'Đạt' : 'Chưa đạt'}${remark}`;
    });
    yield [...ofUnit(commune), ...cells];
  }
}

interface WideColumn {
  readonly code: string;
  readonly part: FigurePart;
  readonly isFirst: boolean;
  readonly heading: string;
}

function columnsOf({ code, title, law }: IndicatorView, isRated: boolean): WideColumn[] {
  const kind = law && valueKindOf(law.measured);
  if (!kind || kind === 'none') return [];
  const parts = [...partsOf[kind], ...(isRated ? (['rate'] as const) : [])];
  return parts.map((part, index) => ({
    ...{ code, part, isFirst: index === 0 },
    heading: part === 'value' ? `${code} ${title.vi}` : `${code} ${title.vi} (${partNames[part].toLowerCase()})`,
  }));
}

type Cells = Partial<Record<FigurePart, CellOf>>;

function cellsOf(value: MeasuredValue): Cells {
  switch (value.kind) {
    case 'none':
      return { value: 'Không có' };
    case 'yesNo':
      return { value: value.yes ? 'Đạt' : 'Không đạt' };
    case 'amount':
    case 'count':
      return { value: number(value.value) };
    case 'bothSexes':
      return {
        ...{ womenNumerator: number(value.women.numerator), womenDenominator: number(value.women.denominator) },
        ...{ menNumerator: number(value.men.numerator), menDenominator: number(value.men.denominator) },
      };
    case 'ratio':
      return { ...share(value), ...(value.printedRate !== undefined && { rate: number(value.printedRate) }) };
    case 'ofWhich':
      return { ...share(value), ofWhich: number(value.ofWhich) };
  }
}

const share = ({ numerator, denominator }: { numerator: string; denominator: string }): Cells => ({
  ...{ numerator: number(numerator), denominator: number(denominator) },
});

const mostDigits = 15;

/** As a number, where a spreadsheet keeps all its digits. */
const number = (decimal: string): CellOf =>
  decimal.replace(/\D/g, '').length <= mostDigits ? { number: decimal } : formatNumber(decimal);

import type {
  ColumnMeaning,
  FigurePart,
  ImportAnswer,
  ImportLayout,
  ImportQuestion,
} from '@langmoi/contracts/figure-imports';
import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { markedOf } from '@langmoi/domain/units/spelling';
import { searchKey } from '@langmoi/domain/vietnamese';
import { addressOf } from '@langmoi/contracts/workbook';
import type { Row } from '@langmoi/platform/upload/sheets';
import { indicatorsOf } from '../figure/figure.service';

/** What a column is for. Of `figure` a long list has no indicator: each row names its own. */
export type Column =
  | { readonly role: 'code' | 'name' | 'district' | 'indicator' | 'asOf' | 'note' | 'ignore' }
  | { readonly role: 'figure'; readonly indicator: string | null; readonly part: FigurePart }
  | { readonly role: 'criterion'; readonly criterion: number };
type Plain = Exclude<Column['role'], 'figure' | 'criterion'>;

/** How a table is laid out. */
export interface Layout {
  readonly kind: ImportLayout;
  /** The number of the last row of headings. */
  readonly headingRow: number;
  /** By place, from column A. */
  readonly columns: readonly Column[];
  /** Names the layout: what people said of one file holds for the next of the same headings. */
  readonly headings: readonly string[];
  readonly questions: readonly ImportQuestion[];
}

const roleWords: Readonly<Record<Plain, readonly string[]>> = {
  code: ['ma xa', 'ma don vi', 'ma dvhc', 'ma don vi hanh chinh', 'code'],
  name: [
    ...['xa', 'ten xa', 'don vi', 'ten don vi', 'xa phuong', 'xa thi tran', 'xa phuong thi tran', 'ten xa phuong'],
    ...['ten xa phuong thi tran', 'commune'],
  ],
  district: ['huyen', 'ten huyen', 'huyen thi xa', 'huyen thi xa thanh pho', 'district'],
  indicator: ['chi tieu', 'ma chi tieu', 'indicator'],
  asOf: ['ngay', 'ngay so lieu', 'tinh den ngay', 'thoi diem', 'as of'],
  note: ['ghi chu', 'note'],
  ignore: [
    ...['stt', 'tt', 'so tt', 'no', 'loi', 'ten chi tieu', 'error', 'cong', 'tong', 'tong cong', 'tong so'],
    ...[
      'so tieu chi dat',
      'tong so tieu chi dat',
      'so tc dat',
      'tong tieu chi dat',
      'tong so tc dat',
      'tong so tieu chi',
    ],
  ],
};

const partWords: Readonly<Record<FigurePart, readonly string[]>> = {
  womenNumerator: ['nu tu so', 'tu so nu'],
  womenDenominator: ['nu mau so', 'mau so nu'],
  menNumerator: ['nam tu so', 'tu so nam'],
  menDenominator: ['nam mau so', 'mau so nam'],
  numerator: ['tu so', 'numerator'],
  denominator: ['mau so', 'denominator'],
  ofWhich: ['trong do', 'of which'],
  rate: ['ty le', 'ti le', 'rate'],
  value: ['gia tri', 'so lieu', 'ket qua', 'value'],
};
const parts = Object.entries(partWords) as [FigurePart, readonly string[]][];

const roleOfWord = new Map(
  (Object.entries(roleWords) as [Plain, readonly string[]][])
    .flatMap(([role, words]) => words.map((word) => [word, role] as const))
    .reverse(), // of a word that stands twice the first counts
);
const partOfWord = new Map(parts.flatMap(([part, words]) => words.map((word) => [word, part] as const)).reverse());

const keys = new Map<string, string>();
const mostKeys = 5_000;

/** Headings are held against all titles of a set, and are those of the last file: most were asked for before. */
function keyOf(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = searchKey(text);
  if (keys.size >= mostKeys) keys.clear();
  keys.set(text, key);
  return key;
}

const mostHeadingRows = 30;

/** Rows that are looked at for headings. */
export const headRows = mostHeadingRows + 1;

/**
 * How the table is laid out, by its first rows and by what people said of its headings before; undefined where no row can
 * be its headings. Pure.
 */
export function layoutOf(
  rows: readonly Row[],
  set: CriteriaSetView,
  answers: readonly ImportAnswer[],
): Layout | undefined {
  const headed: Headed = { indicators: indicatorsOf(set), criteria: set.criteria, answers };
  for (const [index, row] of rows.slice(0, mostHeadingRows).entries()) {
    const below = rows[index + 1];
    const isSplit = below?.row === row.row + 1 && (saysPartsAlone(below) || isOfCriteriaBelow(row, below, headed));
    const headings = isSplit ? joined(row.cells, below.cells) : row.cells;
    const kind = kindOf(headings, headed);
    if (!kind) continue;
    const columns = headings.map((heading) => columnOf(heading, kind, headed));
    const headingRow = isSplit ? below.row : row.row;
    return { kind, headingRow, headings, ...settled({ headings, columns, kind, headingRow, headed }) };
  }
  return undefined;
}

/** What headings are held against. */
interface Headed extends Pick<CriteriaSetView, 'criteria'> {
  readonly indicators: readonly IndicatorView[];
  readonly answers: readonly ImportAnswer[];
}

/** Undefined: these are no headings. A heading such as "7" may be both; what can be one alone tells which they are. */
function kindOf(headings: readonly string[], headed: Headed): ImportLayout | undefined {
  const roles = headings.map(roleOf);
  if (!roles.includes('name') && !roles.includes('code')) return undefined;
  if (roles.includes('indicator') && headings.some((heading) => partOf(heading) !== undefined)) return 'long';
  if (headings.filter((heading) => heading !== '').length < 2) return undefined;
  const own = headings.filter((heading, index) => heading !== '' && !roles[index]);
  const counted = (kind: ImportLayout, other: ImportLayout) =>
    own.filter((heading) => columnOf(heading, kind, headed) && !columnOf(heading, other, headed)).length;
  return counted('criteria', 'wide') > counted('wide', 'criteria') ? 'criteria' : 'wide';
}

/** A row below the headings that names criteria, and nothing where the headings say what a commune is called. */
function isOfCriteriaBelow(row: Row, below: Row, { criteria }: Headed): boolean {
  const said = below.cells.flatMap((cell, index) => (cell === '' ? [] : [{ cell, index }]));
  const isUnderRoles = said.some(({ index }) => roleOf(row.cells[index] ?? '') !== undefined);
  return said.length > 1 && !isUnderRoles && said.every(({ cell }) => criterionOf(cell, criteria) !== undefined);
}

const saysPartsAlone = ({ cells }: Row): boolean => {
  const said = cells.filter((cell) => cell !== '');
  return said.length > 0 && said.every((cell) => partOf(cell) !== undefined);
};

/** A heading over several columns stands in the first of them. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    last = above[index] || (below[index] ? last : '');
    return [last, below[index] ?? ''].filter((one) => one !== '').join(' – ');
  });
}

/** Of headings that name neither figure nor criterion. */
const roleOf = (heading: string): Plain | undefined => roleOfWord.get(keyOf(heading));

/** Of a heading that names a part alone. */
const partOf = (heading: string): FigurePart | undefined => partOfWord.get(keyOf(heading));

/** What a column of a table of that kind is for; undefined: nobody knows. */
function columnOf(heading: string, kind: ImportLayout, headed: Headed): Column | undefined {
  if (heading === '') return { role: 'ignore' };
  const said = headed.answers.find((one) => one.kind === 'column' && one.written === heading);
  if (said?.kind === 'column') return meant(said.meaning, kind, headed);
  const role = roleOf(heading);
  if (role) return { role };
  if (kind === 'criteria') {
    const criterion = criterionOf(heading, headed.criteria);
    return criterion === undefined ? undefined : { role: 'criterion', criterion };
  }
  const part = partOf(heading);
  if (part) return { role: 'figure', indicator: null, part };
  return byCode(heading, headed.indicators) ?? byTitle(heading, headed.indicators);
}

/** Undefined of what the set has not, and of the other kind of table: a person said it of other headings. */
function meant(
  meaning: ColumnMeaning | null,
  kind: ImportLayout,
  { indicators, criteria }: Headed,
): Column | undefined {
  if (!meaning) return { role: 'ignore' };
  if ('criterion' in meaning) {
    const isThere = kind === 'criteria' && criteria.some(({ no }) => no === meaning.criterion);
    return isThere ? { role: 'criterion', ...meaning } : undefined;
  }
  const isThere = kind !== 'criteria' && indicators.some(({ code }) => code === meaning.indicator);
  return isThere ? { role: 'figure', ...meaning } : undefined;
}

/**
 * `5`, `TC 5`, `Tiêu chí số 05`, `5. Trường học`, `Trường học`, `Giáo dục – 5` below one another; with or without marks. A
 * number beside a title that is not the criterion's is neither.
 */
function criterionOf(heading: string, criteria: Headed['criteria']): number | undefined {
  const [above = '', below] = heading.split(' – ');
  const lower = below === undefined ? undefined : criterionOf(below, criteria);
  if (lower === undefined) return /\d[.,]\d/.test(heading) ? undefined : namedAlone(keyOf(heading), criteria);
  const upper = criterionOf(above, criteria);
  return upper === undefined || upper === lower ? lower : undefined;
}

/** By its number, its title, or both of them. */
function namedAlone(key: string, criteria: Headed['criteria']): number | undefined {
  const [, no, behind = ''] = /^(?:(?:tieu chi|tc) ?(?:so )?)?0*(\d{1,2})(?: (.+))?$/.exec(key) ?? [];
  const title = no === undefined ? key.replace(/^tieu chi (ve )?/, '') : behind;
  const numbered = no === undefined ? criteria : criteria.filter((one) => one.no === Number(no));
  const isTitled = (one: (typeof criteria)[number]) => one.title !== null && keyOf(one.title.vi) === title;
  const [only, ...others] = no !== undefined && title === '' ? numbered : numbered.filter(isTitled);
  return others.length === 0 ? only?.no : undefined;
}

/** `Chỉ tiêu 1.1`, `1.1. Tỷ lệ km đường …`, `1.1 – tử số`; of a number of a spreadsheet `1,1`. */
function byCode(heading: string, indicators: readonly IndicatorView[]): Column | undefined {
  const text = heading.replace(/^(tiêu chí|chỉ tiêu|ct)\s*/iu, '').replace(/^(\d+),(\d+)$/, '$1.$2');
  const found = indicators.find(
    ({ code }) => text.startsWith(code) && !/^\.?[\p{L}\p{N}]/u.test(text.slice(code.length)),
  );
  return found && { role: 'figure', indicator: found.code, part: partAtEnd(text.slice(found.code.length)) };
}

function byTitle(heading: string, indicators: readonly IndicatorView[]): Column | undefined {
  const [title, part] = withoutPart(heading);
  const marked = markedOf(title);
  const [only, ...others] = indicators.filter((one) => markedTitle(one) === marked);
  return only && others.length === 0 ? { role: 'figure', indicator: only.code, part } : undefined;
}

/** Each title is spelled once, however many headings are held against it. */
const markedTitles = new WeakMap<IndicatorView, string>();

function markedTitle(indicator: IndicatorView): string {
  const known = markedTitles.get(indicator) ?? markedOf(indicator.title.vi);
  markedTitles.set(indicator, known);
  return known;
}

/** Behind a code: the part alone, or behind the title, set apart from it. */
function partAtEnd(text: string): FigurePart {
  return partOf(text) ?? withoutPart(text)[1];
}

/** In brackets, which may hold a colon ("nữ: tử số"), or behind what sets it apart. */
function withoutPart(heading: string): [title: string, part: FigurePart] {
  const inBrackets = /^(.*?)\s*\(([^()]+)\)$/u;
  const [, title, end] = inBrackets.exec(heading) ?? /^(.+?)\s*[–:(-]\s*([^–:(-]+?)\)?$/u.exec(heading) ?? [];
  const part = end === undefined ? undefined : partOf(end);
  return title !== undefined && part ? [title, part] : [heading, 'value'];
}

interface Found {
  readonly kind: ImportLayout;
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: readonly (Column | undefined)[];
  readonly headed: Headed;
}

/** What nobody knows, and what another column says already, is asked and left out meanwhile. */
function settled({ kind, headingRow, headings, columns, headed }: Found): Pick<Layout, 'columns' | 'questions'> {
  const questions: ImportQuestion[] = [];
  const seen = new Set<string>();
  const known = columns.map((column, index): Column => {
    const name = column && nameOf(column);
    if (column && fits(column, kind) && !(name !== undefined && seen.has(name))) {
      if (name !== undefined) seen.add(name);
      return column;
    }
    const written = headings[index] ?? '';
    const at = addressOf(index, headingRow);
    if (kind !== 'long') questions.push({ kind: 'column', written, at, candidates: nearTo(written, kind, headed) });
    return { role: 'ignore' };
  });
  return { columns: known, questions };
}

/** A wide table names the indicator in each heading, a long one in each row; what else a long one has is left out. */
const fits = (column: Column, kind: ImportLayout): boolean =>
  column.role !== 'figure' || (column.indicator === null) === (kind === 'long');

/** Of which there can be one column; undefined: of any number. */
const nameOf = (column: Column): string | undefined =>
  column.role === 'ignore' || column.role === 'note'
    ? undefined
    : column.role === 'figure'
      ? `${column.indicator} ${column.part}`
      : column.role === 'criterion'
        ? String(column.criterion)
        : column.role;

/** All that the heading may mean, what has most of its words first, else in the order of the set. */
function nearTo(heading: string, kind: ImportLayout, { indicators, criteria }: Headed): ColumnQuestion['candidates'] {
  const words = new Set(keyOf(heading).split(' '));
  const part = withoutPart(heading)[1];
  const shareOf = (title: string) => {
    const own = keyOf(title).split(' ');
    return own.filter((word) => words.has(word)).length / Math.max(own.length, words.size);
  };
  const all =
    kind === 'criteria'
      ? criteria.map(({ no, title }) => ({ criterion: no, ...(title && { title }) }))
      : indicators.map(({ code, title }) => ({ indicator: code, part, title }));
  const shares = new Map(all.map((one) => [one, shareOf(one.title?.vi ?? '')]));
  return all.sort((a, b) => (shares.get(b) ?? 0) - (shares.get(a) ?? 0));
}

type ColumnQuestion = Extract<ImportQuestion, { kind: 'column' }>;

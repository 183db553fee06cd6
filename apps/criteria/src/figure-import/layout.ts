import type { FigurePart, ImportAnswer, ImportQuestion } from '@langmoi/contracts/figure-imports';
import type { IndicatorView } from '@langmoi/contracts/criteria';
import { spellingOf } from '@langmoi/domain/units/spelling';
import { searchKey } from '@langmoi/domain/vietnamese';
import { addressOf } from '@langmoi/contracts/workbook';
import type { Row } from '@langmoi/platform/upload/sheets';

/** What a column is for. Of `figure` a long list has no indicator: each row names its own. */
export type Column =
  | { readonly role: 'code' | 'name' | 'district' | 'indicator' | 'asOf' | 'note' | 'ignore' }
  | { readonly role: 'figure'; readonly indicator: string | null; readonly part: FigurePart };

/** How a table is laid out. */
export interface Layout {
  readonly kind: 'wide' | 'long';
  /** The number of the last row of headings. */
  readonly headingRow: number;
  /** By place, from column A. */
  readonly columns: readonly Column[];
  /** Names the layout: what people said of one file holds for the next of the same headings. */
  readonly headings: readonly string[];
  readonly questions: readonly ImportQuestion[];
}

const roleWords: Readonly<Record<Exclude<Column['role'], 'figure'>, readonly string[]>> = {
  code: ['ma xa', 'ma don vi', 'ma dvhc', 'ma don vi hanh chinh', 'code'],
  name: [
    ...['xa', 'ten xa', 'don vi', 'ten don vi', 'xa phuong', 'xa thi tran', 'xa phuong thi tran', 'ten xa phuong'],
    ...['ten xa phuong thi tran', 'commune'],
  ],
  district: ['huyen', 'ten huyen', 'huyen thi xa', 'huyen thi xa thanh pho', 'district'],
  indicator: ['chi tieu', 'ma chi tieu', 'indicator'],
  asOf: ['ngay', 'ngay so lieu', 'tinh den ngay', 'thoi diem', 'as of'],
  note: ['ghi chu', 'note'],
  ignore: ['stt', 'tt', 'so tt', 'no', 'loi', 'ten chi tieu', 'error'],
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

const mostHeadingRows = 30;

/** Rows that are looked at for headings. */
export const headRows = mostHeadingRows + 1;

/**
 * How the table is laid out, by its first rows and by what people said of its headings before; undefined where no row can
 * be its headings. Pure.
 */
export function layoutOf(
  rows: readonly Row[],
  indicators: readonly IndicatorView[],
  answers: readonly ImportAnswer[],
): Layout | undefined {
  for (const [index, row] of rows.slice(0, mostHeadingRows).entries()) {
    const below = rows[index + 1];
    const isSplit = below !== undefined && below.row === row.row + 1 && saysPartsAlone(below);
    const headings = isSplit ? joined(row.cells, below.cells) : row.cells;
    const columns = headings.map((heading) => columnOf(heading, indicators, answers));
    const kind = kindOf(headings, columns);
    if (!kind) continue;
    const headingRow = isSplit ? below.row : row.row;
    return { kind, headingRow, headings, ...settled({ headings, columns, kind, headingRow, indicators }) };
  }
  return undefined;
}

/** Undefined: these are no headings. */
function kindOf(headings: readonly string[], columns: readonly (Column | undefined)[]): Layout['kind'] | undefined {
  const has = (role: Column['role']) => columns.some((one) => one?.role === role);
  if (!has('name') && !has('code')) return undefined;
  if (has('indicator') && columns.some((one) => one?.role === 'figure' && one.indicator === null)) return 'long';
  return headings.filter((heading) => heading !== '').length > 1 ? 'wide' : undefined;
}

const saysPartsAlone = ({ cells }: Row): boolean => {
  const said = cells.filter((cell) => cell !== '');
  return said.length > 0 && said.every((cell) => parts.some(([, words]) => words.includes(searchKey(cell))));
};

/** A heading over several columns stands in the first of them. */
function joined(above: readonly string[], below: readonly string[]): string[] {
  let last = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    last = above[index] || (below[index] ? last : '');
    return [last, below[index] ?? ''].filter((one) => one !== '').join(' – ');
  });
}

/** Undefined: nobody knows. */
function columnOf(
  heading: string,
  indicators: readonly IndicatorView[],
  answers: readonly ImportAnswer[],
): Column | undefined {
  if (heading === '') return { role: 'ignore' };
  const said = answers.find((one) => one.kind === 'column' && one.written === heading);
  if (said?.kind === 'column') return meant(said.meaning, indicators);
  const key = searchKey(heading);
  const own = Object.entries(roleWords).find(([, words]) => words.includes(key));
  if (own) return { role: own[0] as Exclude<Column['role'], 'figure'> };
  const alone = parts.find(([, words]) => words.includes(key));
  if (alone) return { role: 'figure', indicator: null, part: alone[0] };
  return byCode(heading, indicators) ?? byTitle(heading, indicators);
}

function meant(meaning: Extract<ImportAnswer, { kind: 'column' }>['meaning'], indicators: readonly IndicatorView[]) {
  if (!meaning) return { role: 'ignore' } as const;
  return indicators.some(({ code }) => code === meaning.indicator)
    ? ({ role: 'figure', ...meaning } as const)
    : undefined;
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
  const found = indicators.filter((one) => spellingOf(one.title.vi).marked === spellingOf(title).marked);
  const [only, ...others] = found;
  return only && others.length === 0 ? { role: 'figure', indicator: only.code, part } : undefined;
}

/** Behind a code: the part alone, or behind the title, set apart from it. */
function partAtEnd(text: string): FigurePart {
  const key = searchKey(text);
  return parts.find(([, words]) => words.includes(key))?.[0] ?? withoutPart(text)[1];
}

/** In brackets, which may hold a colon ("nữ: tử số"), or behind what sets it apart. */
function withoutPart(heading: string): [title: string, part: FigurePart] {
  const inBrackets = /^(.*?)\s*\(([^()]+)\)$/u;
  const [, title, end] = inBrackets.exec(heading) ?? /^(.+?)\s*[–:(-]\s*([^–:(-]+?)\)?$/u.exec(heading) ?? [];
  const part = end === undefined ? undefined : parts.find(([, words]) => words.includes(searchKey(end)))?.[0];
  return title !== undefined && part ? [title, part] : [heading, 'value'];
}

interface Found {
  readonly kind: Layout['kind'];
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: readonly (Column | undefined)[];
  readonly indicators: readonly IndicatorView[];
}

/** What nobody knows, and what another column says already, is asked and left out meanwhile. */
function settled({ kind, headingRow, headings, columns, indicators }: Found): Pick<Layout, 'columns' | 'questions'> {
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
    if (kind === 'wide') questions.push({ kind: 'column', written, at, candidates: nearTo(written, indicators) });
    return { role: 'ignore' };
  });
  return { columns: known, questions };
}

/** A wide table names the indicator in each heading, a long one in each row; what else a long one has is left out. */
const fits = (column: Column, kind: Layout['kind']): boolean =>
  column.role !== 'figure' || (column.indicator === null) === (kind === 'long');

/** Of which there can be one column; undefined: of any number. */
const nameOf = (column: Column): string | undefined =>
  column.role === 'ignore' || column.role === 'note'
    ? undefined
    : column.role === 'figure'
      ? `${column.indicator} ${column.part}`
      : column.role;

const mostCandidates = 5;

/** Indicators whose titles have most of the words. */
function nearTo(heading: string, indicators: readonly IndicatorView[]) {
  const words = new Set(searchKey(heading).split(' '));
  const part = withoutPart(heading)[1];
  return indicators
    .map(({ code, title }) => {
      const own = searchKey(title.vi).split(' ');
      return {
        indicator: code,
        part,
        share: own.filter((word) => words.has(word)).length / Math.max(own.length, words.size),
      };
    })
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share)
    .slice(0, mostCandidates)
    .map(({ indicator, part: said }) => ({ indicator, part: said }));
}

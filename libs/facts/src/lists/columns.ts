import { keptDigits } from '@langmoi/domain/csv';
import { formatDate, formatNumber, searchKey } from '@langmoi/domain/vietnamese';
import { writtenDay, writtenDecimal } from '@langmoi/domain/written';
import type { CellOf } from '@langmoi/contracts/workbook';
import { cellFaults, listFaults, notAmong, type Words } from './faults';

/**
 * A column of a list. `name`: beside a code, for people: it is looked at to find what the row speaks of, and not compared.
 * `digits`: a text of digits that is no amount, as of a phone: no spreadsheet may take its zeros.
 * Of `among` the first word of each is what offices write, the key what it means.
 */
export interface ListColumn {
  readonly heading: string;
  /** What else offices call it. */
  readonly also?: readonly string[];
  readonly kind:
    | 'text'
    | 'name'
    | 'digits'
    | 'day'
    | 'year'
    | 'number'
    | { readonly among: Readonly<Record<string, readonly string[]>> };
  /** No row can do without it. */
  readonly needed?: boolean;
  /** Letters of a text. */
  readonly longest?: number;
}

/** Cells of a row by their columns: days as YYYY-MM-DD, numbers in plain digits, words by their meaning, '' for nothing. */
export type Said<K extends string> = Readonly<Record<K, string>>;

/** What a cell says, as `Said` has it, or what is wrong with it. Pure. */
export function read(column: ListColumn, written: string): string | Words {
  const { kind } = column;
  if (written === '') return '';
  if (typeof kind !== 'string') return wordOf(kind.among, written) ?? notAmong(Object.values(kind.among).map(first));
  return readers[kind](written, column);
}

type Reader = (written: string, column: ListColumn) => string | Words;

const readText: Reader = (written, { longest }) => {
  const text = plain(written);
  return longest !== undefined && text.length > longest ? listFaults.tooLong : text;
};

const readers: Readonly<Record<Extract<ListColumn['kind'], string>, Reader>> = {
  ...{ text: readText, name: readText, digits: readText },
  day: (written) => writtenDay(written) ?? cellFaults.noDay,
  number: (written) => decimalOf(written) ?? cellFaults.noNumber,
  year: (written) => (/^\d{4}$/.test(written) ? written : listFaults.noYear),
};

/** As it is compared: one space between words, letters composed, and no apostrophe that keeps a cell from being run. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^'+(?=[=+\-@])/, '');

/** What `Said` has, as a cell of a file that `read` reads the same from. Pure. */
export function cellOf({ kind }: ListColumn, said: string): CellOf {
  if (said === '' || kind === 'text' || kind === 'name' || kind === 'year') return said;
  if (kind === 'digits') return keptDigits(said);
  if (kind === 'day') return formatDate(said);
  if (kind === 'number') return said.replace(/\D/g, '').length <= mostDigits ? { number: said } : formatNumber(said);
  return first(kind.among[said] ?? [said]);
}

/** The same for people. Pure. */
export function shownOf(column: ListColumn, said: string): string {
  const cell = cellOf(column, said);
  return typeof cell === 'string' ? plain(cell) : formatNumber(said);
}

/** A spreadsheet keeps as many. */
const mostDigits = 15;

const first = (names: readonly string[]): string => names[0] ?? '';

function wordOf(among: Readonly<Record<string, readonly string[]>>, written: string): string | undefined {
  const key = searchKey(written);
  return Object.keys(among).find((word) => [word, ...(among[word] ?? [])].some((name) => searchKey(name) === key));
}

function decimalOf(text: string): string | undefined {
  const [, sign = '', rest = ''] = /^([-−]?)\s*(.*)$/.exec(text) ?? [];
  const number = writtenDecimal(rest);
  if (!number) return undefined;
  const fraction = number.fraction.replace(/0+$/, '');
  return `${sign === '' ? '' : '-'}${number.whole}${fraction === '' ? '' : `.${fraction}`}`;
}

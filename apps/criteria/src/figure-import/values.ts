import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { FigurePart } from '@langmoi/contracts/figure-imports';
import { valueKindOf } from '@langmoi/domain/criteria/fact';
import { searchKey } from '@langmoi/domain/vietnamese';
import { writtenDecimal } from '@langmoi/domain/written';
import type { FaultCode } from './sentences';

/** The cells of one figure, by what each holds of it; empty ones are left out. */
export type Pieces = Partial<Record<FigurePart, string>>;

export type Read = { readonly value: MeasuredValue } | { readonly fault: FaultCode; readonly part: FigurePart };

type Kind = MeasuredValue['kind'];

/** The parts of a value by its kind, in the order of their columns; `value` may stand for all of them. */
export const partsOf: Readonly<Record<Exclude<Kind, 'none'>, readonly FigurePart[]>> = {
  yesNo: ['value'],
  amount: ['value'],
  count: ['value'],
  ratio: ['numerator', 'denominator'],
  ofWhich: ['numerator', 'denominator', 'ofWhich'],
  bothSexes: ['womenNumerator', 'womenDenominator', 'menNumerator', 'menDenominator'],
};

/** What the cells say of an indicator, without asking yet whether it can be. Pure. */
export function valueOf({ law }: Pick<IndicatorView, 'law'>, pieces: Pieces): Read {
  if (!law) return { fault: 'indicatorNotMeasured', part: firstOf(pieces) };
  const kind = valueKindOf(law.measured);
  if (!kind || kind === 'none') return { fault: 'wrongKind', part: firstOf(pieces) };
  if (isNone(pieces) && (law.ifAny || kind !== 'yesNo')) return { value: { kind: 'none' } };
  return isOfShares(kind) ? sharesOf(kind, pieces) : singleOf(kind, pieces);
}

/** Reads the cells of one figure, each by its column; undefined: somebody has to look closer, as `valueOf` does. */
export type Quick = (cells: readonly string[]) => MeasuredValue | undefined;

/**
 * How most cells are read: each part of the value in a column of its own, and filled. Undefined where the columns are others.
 * What it reads, `valueOf` reads alike. Pure.
 */
export function quickOf(
  { law }: Pick<IndicatorView, 'law'>,
  columns: readonly { readonly part: FigurePart; readonly column: number }[],
): Quick | undefined {
  const kind = law && valueKindOf(law.measured);
  if (!kind || kind === 'none' || columns.map(({ part }) => part).join() !== partsOf[kind].join()) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = columns.map(({ column }) => column);
  const at = (cells: readonly string[], column: number) => decimalOf(cells[column] ?? '');
  const share = (cells: readonly string[], above: number, below: number) => {
    const [numerator, denominator] = [at(cells, above), at(cells, below)];
    return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator };
  };
  const readers: Readonly<Record<Exclude<Kind, 'none'>, Quick>> = {
    yesNo(cells) {
      const said = asWritten.get(cells[a] ?? '');
      return said === undefined ? undefined : { kind: 'yesNo', yes: said };
    },
    amount: (cells) => one('amount', at(cells, a)),
    count: (cells) => one('count', at(cells, a)),
    ratio(cells) {
      const read = share(cells, a, b);
      return read && { kind: 'ratio', numerator: read.numerator, denominator: read.denominator };
    },
    ofWhich(cells) {
      const [read, ofWhich] = [share(cells, a, b), at(cells, c)];
      if (!read || ofWhich === undefined) return undefined;
      return { kind: 'ofWhich', numerator: read.numerator, denominator: read.denominator, ofWhich };
    },
    bothSexes(cells) {
      const [women, men] = [share(cells, a, b), share(cells, c, d)];
      return women && men && { kind: 'bothSexes', women, men };
    },
  };
  return readers[kind];
}

/** As the product's own files have it. */
const asWritten = new Map([
  ['Đạt', true],
  ['Không đạt', false],
  ['Chưa đạt', false],
]);

const one = (kind: 'amount' | 'count', value: string | undefined): MeasuredValue | undefined =>
  value === undefined ? undefined : { kind, value };

type ShareKind = 'ratio' | 'ofWhich' | 'bothSexes';
const isOfShares = (kind: Kind): kind is ShareKind => ['ratio', 'ofWhich', 'bothSexes'].includes(kind);

function singleOf(kind: 'yesNo' | 'amount' | 'count', pieces: Pieces): Read {
  const wrong = strayOf(pieces, ['value']);
  if (wrong) return { fault: 'partNotOfKind', part: wrong };
  return kind === 'yesNo' ? yesNoOf(pieces.value ?? '') : numberOf(kind, pieces.value ?? '');
}

const firstOf = (pieces: Pieces): FigurePart => (Object.keys(pieces) as FigurePart[])[0] ?? 'value';

const isNone = (pieces: Pieces): boolean => {
  const [only = '', ...others] = Object.values(pieces);
  return others.length === 0 && !/^\d/.test(only) && ['khong co', 'none'].includes(searchKey(only));
};

const yes = ['dat', 'co', 'x', 'yes', 'true', '1'];
const no = ['khong dat', 'chua dat', 'khong', 'khong co', 'no', 'false', '0'];

function yesNoOf(text: string): Read {
  const key = searchKey(text);
  if (yes.includes(key)) return { value: { kind: 'yesNo', yes: true } };
  return no.includes(key) ? { value: { kind: 'yesNo', yes: false } } : { fault: 'noYesNo', part: 'value' };
}

function numberOf(kind: 'amount' | 'count', text: string): Read {
  const value = decimalOf(text);
  return value === undefined ? { fault: 'noNumber', part: 'value' } : { value: { kind, value } };
}

function sharesOf(kind: ShareKind, pieces: Pieces): Read {
  const given = pieces.value === undefined ? pieces : { ...split(kind, pieces.value), ...without(pieces, 'value') };
  if (!('numerator' in given || 'womenNumerator' in given)) {
    return { fault: 'rateAlone', part: pieces.rate === undefined ? 'value' : 'rate' };
  }
  const wrong = strayOf(given, kind === 'ratio' ? [...partsOf.ratio, 'rate'] : partsOf[kind]);
  if (wrong) return { fault: 'partNotOfKind', part: wrong };
  const numbers = (Object.entries(given) as [FigurePart, string][]).map(
    ([part, text]) => [part, decimalOf(part === 'rate' ? text.replace(/\s*%$/, '') : text)] as const,
  );
  const unread = numbers.find(([, number]) => number === undefined);
  if (unread) return { fault: 'noNumber', part: pieces[unread[0]] === undefined ? 'value' : unread[0] };
  if (!partsOf[kind].every((part) => part in given)) return { fault: 'partMissing', part: firstOf(pieces) };
  return { value: shares(kind, Object.fromEntries(numbers) as Pieces) };
}

function shares(kind: ShareKind, numbers: Pieces): MeasuredValue {
  const at = (part: FigurePart) => numbers[part] ?? '0';
  if (kind === 'bothSexes') {
    return {
      kind,
      women: { numerator: at('womenNumerator'), denominator: at('womenDenominator') },
      men: { numerator: at('menNumerator'), denominator: at('menDenominator') },
    };
  }
  const share = { numerator: at('numerator'), denominator: at('denominator') };
  if (kind === 'ofWhich') return { kind, ...share, ofWhich: at('ofWhich') };
  return { kind, ...share, ...(numbers.rate !== undefined && { printedRate: numbers.rate }) };
}

/** `5/8` of a ratio; `5/8; 3` with what is of which; `5/8; 4/7` of women and men. Nothing of what is written otherwise. */
function split(kind: ShareKind, text: string): Pieces {
  const shapes: Readonly<Record<ShareKind, RegExp>> = {
    ratio: /^([^/;]+)\/([^/;]+)$/,
    ofWhich: /^([^/;]+)\/([^/;]+);([^/;]+)$/,
    bothSexes: /^([^/;]+)\/([^/;]+);([^/;]+)\/([^/;]+)$/,
  };
  const [, ...numbers] = shapes[kind].exec(text) ?? [];
  return Object.fromEntries(numbers.map((number, index) => [partsOf[kind][index], number.trim()]));
}

const without = (pieces: Pieces, part: FigurePart): Pieces =>
  Object.fromEntries(Object.entries(pieces).filter(([own]) => own !== part));

const strayOf = (pieces: Pieces, parts: readonly FigurePart[]): FigurePart | undefined =>
  (Object.keys(pieces) as FigurePart[]).find((part) => !parts.includes(part));

/** In digits as the contract has them: at most 18 before and 6 behind the point. */
function decimalOf(text: string): string | undefined {
  if (/^(0|[1-9]\d{0,17})$/.test(text)) return text; // most are bare,
  return /^[1-9]\d{0,2}(\.\d{3}){1,5}$/.test(text) ? text.replaceAll('.', '') : otherDecimal(text); // or grouped
}

function otherDecimal(text: string): string | undefined {
  const [, sign = '', rest = ''] = /^([-−]?)\s*(.*)$/.exec(text) ?? [];
  const read = writtenDecimal(rest);
  if (!read) return undefined;
  const fraction = read.fraction.replace(/0+$/, '');
  if (read.whole.length > 18 || fraction.length > 6) return undefined;
  const digits = fraction === '' ? read.whole : `${read.whole}.${fraction}`;
  return sign !== '' && /[1-9]/.test(digits) ? `-${digits}` : digits;
}

/** Whether two values say the same, in whatever digits: 60 and 60.0. Pure. */
export const isSame = (a: MeasuredValue, b: MeasuredValue): boolean => plain(a) === plain(b);

const plain = (value: MeasuredValue): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'string') return one.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
    if (one === null || typeof one !== 'object') return one;
    return Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  });

/** Of a criterion as a whole: whether it is met, and what stands in brackets behind it ("tự đánh giá"). */
export interface Met {
  readonly met: boolean;
  readonly remark: string | null;
}

/** `Đạt`, `Chưa đạt`, `x`, `1`, `0`, `✓`, `Đạt (tự đánh giá)`; undefined for anything else. Pure. */
export function metOf(text: string): Met | undefined {
  const [, said = text, remark] = /^([^()]*)\(([^()]+)\)$/.exec(text) ?? [];
  const isTicked = /^[✓✔√]$/u.test(said.trim());
  const key = searchKey(said);
  if (!isTicked && !yes.includes(key) && !no.includes(key)) return undefined;
  return { met: isTicked || yes.includes(key), remark: remark?.trim() || null };
}

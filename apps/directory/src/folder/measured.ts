import type { MeasuredValue, Share } from '@langmoi/contracts/criteria-facts';
import { formatNumber, searchKey } from '@langmoi/domain/vietnamese';
import { writtenDecimal } from '@langmoi/domain/written';
import type { Cell } from './cell';

/** What a part of a figure is called; the first name is the one that is written. */
const names = {
  count: ['số lượng', 'count'],
  amount: ['mức', 'amount'],
  ratio: ['tỷ lệ', 'ratio'],
  ofWhich: ['trong đó', 'of which'],
  printed: ['in', 'printed'],
  women: ['nữ', 'women'],
  men: ['nam', 'men'],
} as const;
type Part = keyof typeof names;

const alone: readonly (readonly [MeasuredValue, ...string[]])[] = [
  [{ kind: 'yesNo', yes: true }, 'đạt', 'met'],
  [{ kind: 'yesNo', yes: false }, 'không đạt', 'chưa đạt', 'not met'],
  [{ kind: 'none' }, 'không có', 'none'],
];

/**
 * What was measured, in one cell: `đạt`, `không đạt`, `không có`, `số lượng: 12`, `mức: 45,6`, `tỷ lệ: 5/8`, with
 * `; trong đó: 3` or the rate that a paper prints, `; in: 62,5`; of both sexes `nữ: 5/8; nam: 4/7`.
 */
export const measured: Cell<MeasuredValue> = {
  read(text) {
    const word = alone.find(([, ...called]) => called.some((name) => searchKey(name) === searchKey(text)));
    const pieces = piecesOf(text);
    const value = word?.[0] ?? readers[Object.keys(pieces).sort().join(' ')]?.(pieces);
    return value ? { value } : { fault: unreadable(text) };
  },
  write(value) {
    switch (value.kind) {
      case 'yesNo':
        return value.yes ? 'đạt' : 'không đạt';
      case 'none':
        return 'không có';
      case 'count':
      case 'amount':
        return written({ [value.kind]: number(value.value) });
      case 'bothSexes':
        return written({ women: share(value.women), men: share(value.men) });
      case 'ofWhich':
        return written({ ratio: share(value), ofWhich: number(value.ofWhich) });
      case 'ratio':
        return written({ ratio: share(value), ...(value.printedRate && { printed: number(value.printedRate) }) });
    }
  },
};

const written = (pieces: Partial<Record<Part, string>>): string =>
  Object.entries(pieces)
    .map(([part, text]) => `${names[part as Part][0]}: ${text}`)
    .join('; ');
/** Without zeros that say nothing, so that the same number is always written the same. */
const number = (decimal: string): string => formatNumber(decimal.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''));
const share = ({ numerator, denominator }: Share): string => `${number(numerator)}/${number(denominator)}`;

type Pieces = Partial<Record<Part, string[]>>;

/** The numbers of a cell by what they are of; none for a cell that holds anything else. */
function piecesOf(text: string): Pieces {
  const pieces: Pieces = {};
  for (const piece of text.split(';')) {
    const [name = '', numbers = '', ...more] = piece.split(':');
    const part = (Object.keys(names) as Part[]).find((one) =>
      names[one].some((known) => searchKey(known) === searchKey(name.trim())),
    );
    const read = numbers.split('/').map((one) => decimalOf(one.trim()));
    if (!part || part in pieces || more.length > 0 || read.includes(undefined)) return {};
    pieces[part] = read.flatMap((one) => one ?? []);
  }
  return pieces;
}

/** By the parts that a cell has, in the order of the alphabet. */
const readers: Readonly<Record<string, (pieces: Pieces) => Read>> = {
  count: ({ count }) => ofNumber(count, (value) => ({ kind: 'count', value })),
  amount: ({ amount }) => ofNumber(amount, (value) => ({ kind: 'amount', value })),
  ratio: ({ ratio }) => ofShare(ratio, (share) => ({ kind: 'ratio', ...share })),
  'ofWhich ratio': ({ ratio, ofWhich: part }) =>
    ofShare(ratio, (share) => ofNumber(part, (ofWhich) => ({ kind: 'ofWhich', ...share, ofWhich }))),
  'printed ratio': ({ ratio, printed }) =>
    ofShare(ratio, (share) => ofNumber(printed, (printedRate) => ({ kind: 'ratio', ...share, printedRate }))),
  'men women': (pieces) =>
    ofShare(pieces.women, (women) => ofShare(pieces.men, (men) => ({ kind: 'bothSexes', women, men }))),
};

type Read = MeasuredValue | undefined;

function ofNumber([number, ...more]: readonly string[] = [], made: (number: string) => Read): Read {
  return number !== undefined && more.length === 0 ? made(number) : undefined;
}

function ofShare([numerator, denominator, ...more]: readonly string[] = [], made: (share: Share) => Read): Read {
  if (numerator === undefined || denominator === undefined || more.length > 0) return undefined;
  return made({ numerator, denominator });
}

/** In digits as the contract has them: at most 18 before and 6 behind the point. */
function decimalOf(text: string): string | undefined {
  const { whole, fraction = '' } = writtenDecimal(text) ?? {};
  if (whole === undefined || whole.length > 18 || fraction.length > 6) return undefined;
  const kept = fraction.replace(/0+$/, '');
  return kept === '' ? whole : `${whole}.${kept}`;
}

const unreadable = (text: string) => ({
  detail: { vi: `“${text}” không phải là số liệu của chỉ tiêu`, en: `“${text}” is no figure of an indicator` },
  remedy: {
    vi: 'Viết đạt, không đạt, không có, “số lượng: 12”, “mức: 45,6”, “tỷ lệ: 5/8”, “tỷ lệ: 5/8; trong đó: 3” hoặc “nữ: 5/8; nam: 4/7”.',
    en: 'Write met, not met, none, “count: 12”, “amount: 45,6”, “ratio: 5/8”, “ratio: 5/8; of which: 3” or “women: 5/8; men: 4/7”.',
  },
});

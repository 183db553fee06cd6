import type { Text } from '@langmoi/contracts/common';
import type { ProgrammeFigure } from '@langmoi/contracts/reporting';
import type { Pair, SaidFact } from './facts';
import { countText, millionsText, percentText, pointsText, printedPercent, shareOf, signed } from './numbers';

type Stated = NonNullable<ProgrammeFigure['stated']>;
type Rehearsal = ProgrammeFigure['rehearsal'];
type Figured = Pick<ProgrammeFigure, 'computed' | 'agrees' | 'difference'>;

/** One number of a fact: which it is, and how it is written. */
interface Measure<F extends SaidFact> {
  readonly of: (fact: F) => bigint | null;
  readonly text: (value: bigint) => string;
  /** As the paper writes it, where that is kept. */
  readonly printed?: (fact: F) => string | null;
}

/** Whole đồng as a fact keeps them. */
export const dongOf = (dong: string | null): bigint | null => (dong === null ? null : BigInt(dong));

const countOf = (count: number | null): bigint | null => (count === null ? null : BigInt(count));

/** A sum of money of a fact, shown in triệu đồng. */
export const moneyOf = <F extends SaidFact>(of: (fact: F) => string | null): Measure<F> => ({
  of: (fact) => dongOf(of(fact)),
  text: millionsText,
});

/** A count of a fact. */
export const countedBy = <F extends SaidFact>(of: (fact: F) => number | null): Measure<F> => ({
  of: (fact) => countOf(of(fact)),
  text: countText,
});

/** A sum over what papers say, with what it was made of. */
export interface Sum {
  readonly value: bigint;
  readonly asOf: string;
  readonly how: Text;
}

interface Parts {
  readonly values: readonly { readonly value: bigint | null; readonly asOf: string | null }[];
  /** What is added up, in the plural: "chương trình". */
  readonly what: Text;
  /** True: null unless every part is known. Otherwise what is empty is left out, and counted in `how`. */
  readonly complete?: boolean;
}

/** Null where no part is known. What is empty is not zero: the sum says how many it lacks. */
export function sumOf({ values, what, complete = false }: Parts): Sum | null {
  const known = values.flatMap(({ value, asOf }) => (value === null || asOf === null ? [] : [{ value, asOf }]));
  const empty = values.length - known.length;
  const newest = known.map(({ asOf }) => asOf).sort();
  const asOf = newest.at(-1);
  if (asOf === undefined || (complete && empty > 0)) return null;
  const without = {
    vi: empty ? `; ${empty} ô chưa có số liệu, không tính` : '',
    en: empty ? `; ${empty} without data are left out` : '',
  };
  return {
    value: known.reduce((sum, { value }) => sum + value, 0n),
    asOf,
    how: {
      vi: `Cộng ${known.length} ${what.vi}${without.vi}`,
      en: `Sum of ${known.length} ${what.en}${without.en}`,
    },
  };
}

/** What a sum adds up of one fact; the rehearsal's word is never among it. */
export function partOf<F extends SaidFact>({ paper }: Pair<F>, { of }: Measure<F>): Parts['values'][number] {
  return { value: paper && of(paper), asOf: paper?.asOf ?? null };
}

/** Stated beside the sums that should give the same. Of several the one that disagrees is shown; `how` names all. */
export function figureOf<F extends SaidFact>(
  { paper, rehearsal }: Pair<F>,
  measure: Measure<F>,
  sums: readonly (Sum | null)[] = [],
): ProgrammeFigure {
  const value = paper && measure.of(paper);
  return {
    stated: paper && said(paper, measure.printed?.(paper) ?? (value === null ? null : measure.text(value))),
    ...comparedWith(
      value,
      sums.filter((sum) => sum !== null),
      measure.text,
    ),
    rehearsal: rehearsedOf(rehearsal, measure),
  };
}

const said = ({ asOf, source, readings }: SaidFact, value: string | null): Stated => ({
  value,
  asOf,
  source,
  readings: [...readings],
});

function rehearsedOf<F extends SaidFact>(fact: F | null, { of, text }: Measure<F>): Rehearsal {
  const value = fact && of(fact);
  return fact === null || value === null ? null : { value: text(value), asOf: fact.asOf };
}

function comparedWith(stated: bigint | null, sums: readonly Sum[], text: Measure<SaidFact>['text']): Figured {
  const shown = sums.find(({ value }) => stated !== null && value !== stated) ?? sums[0];
  if (!shown) return { computed: null, agrees: null, difference: null };
  const { value, asOf } = shown;
  const difference = stated === null ? 0n : stated - value;
  return {
    computed: { value: text(value), numerator: String(value), denominator: null, asOf, how: howOf(sums, text) },
    agrees: stated === null ? null : difference === 0n,
    difference: difference === 0n ? null : signed(difference, text),
  };
}

function howOf(sums: readonly Sum[], text: Measure<SaidFact>['text']): Text {
  const words = (language: 'vi' | 'en') =>
    sums.map(({ how, value }) => (sums.length > 1 ? `${how[language]}: ${text(value)}` : how[language])).join('. ');
  return { vi: words('vi'), en: words('en') };
}

/** A part and its whole as papers say them, with the day of the newer. */
export interface Ratio {
  readonly part: bigint;
  readonly whole: bigint;
  readonly asOf: string;
  readonly how: Text;
}

/** Undefined where one of the two is unknown, or nothing can be divided by. */
export function ratioOf(
  fact: SaidFact | null,
  { part, whole }: { part: bigint | null | undefined; whole: bigint | null | undefined },
  how: Text,
): Ratio | null {
  if (!fact || part === null || part === undefined || !whole) return null;
  return { part, whole, asOf: fact.asOf, how };
}

/** The rate that a paper prints beside the one of its own numbers, which has two decimals; compared in the paper's. */
export function rateOf(fact: SaidFact | null, ratio: Ratio | null, rehearsed: Ratio | null): ProgrammeFigure {
  const printed = fact?.printedRate ?? null;
  const stated = fact && printed !== null ? said(fact, `${printed}%`) : null;
  const rehearsal = rehearsed && { value: percentText(hundredthsOf(rehearsed)), asOf: rehearsed.asOf };
  if (!ratio) return { stated, computed: null, rehearsal, agrees: null, difference: null };
  const { part, whole, asOf, how } = ratio;
  const value = percentText(hundredthsOf(ratio));
  const computed = { value, numerator: String(part), denominator: String(whole), asOf, how };
  return { stated, computed, rehearsal, ...agreementOf(printed, ratio) };
}

const hundredthsOf = ({ part, whole }: Ratio): bigint => shareOf(part, whole, 2);

function agreementOf(printed: string | null, ratio: Ratio): Pick<ProgrammeFigure, 'agrees' | 'difference'> {
  const stated = printed === null ? null : printedPercent(printed);
  if (!stated) return { agrees: null, difference: null };
  const { hundredths, decimals } = stated;
  const agrees = shareOf(ratio.part, ratio.whole, decimals) * 10n ** BigInt(2 - decimals) === hundredths;
  return { agrees, difference: agrees ? null : signed(hundredths - hundredthsOf(ratio), pointsText) };
}

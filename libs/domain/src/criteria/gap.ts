import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { Comparison, IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { ceil, exact, floor, minus, over, type Exact } from './exact';
import type { Figure } from './fact';
import { holds, type Comparing, type IndicatorJudgement } from './judgement';

/** How far a figure is from what is asked of it. */
export interface Gap {
  readonly part: Figure['part'];
  readonly figure: Exact;
  readonly operator: Comparison;
  readonly value: Exact;
  /** Between the two, in the indicator's unit; nought where the threshold is reached and has to be passed. */
  readonly distance: Exact;
  /** The same as a share of what is asked, or of the figure where none is asked: what gaps of different units are ordered by. */
  readonly relative: Exact;
  /** In the things that are counted; null where whole things are not what is counted, or where none would do. */
  readonly count: Count | null;
}

/** How many more must be so, or how many fewer may. */
export interface Count {
  readonly n: bigint;
  readonly way: 'more' | 'fewer';
}

/** What of a judged indicator its gaps are told by. */
interface Judged extends Pick<IndicatorJudgement, 'comparings'> {
  readonly fact: { readonly value: MeasuredValue } | null;
  readonly standings: readonly Pick<IndicatorJudgement['standings'][number], 'outcome'>[];
}

/** Every gap of an indicator whose figures do not pass; none of what is not measured, and of what is open none either. Pure. */
export function gapsOf(judged: Judged, measured: IndicatorLaw['measured']): Gap[] {
  return judged.comparings.flatMap((comparing): Gap[] => {
    const { part, figure, operator, value, outcome } = comparing;
    if (outcome !== 'notMet' || !figure || !value || !operator) return [];
    const distance = absolute(minus(value, figure));
    const relative = over(distance, absolute(value)) ?? over(distance, absolute(figure)) ?? { part: 0n, of: 1n };
    return [{ part, figure, operator, value, distance, relative, count: countOf(judged, comparing, measured) }];
  });
}

/** How many of the units below must stand for a tier before a share of them passes; null where no number of them does. */
export function unitsNeeded({ standings, comparings }: Pick<Judged, 'standings' | 'comparings'>): bigint | null {
  const [comparing] = comparings;
  if (!comparing?.operator || !comparing.value) return null;
  const met = standings.filter(({ outcome }) => holds(outcome)).length;
  const counted = { n: BigInt(met), of: BigInt(standings.length), per: 100n };
  const count = wholeThings(counted, comparing.operator, comparing.value);
  return count?.way === 'more' ? count.n : null;
}

/** So many of so many, each of which is a whole thing; `per`: what all of them are as a figure. */
interface Counted {
  readonly n: bigint;
  readonly of: bigint;
  readonly per: bigint;
}

function countOf(
  judged: Judged,
  { part, operator, value }: Comparing,
  measured: IndicatorLaw['measured'],
): Count | null {
  if (!operator || !value) return null;
  if (measured.kind === 'below') {
    const n = unitsNeeded(judged);
    return n === null ? null : { n, way: 'more' };
  }
  const counted = judged.fact && countedOf(judged.fact.value, part, measured);
  const count = counted && wholeThings(counted, operator, value);
  return count && isThere(count, counted) ? count : null;
}

/** Of a whole no more can be so than there are, and none fewer than none. */
const isThere = ({ n, way }: Count, counted: Counted): boolean =>
  n > 0n && (way === 'fewer' ? n <= counted.n : counted.per === 1n || counted.n + n <= counted.of);

const isWhole = (decimal: string): boolean => exact(decimal).part % exact(decimal).of === 0n;

/** What a number of a value counts; null of amounts, of multiples, and where a number is none of whole things. */
function countedOf(value: MeasuredValue, part: Figure['part'], measured: IndicatorLaw['measured']): Counted | null {
  const whole = (n: string, of: string, per: bigint): Counted | null =>
    isWhole(n) && isWhole(of) ? { n: floor(exact(n)), of: floor(exact(of)), per } : null;
  const isMultiple = measured.kind === 'ratio' && measured.per === 1;
  if (value.kind === 'count') return whole(value.value, '1', 1n);
  if (value.kind === 'ratio') return isMultiple ? null : whole(value.numerator, value.denominator, 100n);
  if (value.kind === 'ofWhich')
    return whole(part === 'ofWhich' ? value.ofWhich : value.numerator, value.denominator, 100n);
  if (value.kind !== 'bothSexes') return null;
  const { numerator, denominator } = part === 'men' ? value.men : value.women;
  return whole(numerator, denominator, 100n);
}

/** From a number of things to the nearest that passes. */
function wholeThings({ n, of, per }: Counted, operator: Comparison, value: Exact): Count | null {
  const needed: Exact = { part: value.part * of, of: value.of * per };
  const [least, most] = [ceil(needed), floor(needed)];
  switch (operator) {
    case '>=':
      return { n: least - n, way: 'more' };
    case '>':
      return { n: most + 1n - n, way: 'more' };
    case '<=':
      return { n: n - most, way: 'fewer' };
    case '<':
      return { n: n - (least - 1n), way: 'fewer' };
    case '=':
      if (least !== most) return null;
      return least >= n ? { n: least - n, way: 'more' } : { n: n - least, way: 'fewer' };
  }
}

const absolute = ({ part, of }: Exact): Exact => ({ part: part < 0n ? -part : part, of });

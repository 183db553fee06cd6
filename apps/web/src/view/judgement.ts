import type { Share } from '@langmoi/contracts/criteria-facts';
import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type {
  ComparingView,
  ExactNumber,
  IndicatorJudgementView,
  SetJudgementView,
} from '@langmoi/contracts/judgement';
import { rounded, type Exact } from '@langmoi/domain/criteria/exact';
import type { z } from 'zod';
import type { Language } from '../i18n/translate';
import { decimalText } from './decimal';

export type Comparing = z.infer<typeof ComparingView>;
export type IndicatorJudgement = z.infer<typeof IndicatorJudgementView>;
export type SetJudgement = z.infer<typeof SetJudgementView>;
export type CriterionJudgement = SetJudgement['criteria'][number];

/** How an outcome is shown; what is not asked of a unit counts as met, and what is open is no failure. */
export const stateOf = { met: 'achieved', notMet: 'missing', unknown: 'noData', notApplicable: 'achieved' } as const;

/** How many of each outcome. */
export function tallyOf(criteria: readonly { readonly outcome: Outcome }[]): Readonly<Record<Outcome, number>> {
  const tally = { met: 0, notMet: 0, unknown: 0, notApplicable: 0 };
  for (const { outcome } of criteria) tally[outcome] += 1;
  return tally;
}

/** Whether any figure or decision behind it is of a rehearsal. */
export const restsOnRehearsal = ({ conditions, criteria }: SetJudgement): boolean =>
  [...conditions, ...criteria, ...criteria.flatMap(({ indicators }) => indicators)].some(
    (one) => ('fact' in one && one.fact?.rehearsal) || one.decision?.rehearsal,
  );

const exactOf = ({ part, of }: z.infer<typeof ExactNumber>): Exact => ({ part: BigInt(part), of: BigInt(of) });

const ceil = ({ part, of }: Exact): bigint => (part + of - 1n) / of;

/**
 * How many more of the whole must meet it (or how many fewer may) until the share passes; null where whole things are not
 * what is counted, or none would do.
 */
function missingOf({ numerator, denominator }: Share, operator: string, asked: Exact): bigint | null {
  if (!/^\d+$/.test(numerator) || !/^\d+$/.test(denominator)) return null;
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const needed: Exact = { part: asked.part * d, of: asked.of * 100n };
  if (operator === '>=') return ceil(needed) - n;
  if (operator === '<=') return n - needed.part / needed.of;
  return null;
}

export interface Distance {
  /** Between the figure and what is asked, in the indicator's unit, decimals as people here write them. */
  readonly gap: string;
  /** Of a share of whole things: how many more, or how many fewer. */
  readonly count: { readonly n: string; readonly way: 'more' | 'fewer' } | null;
}

const shareOf = ({ fact }: IndicatorJudgement, part: Comparing['part']): Share | null => {
  const value = fact?.value;
  if (value?.kind === 'ratio') return value;
  if (value?.kind === 'bothSexes') return part === 'men' ? value.men : value.women;
  if (value?.kind !== 'ofWhich') return null;
  return part === 'ofWhich' ? { numerator: value.ofWhich, denominator: value.denominator } : value;
};

/** How far a figure that does not pass is from what is asked; null where it passes or there is nothing to measure. */
export function distanceOf(
  judgement: IndicatorJudgement,
  { part, figure, value, operator, outcome }: Comparing,
  { per, language }: { per: 100 | 1; language: Language },
): Distance | null {
  if (outcome !== 'notMet' || !figure || !value || !operator) return null;
  const [has, asked] = [exactOf(figure), exactOf(value)];
  const difference = asked.part * has.of - has.part * asked.of;
  const gap = rounded({ part: difference < 0n ? -difference : difference, of: asked.of * has.of }, 2);
  const share = per === 100 ? shareOf(judgement, part) : null;
  const n = share && missingOf(share, operator, asked);
  const way = operator === '>=' ? 'more' : 'fewer';
  return { gap: decimalText(gap, language), count: n ? { n: decimalText(String(n), language), way } : null };
}

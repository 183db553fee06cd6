import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type {
  ComparingView,
  ExactNumber,
  IndicatorJudgementView,
  SetJudgementView,
} from '@langmoi/contracts/judgement';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { rounded, type Exact } from '@langmoi/domain/criteria/exact';
import { gapsOf } from '@langmoi/domain/criteria/gap';
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

/** Whether any figure, decision or word on a whole criterion behind it is of a rehearsal. */
export const restsOnRehearsal = ({ conditions, criteria }: SetJudgement): boolean =>
  [...conditions, ...criteria, ...criteria.flatMap(({ indicators }) => indicators)].some(
    (one) =>
      ('fact' in one && one.fact?.rehearsal) ||
      ('statement' in one && one.statement?.rehearsal) ||
      one.decision?.rehearsal,
  );

const exactOf = ({ part, of }: z.infer<typeof ExactNumber>): Exact => ({ part: BigInt(part), of: BigInt(of) });

export interface Distance {
  /** Between the figure and what is asked, in the indicator's unit, decimals as people here write them. */
  readonly gap: string;
  /** Of a share of whole things: how many more, or how many fewer. */
  readonly count: { readonly n: string; readonly way: 'more' | 'fewer' } | null;
}

/** How far a figure that does not pass is from what is asked, as `gapsOf` has it; null where it passes or is not there. */
export function distanceOf(
  { fact, standings }: Pick<IndicatorJudgement, 'fact' | 'standings'>,
  comparing: Comparing,
  { measured, language }: { measured: IndicatorLaw['measured']; language: Language },
): Distance | null {
  const { figure, value } = comparing;
  const exactly = { ...comparing, asked: null, figure: figure && exactOf(figure), value: value && exactOf(value) };
  const said = fact?.value ? { value: fact.value } : null;
  const [gap] = gapsOf({ fact: said, standings, comparings: [exactly] }, measured);
  if (!gap) return null;
  const { distance, count } = gap;
  const counted = count && { n: decimalText(String(count.n), language), way: count.way };
  return { gap: decimalText(rounded(distance, 2), language), count: counted };
}

import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, Outcome, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import type { Comparison, SetTier } from '@langmoi/contracts/criteria-law';
import type { Because, FactFault } from '@langmoi/contracts/judgement';
import type { Figure } from './fact';
import type { Exact } from './exact';
import type { Asked } from './threshold';
import type { JudgedUnit, Recognition } from './world';

export type { Because, Outcome };

/** A figure held against what is asked, down to the text. */
export interface Comparing {
  readonly part: Figure['part'];
  readonly figure: Exact | null;
  /** What the text asks; null where it asks "yes" of a yes or no. */
  readonly asked: Asked | null;
  readonly operator: Comparison | null;
  /** What the figure was held against: the threshold, or what is made of it and another tier's. */
  readonly value: Exact | null;
  readonly outcome: Outcome;
}

/** How a unit stands for a tier that something else refers to: by a decision, or by its own judgement. */
export interface Standing {
  readonly unit: JudgedUnit;
  readonly tier: SetTier;
  readonly outcome: Outcome;
  readonly recognition: Recognition | null;
  readonly judgement: Judgement | null;
  readonly because: 'recognised' | 'notRecognised' | 'dayNotKnown' | 'judged' | 'noSet' | 'circular';
}

interface Reasoned {
  readonly outcome: Outcome;
  readonly because: Because;
  /** The person's decision on it, if there is one; it acts only where `because` says so. */
  readonly decision: PersonsDecision | null;
}

/** An indicator with what was said of it and every comparison that the law asks for. */
export interface IndicatorJudgement extends Reasoned {
  readonly code: string;
  readonly fact: IndicatorFact | null;
  readonly faults: readonly FactFault[];
  readonly comparings: readonly Comparing[];
  /** Of a reference to tiers: of each unit the standing that helps it most. */
  readonly standings: readonly Standing[];
}

/** A criterion with its indicators, and what the unit itself said of the whole. */
export interface CriterionJudgement extends Reasoned {
  readonly no: CriterionView['no'];
  readonly indicators: readonly IndicatorJudgement[];
  readonly statement: CriterionStatement | null;
}

/** A unit by a set on a day, with the whole reasoning. */
export interface Judgement {
  readonly unit: JudgedUnit;
  /** With the text that every yes or no of it goes back to; a threshold names its own. */
  readonly set: Pick<CriteriaSetView, 'id' | 'version' | 'tier' | 'law'>;
  readonly on: string;
  readonly outcome: Outcome;
  readonly because: 'parts' | 'criteriaNotKnown';
  readonly conditions: readonly IndicatorJudgement[];
  readonly criteria: readonly CriterionJudgement[];
  /** Criteria met; what is not applicable counts. */
  readonly metCount: number;
}

/** What all of several ask together: one that fails decides, then one that is open. None asks nothing. Pure. */
export function allOf(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('notMet')) return 'notMet';
  if (outcomes.includes('unknown')) return 'unknown';
  return outcomes.includes('met') ? 'met' : 'notApplicable';
}

/** Whether an outcome is as good as met. */
export const holds = (outcome: Outcome): boolean => outcome === 'met' || outcome === 'notApplicable';

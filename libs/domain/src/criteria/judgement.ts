import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import type { Comparison, SetTier } from '@langmoi/contracts/criteria-law';
import type { FactFault, Figure } from './fact';
import type { Exact } from './exact';
import type { Asked } from './threshold';
import type { JudgedUnit, Recognition } from './world';

/** `notApplicable` counts as met: it is not asked of the unit, or there is none of it. */
export type Outcome = 'met' | 'notMet' | 'unknown' | 'notApplicable';

/** Why an outcome is what it is. */
export type Because =
  /** The figures pass, or do not. */
  | 'measured'
  /** A person decided what figures and law leave open; a report says so of the criterion as a whole. */
  | 'decided'
  | 'stated'
  /** There is none of it; it is asked of other kinds of units. */
  | 'none'
  | 'notAskedOfKind'
  /** What it consists of decides it: indicators of a criterion, units below, another tier. */
  | 'parts'
  /** Open: nobody said anything, what was said cannot be, there is nothing to measure by, … */
  | 'noFact'
  | 'faultyFact'
  | 'nothingToMeasure'
  /** … the law is not known: how it is measured, what is asked, what is left to the province, what the criterion holds. */
  | 'ruleNotKnown'
  | 'leftToProvince'
  | 'indicatorsNotKnown'
  | 'criteriaNotKnown'
  | Exclude<Asked['because'], 'applies'>
  /** … or what it refers to: no set for the tier, no unit known below, a tier that asks itself. */
  | 'noSet'
  | 'unitsNotKnown'
  | 'circular';

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
  readonly because: 'recognised' | 'notRecognised' | 'judged' | 'noSet' | 'circular';
}

interface Reasoned {
  readonly outcome: Outcome;
  readonly because: Because;
  /** The person's decision on it, if there is one; it acts only where `because` says so. */
  readonly decision: PersonsDecision | null;
}

export interface IndicatorJudgement extends Reasoned {
  readonly code: string;
  readonly fact: IndicatorFact | null;
  readonly faults: readonly FactFault[];
  readonly comparings: readonly Comparing[];
  /** Of a reference to tiers: of each unit the standing that helps it most. */
  readonly standings: readonly Standing[];
}

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

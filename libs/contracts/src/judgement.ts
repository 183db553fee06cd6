import { z } from 'zod';
import { question } from './api';
import { DateOnly, Source, Tier } from './common';
import { CommuneGroup, Comparison, LawReference, Region, SetTier, ThresholdRule, Zone } from './criteria-law';
import { asked, AssessmentBasis, Outcome, PersonsDecision } from './criteria-facts';
import { DecisionView } from './decisions';
import { FigureView } from './figures';
import { Carried } from './units';

/** Why no threshold applies to a unit, or why one does. */
const AskedBecause = z.enum(['applies', 'valueNotKnown', 'noRule', 'placeNotKnown', 'rulesDisagree']);

/** Why an outcome is what it is. */
export const Because = z.enum([
  /** The figures pass, or do not. */
  'measured',
  /** A person decided what figures and law leave open; a report says so of the criterion as a whole. */
  ...(['decided', 'stated'] as const),
  /** There is none of it; it is asked of other kinds of units. */
  ...(['none', 'notAskedOfKind'] as const),
  /** What it consists of decides it: indicators of a criterion, units below, another tier. */
  'parts',
  /** Open: nobody said anything, what was said cannot be, there is nothing to measure by, … */
  ...(['noFact', 'faultyFact', 'nothingToMeasure'] as const),
  /** … the law is not known: how it is measured, what is asked, what is left to the province, what the criterion holds. */
  ...(['ruleNotKnown', 'leftToProvince', 'indicatorsNotKnown', 'criteriaNotKnown'] as const),
  ...AskedBecause.exclude(['applies']).options,
  /** … or what it refers to: no set for the tier, no unit known below, a tier that asks itself. */
  ...(['noSet', 'unitsNotKnown', 'circular'] as const),
]);
export type Because = z.infer<typeof Because>;

/** Why a value cannot be one of its indicator. */
export const FactFault = z.enum([
  ...(['wrongKind', 'noneNotAsked', 'negative', 'notWhole'] as const),
  ...(['numeratorAboveDenominator', 'ofWhichAboveNumerator', 'rateDisagrees', 'outOfNothing'] as const),
]);
export type FactFault = z.infer<typeof FactFault>;

/** An exact number, `part / of` in whole digits, and the same in decimal digits, rounded to two places. */
export const ExactNumber = z.object({ part: z.string(), of: z.string(), rounded: z.string() });

/** A figure held against what is asked, down to the text. */
export const ComparingView = z.object({
  part: z.enum(['whole', 'ofWhich', 'women', 'men']),
  /** Null: there was nothing to measure it by. */
  figure: ExactNumber.nullable(),
  /** Null where "yes" is asked of a yes or no. `outranked` would hold for the unit as well. */
  asked: z
    .object({ rule: ThresholdRule.nullable(), because: AskedBecause, outranked: z.array(ThresholdRule) })
    .nullable(),
  operator: Comparison.nullable(),
  /** What the figure was held against: the threshold, or what is made of it and another tier's. */
  value: ExactNumber.nullable(),
  outcome: Outcome,
});

/** A decision by which a unit is recognised for a tier. */
export const RecognitionView = z.object({
  tier: SetTier,
  /** Null: by which set is not known. */
  criteriaSet: z.string().nullable(),
  decision: z.string().nullable(),
  heldOn: DateOnly,
  source: Source.nullable(),
});

/** How a unit stands for a tier that something else refers to: by a decision, or by a judgement of the same answer. */
export const StandingView = z.object({
  unitId: z.uuid(),
  tier: SetTier,
  outcome: Outcome,
  because: z.enum(['recognised', 'notRecognised', 'dayNotKnown', 'judged', 'noSet', 'circular']),
  recognition: RecognitionView.nullable(),
  /** By which of the judgements of this answer: 0 is the first. */
  judgement: z.number().int().nonnegative().nullable(),
});

/** A criterion said as a whole, by a report or by the commune itself. */
export const StatementView = z.object({
  assessmentId: z.uuid(),
  version: z.number().int().positive(),
  basis: AssessmentBasis,
  met: z.boolean(),
  asOf: DateOnly,
  source: Source.nullable(),
  rehearsal: z.boolean(),
});

const reasoned = { outcome: Outcome, because: Because };
/** A person's decision on it, if there is one; it acts only where `because` says so. */
const decision = DecisionView.nullable();

export const IndicatorJudgementView = z.object({
  code: z.string(),
  ...reasoned,
  decision,
  fact: FigureView.nullable(),
  faults: z.array(FactFault),
  comparings: z.array(ComparingView),
  standings: z.array(StandingView),
});

export const CriterionJudgementView = z.object({
  no: z.number().int().positive(),
  ...reasoned,
  indicators: z.array(IndicatorJudgementView),
  statement: StatementView.nullable(),
  decision,
});

/** A unit by one set, with the text that every yes or no of it goes back to; a threshold names its own. */
export const SetJudgementView = z.object({
  unitId: z.uuid(),
  set: z.object({
    id: z.string(),
    version: z.number().int().positive(),
    tier: SetTier,
    law: LawReference.nullable(),
  }),
  ...reasoned,
  /** Criteria met; what is not applicable counts. */
  metCount: z.number().int().nonnegative(),
  conditions: z.array(IndicatorJudgementView),
  criteria: z.array(CriterionJudgementView),
});
export type SetJudgementView = z.infer<typeof SetJudgementView>;

/** Who leads a criterion of a set on a day, as administrators and papers assign it. */
export const CriterionLeads = z.object({
  criteriaSet: z.string(),
  criterion: z.number().int().positive(),
  organisationIds: z.array(z.uuid()).min(1),
});
export type CriterionLeads = z.infer<typeof CriterionLeads>;

/** About which day, by what was known on which; null: by all that is known now. */
const moment = { on: DateOnly, knownOn: DateOnly.nullable() };

/** A commune for a tier, with the whole reasoning: the judgement asked for, then those that it refers to. */
export const JudgementView = z.object({
  communeId: z.uuid(),
  tier: Tier,
  ...moment,
  /** What thresholds go by; null: not known of the commune, so that what depends on it is open. */
  place: z.object({
    region: Region.nullable(),
    zones: z.array(Zone).nullable(),
    /** Where not all of them are known: those that a paper names. */
    inZones: z.array(Zone),
    group: CommuneGroup.nullable(),
  }),
  judgements: z.array(SetJudgementView).min(1),
  /** Of each set by which is judged here; a criterion that nobody leads is not among it. */
  leads: z.array(CriterionLeads),
  /** Every decision by the first judgement's set that was known by then, the newest first; also what was taken back. */
  decisions: z.array(DecisionView),
  /** What of the first judgement the reader may decide now, for figures and law leave it open. */
  mayDecide: z.array(PersonsDecision.shape.of),
  /** Where `units` was asked for: of every unit judged. */
  carried: Carried.exactOptional(),
});
export type JudgementView = z.infer<typeof JudgementView>;

/** One commune of the matrix. */
export const JudgementRow = z.object({
  communeId: z.uuid(),
  outcome: Outcome,
  metCount: z.number().int().nonnegative(),
  /** Something that it rests on was made up by a demo. */
  rehearsal: z.boolean(),
  conditions: z.array(z.object({ code: z.string(), ...reasoned })),
  criteria: z.array(z.object({ no: z.number().int().positive(), ...reasoned })),
});
export type JudgementRow = z.infer<typeof JudgementRow>;

/** Communes × criteria, by the code of the commune. */
export const JudgementsView = z.object({
  tier: Tier,
  ...moment,
  set: SetJudgementView.shape.set,
  leads: z.array(CriterionLeads),
  /** Communes of the province on the day, of which `rows` is a page. */
  total: z.number().int().nonnegative(),
  rows: z.array(JudgementRow),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type JudgementsView = z.infer<typeof JudgementsView>;

export const judgementApi = {
  viewJudgement: question({
    path: '/communes/:communeId/tiers/:tier/judgement',
    summary: 'Which criteria a commune meets, with the whole reasoning down to the figure and the article',
    params: z.object({ communeId: z.uuid(), tier: Tier }),
    query: z.object(asked),
    answer: JudgementView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  listJudgements: question({
    path: '/judgements',
    summary: 'All communes of a province by the criteria of a tier: what is met, and why',
    query: z.object({
      tier: Tier,
      ...asked,
      limit: z.coerce.number().int().min(1).max(1000).default(500),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: JudgementsView,
    problems: ['/problems/criteria-set-not-found'],
  }),
};

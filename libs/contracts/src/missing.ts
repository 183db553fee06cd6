import { z } from 'zod';
import { question } from './api';
import { DateOnly, Tier, UnitLevel } from './common';
import { asked, MeasuredValue, Outcome } from './criteria-facts';
import { Comparison, SetTier } from './criteria-law';
import {
  Because,
  ComparingView,
  CriterionLeads,
  ExactNumber,
  RecognitionView,
  SetJudgementView,
  StandingView,
} from './judgement';
import { Carried } from './units';

/** How far a figure is from what is asked of it. */
export const GapView = z.object({
  part: ComparingView.shape.part,
  figure: ExactNumber,
  operator: Comparison,
  value: ExactNumber,
  /** Between the two, in the indicator's unit; nought where the threshold is reached and has to be passed. */
  distance: ExactNumber,
  /** The same as a share of what is asked. */
  relative: ExactNumber,
  /** In the things that are counted; null where whole things are not what is counted, or where none would do. */
  count: z.object({ n: z.string(), way: z.enum(['more', 'fewer']) }).nullable(),
});
export type GapView = z.infer<typeof GapView>;

export const MissingIndicatorView = z.object({
  code: z.string(),
  outcome: Outcome.extract(['notMet', 'unknown']),
  because: Because,
  /** What was measured; null: nobody said anything. */
  value: MeasuredValue.nullable(),
  /** The value is of a rehearsal ("số liệu diễn tập"). */
  rehearsal: z.boolean(),
  gaps: z.array(GapView),
  /** The units, or the tier of the unit itself, that it waits for. */
  waitsFor: z.array(StandingView.pick({ unitId: true, tier: true, outcome: true })),
});
export type MissingIndicatorView = z.infer<typeof MissingIndicatorView>;

/** A criterion by its number, or a condition by its code, that is not met. */
export const MissingPartView = z.object({
  of: z.union([z.number().int().positive(), z.string()]),
  because: Because,
  /** It says how far it is; it fails without a number; nobody can tell, which is not nought. */
  way: z.enum(['measured', 'unmeasured', 'open']),
  /** Of what is measured the farthest gap as a share of what is asked: by it the parts are ordered. */
  farthest: ExactNumber.nullable(),
  indicators: z.array(MissingIndicatorView),
});
export type MissingPartView = z.infer<typeof MissingPartView>;

const standing = {
  outcome: Outcome,
  /** Criteria met, of how many the set has. */
  metCount: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
};

/** What a unit lacks, the nearest first, what nobody can tell last; nothing that is met is among it. */
export const MissingOfUnit = z.object({ unitId: z.uuid(), ...standing, parts: z.array(MissingPartView) });
export type MissingOfUnit = z.infer<typeof MissingOfUnit>;

const moment = { on: DateOnly, knownOn: DateOnly.nullable() };
const bySet = {
  set: SetJudgementView.shape.set,
  leads: z.array(CriterionLeads),
};

export const UnitMissingView = MissingOfUnit.extend({
  ...{ tier: SetTier, ...moment, ...bySet },
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type UnitMissingView = z.infer<typeof UnitMissingView>;

export const MissingView = z.object({
  tier: Tier,
  ...moment,
  ...bySet,
  /** Communes of the province on the day, of which `rows` is a page. */
  total: z.number().int().nonnegative(),
  rows: z.array(MissingOfUnit),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type MissingView = z.infer<typeof MissingView>;

/** A unit below that another one waits for. */
export const AwaitedView = z.object({
  unitId: z.uuid(),
  tier: SetTier,
  outcome: Outcome,
  /** `dayNotKnown`: a paper calls it recognised and does not say since when. */
  because: StandingView.shape.because,
  /** Null where no set is in force by which it would be judged. */
  metCount: z.number().int().nonnegative().nullable(),
  total: z.number().int().nonnegative().nullable(),
  /** What the unit that waits would be if this one alone were recognised. */
  alone: Outcome,
  /** Whether the share that is asked would pass then. */
  completes: z.boolean(),
});
export type AwaitedView = z.infer<typeof AwaitedView>;

/** A district, or the province, with the units below that it waits for. */
export const WaitingUnit = z.object({
  unitId: z.uuid(),
  level: UnitLevel,
  tier: SetTier,
  /** Null: no set is in force for the tier on the day, so nothing is asked that anybody could tell. */
  set: SetJudgementView.shape.set.nullable(),
  ...standing,
  /** A decision by which it is recognised. */
  recognition: RecognitionView.nullable(),
  /** None of a unit that is recognised. */
  waits: z.array(
    z.object({
      /** Code of the condition or indicator. */
      code: z.string(),
      /** Units below that are counted, how many stand, and how many must still; null: the share is not known. */
      counted: z.number().int().nonnegative(),
      stand: z.number().int().nonnegative(),
      needed: z.number().int().nullable(),
      units: z.array(AwaitedView),
    }),
  ),
  /** What it lacks of its own. */
  own: z.array(MissingPartView.pick({ of: true, way: true })),
  /** What it would be if all that it waits for were recognised. */
  ifAll: Outcome,
});
export type WaitingUnit = z.infer<typeof WaitingUnit>;

export const CascadeView = z.object({
  tier: Tier,
  ...moment,
  /** The province, then its districts by code; no districts where the day has none. */
  units: z.array(WaitingUnit),
  /** Where `units` was asked for: of those that wait and those that are waited for. */
  carried: Carried.exactOptional(),
});
export type CascadeView = z.infer<typeof CascadeView>;

/** What is missing: how far units are from a tier, and who waits for whom. */
export const missingApi = {
  viewMissing: question({
    path: '/units/:unitId/tiers/:tier/missing',
    summary: 'What a unit lacks for a tier and by how much, the nearest first',
    params: z.object({ unitId: z.uuid(), tier: SetTier }),
    query: z.object(asked),
    answer: UnitMissingView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  listMissing: question({
    path: '/missing',
    summary: 'What the communes of a province lack for a tier and by how much',
    query: z.object({
      tier: Tier,
      ...asked,
      limit: z.coerce.number().int().min(1).max(1000).default(500),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: MissingView,
    problems: ['/problems/criteria-set-not-found'],
  }),
  viewCascade: question({
    path: '/cascade',
    summary: 'Which district waits for which communes, the province for which districts, and who would become what',
    query: z.object({ tier: Tier, ...asked }),
    answer: CascadeView,
  }),
};

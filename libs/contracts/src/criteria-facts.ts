import { z } from 'zod';
import { DateOnly, Source } from './common';
import { Decimal } from './criteria-law';
import { ByUnits } from './units';

/** About today unless said; by what was known by a day, else by all that is known now; by the units of which day. */
export const asked = { on: DateOnly.exactOptional(), knownOn: DateOnly.exactOptional(), ...ByUnits.shape };

/** What is judged of a unit. `notApplicable` counts as met: it is not asked of the unit, or there is none of it. */
export const Outcome = z.enum(['met', 'notMet', 'unknown', 'notApplicable']);
export type Outcome = z.infer<typeof Outcome>;

/** A share as two numbers of the same unit; the rate is computed from them. */
export const Share = z.object({ numerator: Decimal, denominator: Decimal });
export type Share = z.infer<typeof Share>;

/** What was measured, in the shape that the indicator's kind asks for. */
export const MeasuredValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo'), yes: z.boolean() }),
  /** `printedRate`: as a paper prints it beside the two numbers; it must agree with them to its last digit. */
  z.object({ kind: z.literal('ratio'), ...Share.shape, printedRate: Decimal.exactOptional() }),
  z.object({ kind: z.literal('bothSexes'), women: Share, men: Share }),
  /** `ofWhich` is a part of the numerator, measured against the same denominator. */
  z.object({ kind: z.literal('ofWhich'), ...Share.shape, ofWhich: Decimal }),
  z.object({ kind: z.literal('amount'), value: Decimal }),
  z.object({ kind: z.literal('count'), value: Decimal }),
  /** There is none of what the indicator asks about "nếu có". */
  z.object({ kind: z.literal('none') }),
]);
export type MeasuredValue = z.infer<typeof MeasuredValue>;

/** A figure of an indicator, of one day, by one paper or officer. */
export const IndicatorFact = z.object({
  id: z.string(),
  indicator: z.string(),
  value: MeasuredValue,
  asOf: DateOnly,
  source: Source.nullable(),
});
export type IndicatorFact = z.infer<typeof IndicatorFact>;

/** `stated`: a report says so. `self`: the commune assessed itself here. Both are kept, neither is adjusted. */
export const AssessmentBasis = z.enum(['stated', 'self']);

/** A criterion said as a whole, without its indicators ("theo báo cáo"). */
export const CriterionStatement = z.object({
  id: z.string(),
  criterion: z.number().int().positive(),
  met: z.boolean(),
  asOf: DateOnly,
  source: Source,
});
export type CriterionStatement = z.infer<typeof CriterionStatement>;

/** What a person decided where the figures and the law leave it open, by evidence and for a reason. */
export const PersonsDecision = z.object({
  id: z.string(),
  /** Code of an indicator or condition, or number of a criterion. */
  of: z.union([z.string(), z.number().int().positive()]),
  met: z.boolean(),
  decidedBy: z.uuid(),
  on: DateOnly,
  reason: z.string().trim().min(1).max(2000),
  evidence: z.array(z.string().min(1)).min(1),
});
export type PersonsDecision = z.infer<typeof PersonsDecision>;

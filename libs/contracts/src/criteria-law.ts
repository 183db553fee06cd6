import { z } from 'zod';
import { Confidence, DateOnly, Source, Tier, UnitLevel } from './common';
import { patterns } from './patterns';
import { UnitKind } from './units';

/**
 * What a criteria set is a standard of: the tiers of communes, the task completed (towns, provinces), and the modern
 * commune that is being tried out since 2026.
 */
export const SetTier = z.enum([...Tier.options, 'HOAN_THANH', 'HIEN_DAI']);
export type SetTier = z.infer<typeof SetTier>;

/** The seven regions by which the sets until 2025 set their thresholds. */
export const Region = z.enum(['TDMNPB', 'ĐBSH', 'BTB', 'DHNTB', 'TN', 'ĐNB', 'ĐBSCL']);
export type Region = z.infer<typeof Region>;

/** Zones that exceptions are made for. */
export const Zone = z.enum(['especiallyDifficult', 'border', 'coastal', 'island']);
export type Zone = z.infer<typeof Zone>;

/** "Xã nhóm 1, 2, 3" of the sets since 2026. */
export const CommuneGroup = z.enum(['1', '2', '3']);
export type CommuneGroup = z.infer<typeof CommuneGroup>;

/** An exact number in decimal digits: JSON numbers would round it. */
export const Decimal = z.string().regex(patterns.decimal.pattern);

export const Comparison = z.enum(['>=', '<=', '=', '>', '<']);
export type Comparison = z.infer<typeof Comparison>;

/** The text that lays something down; null where nobody has read it that far. */
export const LawReference = z.object({
  document: z.string().min(1),
  date: DateOnly.nullable(),
  article: z.string().min(1).nullable(),
});
export type LawReference = z.infer<typeof LawReference>;

/**
 * One threshold: how much is asked, of whom, on which days, by which text. Every condition that is given must hold; a
 * rule without any holds everywhere. A null `value` says that the text asks something that is not known here.
 */
export const ThresholdRule = z.object({
  /** The national frame; a province that fills or tightens it; an exception, which alone may ask less. */
  setBy: z.enum(['national', 'province', 'exception']),
  /** `ofWhich`: of the second part of a ratio "of which". */
  part: z.enum(['whole', 'ofWhich']).exactOptional(),
  region: Region.exactOptional(),
  /** One of these is enough. */
  zones: z.array(Zone).min(1).exactOptional(),
  group: CommuneGroup.exactOptional(),
  year: z.number().int().exactOptional(),
  operator: Comparison,
  value: Decimal.nullable(),
  law: LawReference,
  /** Null: as long as the set. */
  fromOn: DateOnly.nullable(),
  toOn: DateOnly.nullable(),
  confidence: Confidence,
  note: z.string().exactOptional(),
});
export type ThresholdRule = z.infer<typeof ThresholdRule>;

/** `recognised`: only a decision counts. `meets`: the decision by that very set, or else what the set gives. */
const Held = z.enum(['recognised', 'meets']);

/** How an indicator is measured. Shares are in percent of `per` 100; `per` 1 is "times as much". */
export const IndicatorKind = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yesNo') }),
  z.object({ kind: z.literal('ratio'), per: z.union([z.literal(100), z.literal(1)]) }),
  /** Women and men each; both must pass. */
  z.object({ kind: z.literal('bothSexes') }),
  /** A part of the whole, and a part of that part ("trong đó"), each with a threshold. */
  z.object({ kind: z.literal('ofWhich') }),
  z.object({ kind: z.literal('amount') }),
  z.object({ kind: z.literal('count') }),
  /** None may be left. */
  z.object({ kind: z.literal('absence') }),
  /** The unit itself has one of the tiers. */
  z.object({ kind: z.literal('tier'), tiers: z.array(SetTier).min(1), held: Held }),
  /** The share of the units of those kinds below that have one of the tiers: "số xã" counts neither wards nor townships. */
  z.object({
    kind: z.literal('below'),
    level: UnitLevel,
    kinds: z.array(UnitKind).min(1),
    tiers: z.array(SetTier).min(1),
    held: Held,
  }),
  /** An amount above what another tier asks in one of its indicators, by a share of that. */
  z.object({ kind: z.literal('aboveTier'), tier: SetTier, indicator: z.string() }),
]);
export type IndicatorKind = z.infer<typeof IndicatorKind>;

/** What makes an indicator decidable. Absent from versions of a set that were published before it was known. */
export const IndicatorLaw = z.object({
  measured: IndicatorKind,
  /** "Nếu có": where there is none, it counts as met. */
  ifAny: z.boolean(),
  /** Kinds of units that it is asked of; empty: of all. */
  onlyFor: z.array(UnitKind),
  thresholds: z.array(ThresholdRule),
  /** "Chỉ tiêu chung": the figure of the nation beside those of the regions. It decides for no unit. */
  nationwide: z.object({ value: Decimal, confidence: Confidence }).nullable(),
});
export type IndicatorLaw = z.infer<typeof IndicatorLaw>;

/** When a set is in force. A null day is not known: then the period's first or last day stands for it. */
export const Effective = z.object({ fromOn: DateOnly.nullable(), toOn: DateOnly.nullable() });

/** How much of a set is known: with indicators; criteria alone; numbers without titles; not even criteria. */
export const Known = z.enum(['indicators', 'criteria', 'numbers', 'noCriteria']);
export type Known = z.infer<typeof Known>;

const Declared = z.number().int().nonnegative().nullable();

/** What a set says of how many it has; null where that is not known. */
export const DeclaredCounts = z.object({ criteria: Declared, indicators: Declared });

/** A decision that is known to fill or tighten a set, and whether its content is. */
export const KnownDecision = z.object({
  /** Code of the province; null where only the paper is named. */
  province: z.string().nullable(),
  law: LawReference,
  isContentKnown: z.boolean(),
  source: Source.nullable(),
});

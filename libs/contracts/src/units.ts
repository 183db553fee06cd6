import { z } from 'zod';
import { DateOnly, DecisionPaper, Source, UnitLevel } from './common';
import { patterns } from './patterns';
import { UnitZone } from './unit-facts';

/** xã, phường, thị trấn, đặc khu; huyện, quận, thị xã, thành phố; tỉnh, thành phố trực thuộc trung ương. */
export const UnitKind = z.enum([
  'province',
  'district',
  'town',
  'city',
  'commune',
  'ward',
  'township',
  'urbanDistrict',
  'specialZone',
]);
export type UnitKind = z.infer<typeof UnitKind>;

/** By what a unit is divided: each has its own shares, and none stands for another. */
export const Measure = z.enum(['households', 'area', 'population']);
export type Measure = z.infer<typeof Measure>;

/** An exact fraction above zero, `3/7`. */
export const Share = z.string().regex(patterns.share.pattern);

/**
 * What went from a unit into another. `whole`: all of it, by whatever measure. Null: how much is not known, and nothing
 * may be carried by it. Otherwise the share of each measure that a paper names.
 */
export const UnitPart = z.object({
  fromId: z.uuid(),
  toId: z.uuid(),
  shares: z.union([z.literal('whole'), z.partialRecord(Measure, Share)]).nullable(),
});
export type UnitPart = z.infer<typeof UnitPart>;

/** A unit as it is at one time. The level is of the unit for life, all else may change. */
export const UnitForm = z.object({
  unitId: z.uuid(),
  /** Null for a province. */
  parentId: z.uuid().nullable(),
  level: UnitLevel,
  kind: UnitKind,
  code: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(120),
});
export type UnitForm = z.infer<typeof UnitForm>;

/** What of a unit changes. */
export const UnitAlteration = z.object({
  unitId: z.uuid(),
  parentId: UnitForm.shape.parentId.exactOptional(),
  kind: UnitKind.exactOptional(),
  code: UnitForm.shape.code.exactOptional(),
  name: UnitForm.shape.name.exactOptional(),
});
export type UnitAlteration = z.infer<typeof UnitAlteration>;

/** thành lập, đổi tên, đổi loại, chuyển đơn vị cấp trên, nhập, chia, giải thể. */
export const UnitChangeKind = z.enum(['founded', 'renamed', 'retyped', 'moved', 'merged', 'split', 'abolished']);
export type UnitChangeKind = z.infer<typeof UnitChangeKind>;

/** What happened to units on one day, by one decision. Which kind may say what is in `domain/units/change`. */
export const UnitChange = z.object({
  kind: UnitChangeKind,
  /** The first day of the new state. Null: before the records begin; of a founding alone. */
  effectiveOn: DateOnly.nullable(),
  /** Units that are no more from that day. */
  ends: z.array(z.uuid()),
  begins: z.array(UnitForm),
  changes: z.array(UnitAlteration),
  /** Where those that end went; of one that is divided and stays, also what stays its own. */
  parts: z.array(UnitPart),
  /** Null: it is not known which decision it was. */
  decision: DecisionPaper.nullable(),
  /** Where we read it. */
  source: Source.nullable(),
  /** Of a decision of the nation: the successor rules that it chose, by id; every province that it touches follows them. */
  rules: z.array(z.string()).exactOptional(),
});
export type UnitChange = z.infer<typeof UnitChange>;

/**
 * A line of the register of units, never rewritten. Without `about` it says what happened. With it, it corrects the event
 * named: by another account of what happened, or (`change` null) by saying that it did not. A correction may be corrected.
 */
export const UnitEvent = z.object({
  id: z.uuid(),
  /** When the register learned it. */
  learnedAt: z.iso.datetime(),
  about: z.uuid().nullable(),
  change: UnitChange.nullable(),
  /** Why it is corrected. */
  reason: z.string().trim().min(1).max(500).nullable(),
});
export type UnitEvent = z.infer<typeof UnitEvent>;

/** A unit over a time in which nothing of it changed. First and last day, both included. */
export const UnitState = UnitForm.extend({
  /** Null: since before the records begin. */
  fromOn: DateOnly.nullable(),
  /** Null: until further notice. */
  toOn: DateOnly.nullable(),
  /** The events it began and ended by. */
  begunBy: z.uuid(),
  endedBy: z.uuid().nullable(),
});
export type UnitState = z.infer<typeof UnitState>;

/** A part with its day, and the event it is of. */
export const DatedPart = UnitPart.extend({ on: DateOnly, eventId: z.uuid() });
export type DatedPart = z.infer<typeof DatedPart>;

/** A zone that a unit is in from day to day; null: nobody says since when, until further notice. */
export const ZoneOfUnit = z.object({ zone: UnitZone, fromOn: DateOnly.nullable(), toOn: DateOnly.nullable() });
export type ZoneOfUnit = z.infer<typeof ZoneOfUnit>;

/**
 * The whole life of a unit as the register knows it, complete in itself: every unit that a part of it went into or came
 * from, however far, is among the kin, and the units that any of them was below.
 */
export const UnitLife = z.object({
  /** From the oldest to the newest. */
  states: z.array(UnitState),
  /** What went from it and into it, and on from there and before. */
  parts: z.array(DatedPart),
  /** The states of the other units, each unit's from the oldest to the newest. */
  kin: z.array(UnitState),
  /** Zones that it was said to be in, in the order in which the words count; absent: nobody said so. It may be in others. */
  zones: z.array(ZoneOfUnit).exactOptional(),
});
export type UnitLife = z.infer<typeof UnitLife>;

/** An event with its paper, and how it was corrected. */
export const UnitPaper = z.object({
  eventId: z.uuid(),
  kind: UnitChangeKind,
  effectiveOn: DateOnly.nullable(),
  learnedAt: z.iso.datetime(),
  decision: DecisionPaper.nullable(),
  source: Source.nullable(),
  /** A later correction says that it did not happen. */
  withdrawn: z.boolean(),
  corrections: z.array(z.object({ eventId: z.uuid(), learnedAt: z.iso.datetime(), reason: z.string() })),
});
export type UnitPaper = z.infer<typeof UnitPaper>;

export const UnitLifeView = UnitLife.extend({
  unitId: z.uuid(),
  asOf: DateOnly,
  /** The unit on that day; null: it was not there. */
  on: UnitState.nullable(),
  papers: z.array(UnitPaper),
});
export type UnitLifeView = z.infer<typeof UnitLifeView>;

/** What some units of one day became by another. Nobody before: they came into being; nobody after: they are no more. */
export const UnitComparison = z.object({
  before: z.array(UnitState),
  after: z.array(UnitState),
  eventIds: z.array(z.uuid()),
});
export type UnitComparison = z.infer<typeof UnitComparison>;

export const UnitChangesView = z.object({
  from: DateOnly,
  to: DateOnly,
  groups: z.array(UnitComparison),
  papers: z.array(UnitPaper),
});
export type UnitChangesView = z.infer<typeof UnitChangesView>;

/** Which unit took a province over as a whole, from which day, by which decision. */
export const TakenOver = z.object({ unitId: z.uuid(), fromOn: DateOnly, decision: DecisionPaper.nullable() });
export type TakenOver = z.infer<typeof TakenOver>;

/** By the units of which day figures are told; without it, by those of the figures' own day. Of every list by units. */
export const ByUnits = z.object({ units: DateOnly.exactOptional() });
export type ByUnits = z.infer<typeof ByUnits>;

/**
 * Why something lies under no single unit of the other day. `divided`: in several, without shares of its measure (a
 * count divides nobody). `merged`: back among those that it was made of. `ended`: abolished without a successor.
 * `districtEnded`: known by district only, and the district is no more. `lifeUnknown`: the register does not tell.
 */
export const UnplacedReason = z.enum(['divided', 'merged', 'ended', 'districtEnded', 'lifeUnknown']);
export type UnplacedReason = z.infer<typeof UnplacedReason>;

/** Where a unit that figures were said of lies on the day asked for. */
export const CarriedPlace = z.object({
  fromId: z.uuid(),
  /** With its kind, as on the figures' day. */
  fromName: z.string(),
  /** The figures' day; the nearest on which there was the unit. */
  fromOn: DateOnly,
  /** All of it lies in this one; null: see `parts`. */
  unit: UnitForm.nullable(),
  /** Those that have, or may have, a part of it. Share null: not known. */
  parts: z.array(z.object({ unit: UnitForm, share: Share.nullable() })),
  /** The nearest unit that holds all of it for certain; null: none does. */
  holder: UnitForm.nullable(),
  /** Null: it lies in one. */
  reason: UnplacedReason.nullable(),
});
export type CarriedPlace = z.infer<typeof CarriedPlace>;

/** The answer to `units`: where each unit that the figures were said of lies on that day. */
export const Carried = z.object({ on: DateOnly, places: z.array(CarriedPlace) });
export type Carried = z.infer<typeof Carried>;

/**
 * Why something that a source tells of the country's units is not in the register. Of a line of the table of successions:
 * it names no old unit, its old code has another name or is nobody's, its old name is nobody's, its new code is nobody's or
 * has another name. Of units: an old one that no certain line speaks of, a new one that none leads to, an old one that went
 * into several and nobody says in which shares.
 */
export const UnitDoubt = z.enum([
  'noOldUnit',
  'otherName',
  'oldCodeUnknown',
  'oldNameUnknown',
  'newCodeUnknown',
  'newNameDiffers',
  'withoutHeir',
  'withoutPast',
  'sharesUnknown',
]);
export type UnitDoubt = z.infer<typeof UnitDoubt>;

/** What the load of the country left out, as it was written. */
export const UnitFinding = z.object({
  doubts: z.array(UnitDoubt).min(1),
  source: Source,
  /** A code and the names from the unit upwards; null: nothing is written. */
  old: z.object({ code: z.string().nullable(), path: z.array(z.string()) }).nullable(),
  new: z.object({ code: z.string().nullable(), path: z.array(z.string()) }).nullable(),
  /** Units of the register that it may be about, with the province of each. */
  unitIds: z.array(z.uuid()),
});
export type UnitFinding = z.infer<typeof UnitFinding>;

export const UnitFindingsView = z.object({
  /** How many there are of each doubt, of the unit asked for or of all; a finding may have two. */
  counts: z.partialRecord(UnitDoubt, z.number().int().positive()),
  findings: z.array(UnitFinding),
  /** What the units of these findings are called, as last known. */
  units: z.array(UnitForm.pick({ unitId: true, level: true, kind: true, name: true })),
  /** How many there are with the doubt asked for. */
  total: z.number().int().nonnegative(),
});
export type UnitFindingsView = z.infer<typeof UnitFindingsView>;

/** A unit by what it is called. */
export const NamedUnit = UnitForm.pick({ unitId: true, kind: true, name: true });
export type NamedUnit = z.infer<typeof NamedUnit>;

/** A unit that a search offers, the likeliest first. */
export const UnitHit = z.object({
  /** As on the day, else as it was nearest to it. */
  unit: UnitState,
  /** Whether it was there on the day. */
  isThere: z.boolean(),
  /** What it was below then, the nearest first. */
  below: z.array(NamedUnit),
  /** By its name of the day, one it had or has on others, one that a paper gives it, its code, or with one letter wrong. */
  by: z.enum(['name', 'formerName', 'alias', 'code', 'spelling']),
  /** What it was found by; null: its name of the day. */
  matched: z.string().nullable(),
  /** Names it had before, the oldest first. */
  formerNames: z.array(z.string()),
  /** Its newest name and kind, where they are others. */
  calledNow: UnitForm.pick({ kind: true, name: true }).nullable(),
  /** Where it is no more: the units of the day that took it, or parts of it. */
  heirs: z.array(NamedUnit),
});
export type UnitHit = z.infer<typeof UnitHit>;

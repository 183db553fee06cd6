import { z } from 'zod';
import { DateOnly, DecisionPaper, Source } from './common';

/**
 * Zones that policies look at: especially difficult; border, coastal strip, island; area I to III of the ethnic-minority
 * and mountain regions; commune group 1 to 3 of 2026–2030. Of areas and of groups a unit has one at a time.
 */
export const UnitZone = z.enum([
  ...(['especiallyDifficult', 'border', 'coastal', 'island'] as const),
  ...(['areaI', 'areaII', 'areaIII', 'group1', 'group2', 'group3'] as const),
]);
export type UnitZone = z.infer<typeof UnitZone>;

/** ấp, khóm, thôn, bản, tổ dân phố: below a commune, without a code. */
export const HamletKind = z.enum(['ap', 'khom', 'thon', 'ban', 'toDanPho']);
export type HamletKind = z.infer<typeof HamletKind>;

const name = z.string().trim().min(1).max(120);

/** How a paper writes the unit's name. */
const Alias = z.object({ kind: z.literal('alias'), written: name });
const Zone = z.object({ kind: z.literal('zone'), zone: UnitZone });
/** From this day on a hamlet is called so and lies in the unit: it began, was renamed, or came from another commune. */
const Hamlet = z.object({ kind: z.literal('hamlet'), hamletId: z.uuid(), hamletKind: HamletKind, name });
/** From this day on the hamlet is no more; it went into others, or (none) nobody says where. */
const HamletEnded = z.object({ kind: z.literal('hamletEnded'), hamletId: z.uuid(), into: z.array(z.uuid()) });

/** What is said of a unit, never rewritten: a name that papers give it, a zone, a hamlet below it. */
export const UnitFactContent = z.discriminatedUnion('kind', [Alias, Zone, Hamlet, HamletEnded]);
export type UnitFactContent = z.infer<typeof UnitFactContent>;

export const UnitFact = z.object({
  id: z.uuid(),
  unitId: z.uuid(),
  content: UnitFactContent,
  /** First and last day. Null: nobody says since when; until further notice. */
  fromOn: DateOnly.nullable(),
  toOn: DateOnly.nullable(),
  /** Null: it is not known by which decision. */
  decision: DecisionPaper.nullable(),
  /** Where it stands written. */
  sources: z.array(Source).min(1),
  notedAt: z.iso.datetime(),
  /** That it was noted wrongly, and why; null: it stands. */
  withdrawn: z.object({ at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type UnitFact = z.infer<typeof UnitFact>;

/** A new hamlet is noted without an id. */
export const NotingUnitFact = z
  .object({
    content: z.discriminatedUnion('kind', [
      Alias,
      Zone,
      Hamlet.extend({ hamletId: Hamlet.shape.hamletId.optional() }),
      HamletEnded,
    ]),
    fromOn: DateOnly.nullable().default(null),
    toOn: DateOnly.nullable().default(null),
    decision: DecisionPaper.nullable().default(null),
    sources: UnitFact.shape.sources.max(20),
  })
  .refine(({ fromOn, toOn }) => fromOn === null || toOn === null || fromOn <= toOn, {
    path: ['toOn'],
    params: { code: 'lastBeforeFirst' },
  });
export type NotingUnitFact = z.infer<typeof NotingUnitFact>;

export const WithdrawingUnitFact = z.object({ reason: z.string().trim().min(1).max(500) });
export type WithdrawingUnitFact = z.infer<typeof WithdrawingUnitFact>;

/** A hamlet on a day. */
export const HamletView = z.object({
  hamletId: z.uuid(),
  kind: HamletKind,
  name,
  /** The unit that it was last said to lie in: another one, where that went whole into the unit asked for. */
  saidOf: z.uuid(),
  fromOn: DateOnly.nullable(),
  factId: z.uuid(),
});
export type HamletView = z.infer<typeof HamletView>;

export const UnitFactsView = z.object({
  unitId: z.uuid(),
  on: DateOnly,
  /** Those that the unit is in on the day. None: nobody has said so; that it is in none, no source says. */
  zones: z.array(z.object({ zone: UnitZone, fromOn: DateOnly.nullable(), factId: z.uuid() })),
  /** By name. None: no figures. */
  hamlets: z.array(HamletView),
  /** All that was ever said of the unit, of other days too and withdrawn too, the newest first. */
  facts: z.array(UnitFact),
});
export type UnitFactsView = z.infer<typeof UnitFactsView>;

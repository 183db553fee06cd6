import { z } from 'zod';
import { command, question } from './api';
import { Action, Confidence, Reading, Said, SayingFact, Text, UnitLevel } from './common';
import { defineEvent, type EventOf } from './envelope';
import { ListFormat, ListImport, SendingList } from './list-imports';
import { patterns } from './patterns';
import { ByUnits, Carried, UnitForm } from './units';

/** What a title is given to. */
export const TitleSubject = z.enum(['household', 'hamlet', 'commune', 'ward', 'agency']);
export type TitleSubject = z.infer<typeof TitleSubject>;

/** A title of the movement as law: to whom, by which rule, and among whom it is counted. */
export const TitleDefinition = z.object({
  id: z.string().regex(patterns.lawId.pattern),
  title: Text,
  subject: TitleSubject,
  /** Whom a rate counts against: households that were called upon, hamlets of the 85 communes … never mixed. */
  universe: Text,
  legalBasis: z.string().nullable(),
  confidence: Confidence,
});
export type TitleDefinition = z.infer<typeof TitleDefinition>;

export const HoldingKey = z.object({
  unitId: z.uuid(),
  title: z.string().min(1).max(60),
});
export type HoldingKey = z.infer<typeof HoldingKey>;

/** A version of how many hold a title in a unit. A rate is computed from `holders` and `universe`, never entered. */
export const HoldingRecord = Said.extend({
  /** Null where the paper gives a rate alone. */
  holders: z.number().int().nonnegative().nullable(),
  /** Null where the paper gives none: then no rate is computed. */
  universe: z.number().int().nonnegative().nullable(),
  /** A rate as printed, in percent; shown as stated, never computed with. */
  printedRate: z.string().nullable(),
  readings: z.array(Reading),
});
export type HoldingRecord = z.infer<typeof HoldingRecord>;

export const HoldingView = HoldingKey.extend({
  holdingId: z.uuid(),
  /** With its kind: two units may share a name. */
  unitName: z.string(),
  /** The newest record, whoever said it. */
  current: HoldingRecord,
  /** Every record, the newest first. */
  history: z.array(HoldingRecord),
});
export type HoldingView = z.infer<typeof HoldingView>;

/** What was said of a title in several units, under a unit of another day. */
export const CarriedHolding = HoldingKey.pick({ title: true }).extend({
  /** Of units of which level it was said: what the districts say is told beside what the province says, not with it. */
  saidOf: UnitLevel,
  /** Null: no unit of that day holds it for certain. */
  unit: UnitForm.nullable(),
  /** False: it lies somewhere below `unit`, nobody knows where. */
  isPlaced: z.boolean(),
  /** Null where one of its pieces has none. The rate is the one over the other, and is carried in no other way. */
  holders: z.number().int().nullable(),
  universe: z.number().int().nullable(),
  pieces: z.array(
    z.object({
      fromId: z.uuid(),
      holders: z.number().int().nullable(),
      universe: z.number().int().nullable(),
      /** Its share was no whole number, and went by the largest remainder. */
      isRounded: z.boolean(),
    }),
  ),
});
export type CarriedHolding = z.infer<typeof CarriedHolding>;

/** The answer to `units`: what papers and offices say now, without what a rehearsal invented and a rate without its parts. */
export const CarriedHoldings = Carried.extend({ holdings: z.array(CarriedHolding) });
export type CarriedHoldings = z.infer<typeof CarriedHoldings>;

export const CultureView = z.object({
  titles: z.array(TitleDefinition),
  holdings: z.array(HoldingView),
  actions: z.array(Action),
  /** Where `units` was asked for. */
  carried: CarriedHoldings.exactOptional(),
});
export type CultureView = z.infer<typeof CultureView>;

export const RecordHolders = SayingFact.extend({
  holders: z.number().int().nonnegative().max(1_000_000_000),
  universe: z.number().int().nonnegative().max(1_000_000_000),
});
export type RecordHolders = z.infer<typeof RecordHolders>;

export const cultureApi = {
  listHoldings: question({
    path: '/holdings',
    summary: 'Titles with their law, and every record of how many hold them, by unit',
    query: ByUnits,
    answer: CultureView,
  }),
  exportHoldings: question({
    path: '/holdings/file',
    summary: 'Holders of titles by unit, the newest word of each, as a file that an import takes back without a change',
    query: ListFormat,
  }),
  importHoldings: command({
    path: '/holdings/imports',
    summary: 'Holders of titles by unit from a CSV or XLSX file: tried, or taken over as shown',
    body: SendingList,
    bodyKind: 'multipart',
    answer: ListImport,
    problems: [
      ...(['/problems/not-permitted', '/problems/stale-version', '/problems/as-of-after-today'] as const),
      ...(['/problems/part-exceeds-whole', '/problems/figures-closed', '/problems/file-not-readable'] as const),
    ],
  }),
  recordHolders: command({
    path: '/units/:unitId/titles/:title/records',
    summary: 'Records how many hold a title in a unit, as the next version',
    params: HoldingKey,
    body: RecordHolders,
    answer: HoldingView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/title-not-found',
      '/problems/unit-not-found',
      '/problems/stale-version',
      '/problems/part-exceeds-whole',
      '/problems/as-of-after-today',
      '/problems/figures-closed',
    ],
  }),
};

/** Subject: the title's id as UUID. The whole state of a title, compacted by key. */
export const TitlePublished = defineEvent({
  source: '/culture',
  type: 'culture.title.published',
  topic: 'langmoi.culture.title.v1',
  compacted: true,
  summary: 'The whole state of a title of the movement',
  data: TitleDefinition,
});
export type TitlePublished = EventOf<typeof TitlePublished>;

/** Subject: the holding, that is a title in a unit. One event per version, stated or entered. */
export const HoldersRecorded = defineEvent({
  source: '/culture',
  type: 'culture.holding.recorded',
  topic: 'langmoi.culture.holding.v1',
  summary: 'A new version of how many hold a title in a unit',
  data: HoldingKey.extend({ holdingId: z.uuid() }).extend(
    HoldingRecord.omit({ id: true, recordedAt: true }).extend({ recordId: z.uuid() }).shape,
  ),
});
export type HoldersRecorded = EventOf<typeof HoldersRecorded>;

import { z } from 'zod';
import { command, question } from './api';
import { Capacity } from './caller';
import { Action, DateOnly, FactBasis, Source, Text, Tier, Year, YearInPath } from './common';
import { asked, AssessmentBasis, Outcome } from './criteria-facts';
import { defineEvent, type EventOf } from './envelope';
import { ListFormat, ListImport, SendingList } from './list-imports';
import { patterns } from './patterns';
import { Succession } from './unit-changes';
import { HamletKind } from './unit-facts';
import { Carried } from './units';

/** A paper as an officer types it: what it is, its number, the day it was signed. */
export const EnteringPaper = z.object({
  /** Quyết định, kế hoạch, … */
  document: z.string().trim().min(1).max(120),
  number: z.string().trim().min(1).max(60),
  date: DateOnly,
});
export type EnteringPaper = z.infer<typeof EnteringPaper>;

const seenVersion = z.number().int().nonnegative();
const reason = z.string().trim().min(1).max(500);

/** Who said it, from which day on it is true, and since when it is known. */
const said = {
  /** 1, 2, 3 … of the list, or of the target; a version is never rewritten. */
  version: z.number().int().positive(),
  basis: FactBasis,
  asOf: DateOnly,
  knownOn: DateOnly,
  source: Source,
  reason: z.string().nullable(),
  rehearsal: z.boolean(),
};

/** One word of a paper on a commune: it stands on the list of the year, or it was struck off. */
export const RegisteredCommune = z.object({ communeId: z.uuid(), registered: z.boolean(), ...said });
export type RegisteredCommune = z.infer<typeof RegisteredCommune>;

/** One paper of a list: whom it put on, and whom it struck off. */
export const ListVersion = z.object({
  ...said,
  added: z.array(z.uuid()),
  struck: z.array(z.uuid()),
  recordedAt: z.iso.datetime(),
  capacity: Capacity,
});
export type ListVersion = z.infer<typeof ListVersion>;

/** The list of a year for a tier, at a moment. */
export const RegistrationList = z.object({
  tier: Tier,
  /** The newest version, be it known after the moment; 0: nobody has made a list. */
  version: z.number().int().nonnegative(),
  /** On the list. */
  communes: z.array(RegisteredCommune),
  /** Struck off it. */
  struck: z.array(RegisteredCommune),
  /** Its papers known at the moment, the newest first. */
  versions: z.array(ListVersion),
});
export type RegistrationList = z.infer<typeof RegistrationList>;

const list = { year: YearInPath, tier: Tier };

export const ChangeRegistrations = z
  .object({
    seenVersion,
    /** From this day on. */
    asOf: DateOnly,
    paper: EnteringPaper,
    /** Needed where somebody is struck off. */
    reason: reason.nullable(),
    add: z.array(z.uuid()).max(1000),
    strike: z.array(z.uuid()).max(1000),
  })
  .refine(({ add, strike }) => add.length + strike.length > 0, { path: ['add'], params: { code: 'listUnchanged' } })
  .refine(({ strike, reason: why }) => strike.length === 0 || why !== null, {
    path: ['reason'],
    params: { code: 'strikingReason' },
  });
export type ChangeRegistrations = z.infer<typeof ChangeRegistrations>;

/** A hamlet that a paper names; `hamletId` where the directory knows it. */
export const NamedHamlet = z.object({
  hamletId: z.uuid().nullable(),
  communeId: z.uuid(),
  kind: HamletKind,
  name: z.string().trim().min(1).max(120),
});
export type NamedHamlet = z.infer<typeof NamedHamlet>;

/** The name of a target in its province. */
export const TargetKey = z.string().regex(patterns.targetKey.pattern);

/** What a target counts; who is meant by name is the list of the year, or stands here. */
export const TargetMeasure = z.discriminatedUnion('kind', [
  /** Communes of the year's list for the tier reach it. */
  z.object({ kind: z.literal('communes'), tier: Tier }),
  /** Districts, by name, with all their communes recognised. */
  z.object({ kind: z.literal('districts'), unitIds: z.array(z.uuid()).min(1).max(100) }),
  z.object({ kind: z.literal('hamlets'), hamlets: z.array(NamedHamlet).min(1).max(2000) }),
  /** Criteria met of a tier, on average of the communes of which something is known. */
  z.object({ kind: z.literal('mean'), tier: Tier }),
  /** Every commune meets at least so many criteria. */
  z.object({ kind: z.literal('least'), tier: Tier }),
  /** Every commune meets so many criteria more than on a day. */
  z.object({ kind: z.literal('gain'), tier: Tier, since: DateOnly }),
  /** In every district so many communes are recognised. */
  z.object({ kind: z.literal('perDistrict'), tier: Tier }),
  /** Communes recognised under an older set meet the one in force ("nâng chất"), in a district or everywhere. */
  z.object({ kind: z.literal('raised'), tier: Tier, districtId: z.uuid().nullable() }),
  /** What nothing here is counted by: it is told as papers state it. */
  z.object({ kind: z.literal('stated'), unit: Text }),
]);
export type TargetMeasure = z.infer<typeof TargetMeasure>;

export const TargetContent = z.object({
  measure: TargetMeasure,
  /** How many, or how much. */
  number: z.number().nonnegative().max(1_000_000),
  dueOn: DateOnly,
  /** In the words of the paper; null: none but what the measure says. */
  wording: Text.nullable(),
});
export type TargetContent = z.infer<typeof TargetContent>;

/** Where papers say of a target what cannot be true together. */
export const Remark = z.object({ text: Text, sources: z.array(Source).min(1) });
export type Remark = z.infer<typeof Remark>;

/** What a report says of a target: as printed, apart from what is computed. */
export const TargetStatement = z.object({
  text: Text,
  numerator: z.number().int().nonnegative().nullable(),
  denominator: z.number().int().nonnegative().nullable(),
  /** Those that it names as having reached it. */
  units: z.array(z.uuid()),
  asOf: DateOnly,
  knownOn: DateOnly,
  source: Source,
});
export type TargetStatement = z.infer<typeof TargetStatement>;

/**
 * By what a row counts as having reached a target: a decision recognises it; figures and persons' decisions alone say so;
 * the newest assessment does, a report's or the commune's own; whatever of these is known, together.
 */
export const ReachedBy = z.enum(['recognised', 'figures', 'said', 'known']);
export type ReachedBy = z.infer<typeof ReachedBy>;

/** One of those that a target counts, with what is known of it. */
export const TargetRow = z.object({
  /** A commune, a district, or a hamlet that the directory knows. */
  unitId: z.uuid().nullable(),
  /** Of a hamlet, with its commune. */
  hamlet: NamedHamlet.nullable(),
  /** What it comes to by each way of counting. */
  results: z.array(z.object({ by: ReachedBy, outcome: Outcome })),
  /** A count behind the outcome: criteria met, criteria gained, communes recognised. Null: not known, or none. */
  value: z.number().nullable(),
  /** Out of how many; null where it is out of nothing. */
  of: z.number().int().nullable(),
  recognition: z.object({ decision: z.string().nullable(), heldOn: DateOnly, source: Source.nullable() }).nullable(),
  said: z
    .object({
      basis: AssessmentBasis,
      met: z.number().int(),
      of: z.number().int(),
      missing: z.array(z.number().int()),
      asOf: DateOnly,
      source: Source.nullable(),
    })
    .nullable(),
  /** Something of it was made up by a demo ("số liệu diễn tập"). */
  rehearsal: z.boolean(),
});
export type TargetRow = z.infer<typeof TargetRow>;

/** A number of a target with its rows' outcome: `numerator` of `denominator` reached it, of `unknown` nobody can tell. */
export const TargetCount = z.object({
  by: ReachedBy,
  numerator: z.number().int().nonnegative(),
  denominator: z.number().int().nonnegative(),
  unknown: z.number().int().nonnegative(),
});
export type TargetCount = z.infer<typeof TargetCount>;

/** A target with how far it has come at a moment. */
export const TargetView = z.object({
  key: z.string(),
  ...said,
  ...TargetContent.shape,
  /** Its newest version; larger than `version` where the moment lies before it. */
  newestVersion: z.number().int().positive(),
  /** None: nothing here is counted by. */
  counts: z.array(TargetCount),
  /** Of a mean: the sum, over how many, and the mean in two places; null: of nobody is anything known. */
  mean: z.object({ sum: z.number().int(), over: z.number().int(), rounded: z.string() }).nullable(),
  rows: z.array(TargetRow),
  statements: z.array(TargetStatement),
  remarks: z.array(Remark),
  /** What changes of units made of those that it names, or that stand on its list, by the rules that were chosen. */
  successions: z.array(Succession),
});
export type TargetView = z.infer<typeof TargetView>;

/** What of a year travels as a file: who is registered on its lists, and its targets. */
export const YearList = z.enum(['registrations', 'targets']);
export type YearList = z.infer<typeof YearList>;

const moment = { on: DateOnly, knownOn: DateOnly.nullable() };

/** A year of the province: its lists and its targets, and how far they have come. */
export const YearView = z.object({
  year: Year,
  ...moment,
  /** One for each tier. */
  lists: z.array(RegistrationList),
  targets: z.array(TargetView),
  actions: z.array(Action),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type YearView = z.infer<typeof YearView>;

export const RecordTarget = z.object({
  seenVersion,
  asOf: DateOnly,
  paper: EnteringPaper,
  reason: reason.nullable(),
  /** Null: the paper takes the target back. */
  content: TargetContent.nullable(),
});
export type RecordTarget = z.infer<typeof RecordTarget>;

export const RecordedTarget = z.object({ key: z.string(), version: z.number().int().positive() });
export type RecordedTarget = z.infer<typeof RecordedTarget>;

const SetOfDay = z.object({ id: z.string(), version: z.number().int().positive(), title: Text });

const CriterionThen = z.object({ no: z.number().int().positive(), before: Outcome, after: Outcome });

/** Criteria that were met on a day and are not met on a later one. */
const Lost = z.object({
  from: DateOnly,
  setFrom: SetOfDay.nullable(),
  setOn: SetOfDay.nullable(),
  /** False: another set is in force by then, whose criteria are others: see `next` of the earlier day. */
  comparable: z.boolean(),
  /** Communes of which something was known on the first day, of all. */
  known: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** Those that lost something. */
  rows: z.array(
    z.object({
      communeId: z.uuid(),
      metBefore: z.number().int(),
      metAfter: z.number().int(),
      criteria: z.array(CriterionThen),
      rehearsal: z.boolean(),
    }),
  ),
});

/** What the known figures come to under the set that follows; what it asks otherwise stays open. */
const Next = z.object({
  /** Null: no set is known to follow. */
  set: SetOfDay.nullable(),
  /** From when it is in force. */
  fromOn: DateOnly.nullable(),
  /** Indicators that it measures in the same words and way, out of all it has. */
  carried: z.number().int().nonnegative(),
  indicators: z.number().int().nonnegative(),
  total: z.number().int().nonnegative(),
  /** Communes with a criterion that will fail: which, and how many will be met, and are open. */
  rows: z.array(
    z.object({
      communeId: z.uuid(),
      failing: z.array(z.object({ no: z.number().int().positive(), before: Outcome })),
      met: z.number().int(),
      open: z.number().int(),
      rehearsal: z.boolean(),
    }),
  ),
});

/** Communes recognised before the set in force began ("nâng chất"), with what is known of them by it. */
const Raise = z.object({ set: SetOfDay.nullable(), counts: z.array(TargetCount), rows: z.array(TargetRow) });

/** What slips of a tier: what was lost, what will be, and who must be raised to a newer set. */
export const SlippageView = z.object({
  ...{ tier: Tier, ...moment, lost: Lost, next: Next, raise: Raise },
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type SlippageView = z.infer<typeof SlippageView>;

const changing = [
  ...(['/problems/not-permitted', '/problems/stale-version'] as const),
  ...(['/problems/as-of-after-today', '/problems/figures-closed'] as const),
] as const;

export const yearApi = {
  viewYear: question({
    path: '/years/:year',
    summary: 'The registered communes and the targets of a year, and how far they have come at a moment',
    params: z.object({ year: YearInPath }),
    query: z.object(asked),
    answer: YearView,
  }),
  changeRegistrations: command({
    path: '/years/:year/tiers/:tier/registrations',
    summary: 'A paper puts communes on the list of a year, or strikes them off: its next version',
    params: z.object(list),
    body: ChangeRegistrations,
    answer: RegistrationList,
    status: 201,
    problems: changing,
  }),
  recordTarget: command({
    method: 'PUT',
    path: '/years/:year/targets/:key',
    summary: 'A paper sets a target of a year, or takes it back: its next version',
    params: z.object({ year: YearInPath, key: TargetKey }),
    body: RecordTarget,
    answer: RecordedTarget,
    problems: changing,
  }),
  exportYearList: question({
    path: '/years/:year/:list/file',
    summary: 'The registered communes or the targets of a year as a file that an import takes back without a change',
    params: z.object({ year: YearInPath, list: YearList }),
    query: ListFormat,
  }),
  importYearList: command({
    path: '/years/:year/:list/imports',
    summary: 'The registered communes or the targets of a year from a CSV or XLSX file: tried, or taken over as shown',
    params: z.object({ year: YearInPath, list: YearList }),
    body: SendingList,
    bodyKind: 'multipart',
    answer: ListImport,
    problems: [...changing, '/problems/file-not-readable'],
  }),
  viewSlippage: question({
    path: '/slippage',
    summary: 'Criteria lost since a day, criteria that fail under the set that follows, communes to be raised to it',
    query: z.object({ tier: Tier, from: DateOnly, ...asked }),
    answer: SlippageView,
  }),
};

/** Subject: the commune. */
export const CommuneStruck = defineEvent({
  source: '/criteria',
  type: 'criteria.registration.struck',
  topic: 'langmoi.criteria.registration.v1',
  summary: 'A commune no longer stands on the list of a year for a tier',
  data: z.object({
    communeId: z.uuid(),
    tier: Tier,
    year: z.number().int(),
    version: z.number().int().positive(),
    asOf: DateOnly,
    knownOn: DateOnly,
    source: Source,
    rehearsal: z.boolean(),
    capacity: Capacity,
  }),
});
export type CommuneStruck = EventOf<typeof CommuneStruck>;

/** Subject: the target. Its version; `taken back` where the paper drops it. */
export const TargetRecorded = defineEvent({
  source: '/criteria',
  type: 'criteria.target.recorded',
  topic: 'langmoi.criteria.target.v1',
  summary: 'A paper set a target of a year, or took it back',
  data: z.object({
    key: z.string(),
    year: z.number().int(),
    version: z.number().int().positive(),
    kind: z.string().nullable(),
    number: z.number().nullable(),
    dueOn: DateOnly.nullable(),
    asOf: DateOnly,
    knownOn: DateOnly,
    source: Source,
    rehearsal: z.boolean(),
    capacity: Capacity,
  }),
});
export type TargetRecorded = EventOf<typeof TargetRecorded>;

import { z } from 'zod';
import { Capacity } from './caller';
import { command, question } from './api';
import { Action, DateOnly, Source, Text, Tier, UnitLevel } from './common';
import { AssessmentBasis } from './criteria-facts';
import {
  Comparison,
  DeclaredCounts,
  Effective,
  IndicatorLaw,
  Known,
  KnownDecision,
  LawReference,
  SetTier,
} from './criteria-law';
import { defineEvent, type EventOf } from './envelope';
import { Succession } from './unit-changes';
import { ByUnits, Carried } from './units';

export const IndicatorView = z.object({
  code: z.string(),
  title: Text,
  unit: z.string().nullable(),
  /** `province`: the national frame leaves it to the province. */
  operator: z.enum(['bool', ...Comparison.options, 'province']),
  /** What is asked in the set's region, to be shown; null: not known, or left to the province. Decided by `law`. */
  threshold: z.union([z.number(), z.boolean()]).nullable(),
  confidence: z.string(),
  note: z.string().optional(),
  law: IndicatorLaw.exactOptional(),
});
export type IndicatorView = z.infer<typeof IndicatorView>;

export const CriterionView = z.object({
  no: z.number().int().positive(),
  /** Null where the set's titles are not known: shown as "tiêu chí số 2". */
  title: Text.nullable(),
  group: z.string().nullable(),
  confidence: z.string(),
  leads: z.array(
    z.object({ organisationName: z.string(), basis: z.enum(['named', 'inferred']), source: Source.nullable() }),
  ),
  indicators: z.array(IndicatorView),
});
export type CriterionView = z.infer<typeof CriterionView>;

const setFields = {
  id: z.string(),
  version: z.number().int().positive(),
  title: Text,
  period: z.string(),
  legalBasis: z.string(),
  confidence: z.string(),
  criteria: z.array(CriterionView),
};

/** A criteria set as law: national or provincial, with its decision, how much of it is known, and how sure we are. */
export const CriteriaSetView = z.object({
  ...setFields,
  tier: SetTier,
  level: UnitLevel,
  /** `national`, or the code of the province whose set it is. */
  issuer: z.string(),
  /** The text that gives it; null of a version from before it was kept. */
  law: LawReference.nullable(),
  effective: Effective,
  declared: DeclaredCounts,
  known: Known,
  /** Asked beside the criteria: other tiers, units below, what people think. */
  conditions: z.array(IndicatorView),
  /** The groups of communes that its thresholds go by. */
  groups: z.array(z.object({ group: z.string(), title: Text })),
  decisions: z.array(KnownDecision),
});
export type CriteriaSetView = z.infer<typeof CriteriaSetView>;

/** A version of a set without what it asks: which there are, how much is known of each, and when it is in force. */
export const SetVersionHead = CriteriaSetView.omit({ criteria: true, conditions: true, groups: true }).extend({
  /** How many it holds of what it declares. */
  holds: z.object({ criteria: z.number().int(), indicators: z.number().int() }),
  /** The proposal of the province's office that it came by; null: the text of the law as it was loaded. */
  proposalId: z.uuid().nullable(),
});
export type SetVersionHead = z.infer<typeof SetVersionHead>;

/** What two versions say of one indicator or condition; null where one has it not. */
export const IndicatorComparison = z.object({
  code: z.string(),
  before: IndicatorView.nullable(),
  after: IndicatorView.nullable(),
});
export type IndicatorComparison = z.infer<typeof IndicatorComparison>;

const CriterionName = z.object({ title: Text.nullable(), group: z.string().nullable() });

export const CriterionComparison = z.object({
  no: z.number().int().positive(),
  before: CriterionName.nullable(),
  after: CriterionName.nullable(),
  indicators: z.array(IndicatorComparison),
});
export type CriterionComparison = z.infer<typeof CriterionComparison>;

const Version = z.object({ id: z.string(), version: z.number().int().positive(), title: Text });

/** Only what differs. Who leads a criterion, and how sure we are of words, is no difference of the law. */
export const SetComparison = z.object({
  before: Version,
  after: Version,
  conditions: z.array(IndicatorComparison),
  criteria: z.array(CriterionComparison),
});
export type SetComparison = z.infer<typeof SetComparison>;

/** A commune's set as it is told to other services. The others (districts, provinces) are judged by nobody else yet. */
export const CriteriaSetState = z.object({
  ...setFields,
  tier: Tier,
  /** From when to when this version is in force; a later one may be announced before its day. */
  effective: Effective.exactOptional(),
});
export type CriteriaSetState = z.infer<typeof CriteriaSetState>;

export const CriterionState = z.enum(['achieved', 'missing', 'noData']);
export type CriterionState = z.infer<typeof CriterionState>;

export const CriterionResult = z.object({
  criterion: z.number().int().positive(),
  state: CriterionState,
  /** As typed by the commune; empty where the criterion is stated as a whole ("theo báo cáo"). */
  note: z.string().max(2000).optional(),
});
export type CriterionResult = z.infer<typeof CriterionResult>;

export const AssessmentView = z.object({
  id: z.uuid(),
  communeId: z.uuid(),
  tier: Tier,
  criteriaSet: z.string(),
  /** 1, 2, 3 … per commune and tier. A dossier names the version it saw. */
  version: z.number().int().positive(),
  basis: AssessmentBasis,
  asOf: DateOnly,
  results: z.array(CriterionResult),
  metCount: z.number().int().nonnegative(),
  total: z.number().int().positive(),
  missing: z.array(z.number().int().positive()),
  source: Source.nullable(),
  rehearsal: z.boolean(),
  recordedAt: z.iso.datetime(),
  /** How the officer who recorded it holds the office: in their own right, or on behalf. */
  capacity: Capacity.optional(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

/** What the officer is still typing. `revision` guards against two people at once. */
export const DraftView = z.object({
  communeId: z.uuid(),
  tier: Tier,
  /** The set that it is of: each has a draft of its own. */
  criteriaSet: z.string(),
  revision: z.number().int().nonnegative(),
  results: z.array(CriterionResult),
  savedAt: z.iso.datetime().nullable(),
});
export type DraftView = z.infer<typeof DraftView>;

/** The commune page: what counts on a day, the history, the draft, and what the caller may do. */
export const CommuneCriteriaView = z.object({
  communeId: z.uuid(),
  tier: Tier,
  /** The day asked for; else today's. */
  on: DateOnly,
  /** The one in force on that day. */
  set: CriteriaSetView,
  registration: z
    .object({
      year: z.number().int(),
      source: Source,
      /** From which day on. */
      asOf: DateOnly,
      rehearsal: z.boolean(),
      /** Where changes of units touched it. */
      successions: z.array(Succession).exactOptional(),
    })
    .nullable(),
  /** What counts by `set`: of a day asked for, what is said of the days up to it. Null: nothing ("chưa có số liệu"). */
  current: AssessmentView.nullable(),
  /** By whichever set, the newest first. */
  history: z.array(AssessmentView),
  /** Of `set`. */
  draft: DraftView,
  actions: z.array(Action),
  /** Where `units` was asked for: a yes or no of a commune is carried to no other, and shown as its own. */
  carried: Carried.exactOptional(),
});
export type CommuneCriteriaView = z.infer<typeof CommuneCriteriaView>;

export const SaveDraft = z.object({
  /** The set that the form is of, also one that is law no more; absent: that of today. */
  criteriaSet: z.string().min(1).exactOptional(),
  revision: z.number().int().nonnegative(),
  results: z.array(CriterionResult).max(40),
});
export type SaveDraft = z.infer<typeof SaveDraft>;

export const RecordAssessment = z.object({
  /** The set that the officer's form was of: where it is named, it must be the one in force on the day. */
  criteriaSet: z.string().min(1).exactOptional(),
  asOf: DateOnly,
  /** The newest version the officer saw; 0 if none. Another one in between is a conflict, not an overwrite. */
  seenVersion: z.number().int().nonnegative(),
  results: z.array(CriterionResult).min(1).max(40),
});
export type RecordAssessment = z.infer<typeof RecordAssessment>;

const VersionInPath = z.coerce.number().int().positive();

const ofCommune = z.object({ communeId: z.uuid(), tier: Tier });

export const criteriaApi = {
  listSets: question({
    path: '/criteria-sets',
    summary: 'Criteria sets with their law and confidence, each in the version of today',
    answer: z.array(CriteriaSetView),
  }),
  listSetVersions: question({
    path: '/criteria-set-versions',
    summary: 'Every version of every criteria set: how much is known, in force when, by which law',
    answer: z.array(SetVersionHead),
  }),
  viewSetVersion: question({
    path: '/criteria-sets/:setId/versions/:version',
    summary: 'One version of a criteria set, whole',
    params: z.object({ setId: z.string(), version: VersionInPath }),
    answer: CriteriaSetView,
    problems: ['/problems/criteria-set-not-found'],
  }),
  compareSets: question({
    path: '/criteria-sets/:setId/versions/:version/comparison',
    summary: 'What another version, of the same set or of another, asks otherwise',
    params: z.object({ setId: z.string(), version: VersionInPath }),
    query: z.object({ with: z.string(), withVersion: VersionInPath }),
    answer: SetComparison,
    problems: ['/problems/criteria-set-not-found'],
  }),
  viewCommune: question({
    path: '/communes/:communeId/tiers/:tier',
    summary: "A commune's criteria for one tier on a day: state, lead department, what is missing, history",
    params: ofCommune,
    /** By the set of today, unless said: in January last year's is still to be said, by last year's set. */
    query: z.object({ on: DateOnly.exactOptional(), ...ByUnits.shape }),
    answer: CommuneCriteriaView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  saveDraft: command({
    method: 'PUT',
    path: '/communes/:communeId/tiers/:tier/draft',
    summary: 'Keeps what the officer typed so far',
    params: ofCommune,
    body: SaveDraft,
    answer: DraftView,
    problems: [
      '/problems/not-permitted',
      '/problems/stale-version',
      '/problems/unit-not-found',
      '/problems/criteria-set-not-found',
      '/problems/unknown-criterion',
    ],
  }),
  recordAssessment: command({
    path: '/communes/:communeId/tiers/:tier/assessments',
    summary: 'Records a self-assessment as the next version',
    params: ofCommune,
    body: RecordAssessment,
    answer: AssessmentView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/stale-version',
      '/problems/unit-not-found',
      '/problems/criteria-set-not-found',
      '/problems/unknown-criterion',
      '/problems/as-of-after-today',
      '/problems/figures-closed',
    ],
  }),
};

/** Subject: the assessment. One event per version, stated or self-assessed. */
export const AssessmentRecorded = defineEvent({
  source: '/criteria',
  type: 'criteria.assessment.recorded',
  topic: 'langmoi.criteria.assessment.v1',
  summary: 'A new version of a commune’s assessment for one tier',
  data: z.object({
    assessmentId: z.uuid(),
    communeId: z.uuid(),
    tier: Tier,
    criteriaSet: z.string(),
    version: z.number().int().positive(),
    basis: AssessmentBasis,
    asOf: DateOnly,
    metCount: z.number().int(),
    total: z.number().int(),
    missing: z.array(z.number().int()),
    noData: z.array(z.number().int()),
    source: Source.nullable(),
    rehearsal: z.boolean(),
    capacity: Capacity.optional(),
  }),
});
export type AssessmentRecorded = EventOf<typeof AssessmentRecorded>;

/** Subject: the commune. */
export const CommuneRegistered = defineEvent({
  source: '/criteria',
  type: 'criteria.registration.made',
  topic: 'langmoi.criteria.registration.v1',
  summary: 'A commune stands on the list of a year for a tier',
  data: z.object({
    communeId: z.uuid(),
    tier: Tier,
    year: z.number().int(),
    source: Source,
    /** Of the list; absent before lists had versions. */
    version: z.number().int().positive().exactOptional(),
    asOf: DateOnly.exactOptional(),
    knownOn: DateOnly.exactOptional(),
    rehearsal: z.boolean().exactOptional(),
    capacity: Capacity.exactOptional(),
  }),
});
export type CommuneRegistered = EventOf<typeof CommuneRegistered>;

/** Subject: the set in its province (`uuidOf('criteriaSet', '<province>/<id>')`); before 30/11/2026 of the id alone. */
export const CriteriaSetPublished = defineEvent({
  source: '/criteria',
  type: 'criteria.set.published',
  topic: 'langmoi.criteria.set.v1',
  compacted: true,
  summary: 'The whole state of a criteria set',
  data: CriteriaSetState,
});
export type CriteriaSetPublished = EventOf<typeof CriteriaSetPublished>;

import { z } from 'zod';
import { Confidence, DateOnly, Text, Tier, UnitLevel } from './common';

/** A legal number with where it comes from. `value` null: the law's value is not known, and nothing acts on it. */
export const LegalValue = z.object({
  value: z.union([z.number(), z.boolean()]).nullable(),
  unit: z.string().optional(),
  source: z.string(),
  confidence: Confidence,
});
export type LegalValue = z.infer<typeof LegalValue>;

/** An office at a level; `leadDepartment` means every department that leads a criterion of the set. */
export const Actor = z.object({
  level: z.enum(['commune', 'district', 'province', 'central']),
  office: z.enum([
    'peoplesCommittee',
    'fatherlandFront',
    'coordinationOffice',
    'leadDepartment',
    'appraisalCouncil',
    'ppcChairman',
  ]),
});
export type Actor = z.infer<typeof Actor>;

export const DocumentCode = z.enum([
  'REG',
  'SELF_REPORT',
  'OPINION_SUMMARY',
  'MEETING_MINUTES',
  'SUBMISSION',
  'DEBT_REPORT',
  'REVIEW_REPORT',
  'POLL_RESULT',
  'DEPT_CONFIRM',
  'APPRAISAL_REPORT',
  'COUNCIL_MINUTES',
  'BALLOT_MINUTES',
  'DECISION',
  'ANNOUNCEMENT',
  'PHOTOS',
]);
export type DocumentCode = z.infer<typeof DocumentCode>;

export const StageKind = z.enum([
  'task',
  'notice',
  'vote',
  'poll',
  'confirmations',
  'council',
  'decision',
  'announcement',
]);
export type StageKind = z.infer<typeof StageKind>;

export const Limit = z.object({
  days: z.number().int().positive().nullable(),
  calendar: z.enum(['working', 'calendar']),
  source: z.string(),
  confidence: Confidence,
});
export type Limit = z.infer<typeof Limit>;

export const Outcome = z.object({
  to: z.string(),
  title: Text,
  /** What the actor must say with it. */
  reasons: z.enum(['none', 'required', 'perCriterion']).default('none'),
});
export type Outcome = z.infer<typeof Outcome>;

export const Stage = z.object({
  id: z.string(),
  title: Text,
  kind: StageKind,
  actor: Actor,
  limit: Limit,
  documents: z.array(
    z.object({
      code: DocumentCode,
      title: Text,
      required: z.boolean(),
      source: z.string(),
      confidence: Confidence,
    }),
  ),
  /**
   * Numbers of the kind. vote: approvePct. poll: coveragePct, satisfiedPct. council: quorumPct, approvePct, maxMeetings.
   * Any stage: allCriteria (true: nobody gets past it with a criterion missing), assessment (true: the act names the
   * version of the self-assessment it saw).
   */
  values: z.record(z.string(), LegalValue),
  outcomes: z.record(z.string(), Outcome),
  onLimit: z.object({
    /** Days before the limit, counted in the limit's own calendar, on which the actor is reminded. */
    remindDaysBefore: z.array(z.number().int().positive()),
    escalateTo: Actor.nullable(),
    /** The way out taken by itself when the limit has passed; null: nothing but the escalation. */
    outcome: z.string().nullable(),
  }),
});
export type Stage = z.infer<typeof Stage>;

/** Where a dossier stops. */
export const End = z.object({ id: z.enum(['recognised', 'rejected', 'refused']), title: Text });
export type End = z.infer<typeof End>;

/**
 * A legal procedure as data: a graph of stages that one workflow interprets. A run keeps the id and version of its
 * regime for life.
 */
export const Regime = z.object({
  id: z.string(),
  version: z.number().int().positive(),
  title: Text,
  unitLevel: UnitLevel,
  tiers: z.array(Tier),
  source: z.object({ document: z.string(), issuedOn: DateOnly }),
  effective: z.object({ from: DateOnly, to: DateOnly.nullable() }),
  /** Criteria set judged by, for each tier. */
  criteriaSets: z.partialRecord(Tier, z.string()),
  start: z.string(),
  stages: z.array(Stage),
  ends: z.array(End),
});
export type Regime = z.infer<typeof Regime>;

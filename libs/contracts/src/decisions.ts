import { z } from 'zod';
import { command } from './api';
import { Capacity } from './caller';
import { DateOnly, Tier } from './common';
import { PersonsDecision } from './criteria-facts';
import { defineEvent, type EventOf } from './envelope';

const { of, met, reason } = PersonsDecision.shape;
/** Names of what shows it: the number of a paper, a file's id. Taking back needs none. */
const evidence = z.array(z.string().trim().min(1)).max(20);
const seenVersion = z.number().int().nonnegative();

/** What a person decided of an indicator, a condition or a criterion where figures and law leave it open. */
export const DecisionView = z.object({
  id: z.uuid(),
  communeId: z.uuid(),
  criteriaSet: z.string(),
  of,
  /** 1, 2, 3 … of the commune, the set and what is decided. */
  version: z.number().int().positive(),
  /** Null: what was decided of that day is taken back. */
  met: met.nullable(),
  asOf: DateOnly,
  knownOn: DateOnly,
  organisationId: z.uuid(),
  rehearsal: z.boolean(),
  recordedAt: z.iso.datetime(),
  capacity: Capacity,
  /** Not shown to citizens. */
  reason: reason.exactOptional(),
  evidence: evidence.exactOptional(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const RecordDecision = z
  .object({
    /** The set that is in force on the day. */
    criteriaSet: z.string().min(1),
    of,
    /** Null takes back what was decided of the day. */
    met: met.nullable(),
    asOf: DateOnly,
    reason,
    evidence,
    /** The newest decision on the same that was seen; 0 if none. */
    seenVersion,
  })
  .refine((one) => one.met === null || one.evidence.length > 0, {
    path: ['evidence'],
    params: { code: 'evidenceNeeded' },
  });
export type RecordDecision = z.infer<typeof RecordDecision>;

export const decisionApi = {
  recordDecision: command({
    path: '/communes/:communeId/tiers/:tier/decisions',
    summary: 'Decides, with evidence, what figures and law leave open, or takes back what was decided of a day',
    params: z.object({ communeId: z.uuid(), tier: Tier }),
    body: RecordDecision,
    answer: DecisionView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/stale-version',
      '/problems/unit-not-found',
      '/problems/criteria-set-not-found',
      '/problems/as-of-after-today',
      '/problems/figures-closed',
    ],
  }),
};

/** Subject: the commune; or the district, or the province, whose own it is. */
export const DecisionRecorded = defineEvent({
  source: '/criteria',
  type: 'criteria.figures.decided',
  topic: 'langmoi.criteria.figures.v1',
  summary: 'A person decided what the figures of a commune leave open',
  data: z.object({
    decisionId: z.uuid(),
    communeId: z.uuid(),
    criteriaSet: z.string(),
    of,
    version: z.number().int().positive(),
    met,
    asOf: DateOnly,
    knownOn: DateOnly,
    rehearsal: z.boolean(),
    capacity: Capacity,
  }),
});
export type DecisionRecorded = EventOf<typeof DecisionRecorded>;

/** Subject: the commune. */
export const DecisionTakenBack = defineEvent({
  source: '/criteria',
  type: 'criteria.figures.decision-taken-back',
  topic: 'langmoi.criteria.figures.v1',
  summary: 'What a person decided of a commune and a day no longer counts',
  data: DecisionRecorded.schema.shape.data.omit({ met: true }),
});
export type DecisionTakenBack = EventOf<typeof DecisionTakenBack>;

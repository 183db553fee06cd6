import { z } from 'zod';
import { command, question } from './api';
import { Capacity } from './caller';
import { Action, DateOnly, UnitLevel } from './common';
import {
  AssessmentView,
  CommuneCriteriaView,
  criteriaApi,
  CriterionResult,
  DraftView,
  RecordAssessment,
  SaveDraft,
} from './criteria';
import { asked } from './criteria-facts';
import { SetTier } from './criteria-law';
import { DecisionView, RecordDecision } from './decisions';
import { defineEvent, type EventOf } from './envelope';
import { FiguresView, RecordedFigures, RecordFigures } from './figures';
import { JudgementView } from './judgement';
import { ByUnits } from './units';

/** A unit of whichever level for a tier that is asked of its level, with the whole reasoning down to its communes. */
export const UnitJudgementView = JudgementView.omit({ communeId: true, tier: true }).extend({
  unitId: z.uuid(),
  level: UnitLevel,
  tier: SetTier,
  /** What the reader may say of the unit: its figures, its criteria as a whole, what is left open. */
  actions: z.array(Action),
});
export type UnitJudgementView = z.infer<typeof UnitJudgementView>;

/** A district's own figures, as a commune's. */
export const UnitFiguresView = FiguresView.omit({ communeId: true, tier: true }).extend({
  unitId: z.uuid(),
  tier: SetTier,
});
export type UnitFiguresView = z.infer<typeof UnitFiguresView>;

/** What was said of a district's criteria as a whole. */
export const UnitAssessmentView = AssessmentView.omit({ communeId: true, tier: true }).extend({
  unitId: z.uuid(),
  tier: SetTier,
});
export type UnitAssessmentView = z.infer<typeof UnitAssessmentView>;

/** What a district's officer is still typing of its criteria as wholes, as a commune's. */
export const UnitDraftView = DraftView.omit({ communeId: true, tier: true }).extend({
  unitId: z.uuid(),
  tier: SetTier,
});
export type UnitDraftView = z.infer<typeof UnitDraftView>;

/** A district's own criteria, each as a whole, by the set of a day, as a commune's. */
export const UnitCriteriaView = CommuneCriteriaView.omit({ communeId: true, tier: true, registration: true }).extend({
  unitId: z.uuid(),
  tier: SetTier,
  current: UnitAssessmentView.nullable(),
  history: z.array(UnitAssessmentView),
  draft: UnitDraftView,
});
export type UnitCriteriaView = z.infer<typeof UnitCriteriaView>;

const ofUnit = z.object({ unitId: z.uuid(), tier: SetTier });
const saying = [
  '/problems/not-permitted',
  '/problems/stale-version',
  '/problems/unit-not-found',
  '/problems/criteria-set-not-found',
  '/problems/as-of-after-today',
  '/problems/figures-closed',
] as const;

/** Districts, towns and provinces as communes are judged; a district's own criteria are said by the district. */
export const unitJudgementApi = {
  viewUnitJudgement: question({
    path: '/units/:unitId/tiers/:tier/judgement',
    summary: 'Which criteria a district or the province meets, with the whole reasoning down to its communes',
    params: ofUnit,
    query: z.object(asked),
    answer: UnitJudgementView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  viewUnitFigures: question({
    path: '/units/:unitId/tiers/:tier/figures',
    summary: "A district's own figures by the set of a day, version after version, and what counts",
    params: ofUnit,
    query: z.object(asked),
    answer: UnitFiguresView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  recordUnitFigures: command({
    path: '/units/:unitId/tiers/:tier/figures',
    summary: "Records a district's own figures of a day, each as the next version; all of them or none",
    params: ofUnit,
    body: RecordFigures,
    answer: RecordedFigures,
    status: 201,
    problems: [...saying],
  }),
  viewUnitAssessments: question({
    path: '/units/:unitId/tiers/:tier/assessments',
    summary: "What was said of a district's own criteria as wholes, by the set of a day: what counts, history, draft",
    params: ofUnit,
    query: z.object({ on: asked.on, ...ByUnits.shape }),
    answer: UnitCriteriaView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  saveUnitDraft: command({
    method: 'PUT',
    path: '/units/:unitId/tiers/:tier/draft',
    summary: "Keeps what a district's officer typed so far of its criteria as wholes",
    params: ofUnit,
    body: SaveDraft,
    answer: UnitDraftView,
    problems: [...criteriaApi.saveDraft.problems],
  }),
  recordUnitAssessment: command({
    path: '/units/:unitId/tiers/:tier/assessments',
    summary: 'Records what a district finds of its own criteria, each as a whole, as the next version',
    params: ofUnit,
    body: RecordAssessment,
    answer: UnitAssessmentView,
    status: 201,
    problems: [...saying, '/problems/unknown-criterion'],
  }),
  recordUnitDecision: command({
    path: '/units/:unitId/tiers/:tier/decisions',
    summary: 'Decides of a district, with evidence, what figures and law leave open',
    params: ofUnit,
    body: RecordDecision,
    answer: DecisionView,
    status: 201,
    problems: [...saying],
  }),
};

/** Subject: the unit. Of communes `AssessmentRecorded` tells: others count those, and nobody counts districts yet. */
export const UnitAssessed = defineEvent({
  source: '/criteria',
  type: 'criteria.figures.unit-assessed',
  topic: 'langmoi.criteria.figures.v1',
  summary: 'A paper, or a district itself, says which of the district’s own criteria are met',
  data: z.object({
    assessmentId: z.uuid(),
    unitId: z.uuid(),
    tier: SetTier,
    criteriaSet: z.string(),
    version: z.number().int().positive(),
    basis: AssessmentView.shape.basis,
    asOf: DateOnly,
    results: z.array(CriterionResult.omit({ note: true })),
    rehearsal: z.boolean(),
    capacity: Capacity.optional(),
  }),
});
export type UnitAssessed = EventOf<typeof UnitAssessed>;

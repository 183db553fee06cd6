import { z } from 'zod';
import { command, question } from './api';
import { Capacity } from './caller';
import { Action, DateOnly, Source, Text, Tier, UnitLevel } from './common';
import { asked, MeasuredValue, Outcome } from './criteria-facts';
import { SetTier } from './criteria-law';
import { defineEvent, type EventOf } from './envelope';
import { Carried } from './units';

/**
 * `stated`: a paper says so. `entered`: an officer of the commune. `confirmed`: the department that leads the criterion,
 * about a version of the commune's, by the same value or by its own with a reason.
 */
export const FigureBasis = z.enum(['stated', 'entered', 'confirmed']);
export type FigureBasis = z.infer<typeof FigureBasis>;

const Note = z.string().trim().min(1).max(2000);
/** Names of what shows it: the number of a paper, a file's id. */
const Evidence = z.array(z.string().trim().min(1).max(200)).max(20);

/** One version of the figure of an indicator. */
export const FigureView = z.object({
  communeId: z.uuid(),
  criteriaSet: z.string(),
  indicator: z.string(),
  /** 1, 2, 3 … of the commune, the set and the indicator; never rewritten. */
  version: z.number().int().positive(),
  basis: FigureBasis,
  /** Null: what was said of that day is taken back. */
  value: MeasuredValue.nullable(),
  /** The day that it is true of, and the day of the province's calendar on which it became known. */
  asOf: DateOnly,
  knownOn: DateOnly,
  /** The version that is confirmed, and by which organisation. */
  about: z.number().int().positive().nullable(),
  organisationId: z.uuid().nullable(),
  source: Source.nullable(),
  rehearsal: z.boolean(),
  recordedAt: z.iso.datetime(),
  capacity: Capacity,
  /** What officers wrote to each other: of a confirmation by another value, the reason. Not shown to citizens. */
  note: Note.exactOptional(),
  evidence: Evidence.exactOptional(),
});
export type FigureView = z.infer<typeof FigureView>;

/** An indicator with what counts of it on the day asked for, and all that was ever said of it. */
export const IndicatorFigures = z.object({
  indicator: z.string(),
  /** Of the days up to then the latest, and of that day the newest version; null: no figure. */
  counts: FigureView.nullable(),
  /** The newest first. */
  versions: z.array(FigureView),
});
export type IndicatorFigures = z.infer<typeof IndicatorFigures>;

/** A commune's figures by the set that is in force on a day; indicators of which nobody said anything are left out. */
export const FiguresView = z.object({
  communeId: z.uuid(),
  tier: Tier,
  on: DateOnly,
  criteriaSet: z.string(),
  setVersion: z.number().int().positive(),
  figures: z.array(IndicatorFigures),
  actions: z.array(Action),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type FiguresView = z.infer<typeof FiguresView>;

const seenVersion = z.number().int().nonnegative();

export const EnteringFigure = z.object({
  indicator: z.string().min(1),
  /** Null takes back what was said of the day; why, stands in `note`. */
  value: MeasuredValue.nullable(),
  note: Note.exactOptional(),
  evidence: Evidence.exactOptional(),
  /** The newest version the officer saw; 0 if none. Another one in between is a conflict, not an overwrite. */
  seenVersion,
});
export type EnteringFigure = z.infer<typeof EnteringFigure>;

/** Figures of one day. All of them are taken, or none. */
export const RecordFigures = z.object({
  /** The set that the officer's form was of: it must be the one in force on the day. */
  criteriaSet: z.string().min(1),
  asOf: DateOnly,
  figures: z.array(EnteringFigure).min(1).max(200),
});
export type RecordFigures = z.infer<typeof RecordFigures>;

/** What of a command's figures somebody else has said meanwhile. */
export const StaleFigure = z.object({
  indicator: z.string(),
  seenVersion,
  current: FigureView,
});
export type StaleFigure = z.infer<typeof StaleFigure>;

export const RecordedFigures = z.object({
  /** Names the command in every figure that it recorded. */
  entryId: z.uuid(),
  figures: z.array(FigureView),
});
export type RecordedFigures = z.infer<typeof RecordedFigures>;

/** What a department says of the newest figure of a commune or a district: the same, or its own value for a reason. */
export const ConfirmingFigure = z.object({
  communeId: z.uuid(),
  indicator: z.string().min(1),
  /** The newest version of its day that was seen; it is the one that is confirmed. */
  seenVersion: z.number().int().positive(),
  /** Absent: the same. */
  value: MeasuredValue.exactOptional(),
  /** Why, where the value is another one. */
  note: Note.exactOptional(),
  evidence: Evidence.exactOptional(),
});
export type ConfirmingFigure = z.infer<typeof ConfirmingFigure>;

/** How many a command confirms at the most. */
export const mostConfirmations = 1000;

/** Of many communes, or districts, at once: those that the set is of. All of them are taken, or none. */
export const ConfirmFigures = z.object({
  criteriaSet: z.string().min(1),
  confirmations: z.array(ConfirmingFigure).min(1).max(mostConfirmations),
});
export type ConfirmFigures = z.infer<typeof ConfirmFigures>;

/** What a commune, or a paper of it, and the department that leads say of an indicator. */
export const FigureOfCommune = z.object({
  indicator: z.string(),
  said: FigureView.nullable(),
  /** The newest confirmation, even if it is about a version before `said`. */
  confirmed: FigureView.nullable(),
  /** `confirmed` counts: nothing was said since. */
  isConfirmed: z.boolean(),
});
export type FigureOfCommune = z.infer<typeof FigureOfCommune>;

/** Whose figures of a criterion are listed: communes, or districts with what is their own. */
export const FiguresOf = UnitLevel.extract(['commune', 'district']);
export type FiguresOf = z.infer<typeof FiguresOf>;

/** A criterion across the communes or the districts of a day, by their codes. */
export const FiguresOfCriterion = z.object({
  level: FiguresOf,
  tier: SetTier,
  on: DateOnly,
  criteriaSet: z.string(),
  criterion: z.number().int().positive(),
  /** Who leads it today. */
  organisationIds: z.array(z.uuid()),
  total: z.number().int().nonnegative(),
  rows: z.array(z.object({ communeId: z.uuid(), figures: z.array(FigureOfCommune) })),
  actions: z.array(Action),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type FiguresOfCriterion = z.infer<typeof FiguresOfCriterion>;

const ofCommune = z.object({ communeId: z.uuid(), tier: Tier });

/** How many figures of a criterion wait for the word of the office that leads it. */
export const WaitingFigures = z.object({
  level: FiguresOf,
  tier: SetTier,
  criteriaSet: z.string(),
  /** The last day of a set that is law no more; null of one that is in force. */
  on: DateOnly.nullable(),
  criterion: z.number().int().positive(),
  title: Text.nullable(),
  waiting: z.number().int().positive(),
});
export type WaitingFigures = z.infer<typeof WaitingFigures>;

/** Figures of indicators: entered by communes, confirmed by departments. */
export const figureApi = {
  viewFigures: question({
    path: '/communes/:communeId/tiers/:tier/figures',
    summary: "A commune's figures by the set of a day, version after version, and what counts",
    params: ofCommune,
    /** By the set of today and all that was said, unless said; what was known by a day, else all that is known now. */
    query: z.object(asked),
    answer: FiguresView,
    problems: ['/problems/unit-not-found', '/problems/criteria-set-not-found'],
  }),
  recordFigures: command({
    path: '/communes/:communeId/tiers/:tier/figures',
    summary: 'Records figures of a day, each as the next version; all of them or none',
    params: ofCommune,
    body: RecordFigures,
    answer: RecordedFigures,
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
  listFigures: question({
    path: '/figures',
    summary: 'Figures of a criterion across communes or districts: what each said and what the department confirmed',
    query: z.object({
      level: FiguresOf.default('commune'),
      tier: SetTier,
      criterion: z.coerce.number().int().positive(),
      ...asked,
      limit: z.coerce.number().int().min(1).max(1000).default(500),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: FiguresOfCriterion,
    problems: ['/problems/criteria-set-not-found', '/problems/unknown-criterion'],
  }),
  listWaitingFigures: question({
    path: '/waiting-figures',
    summary: 'What waits to be confirmed by the office of the caller, by the criteria that it leads',
    answer: z.array(WaitingFigures),
    problems: ['/problems/not-permitted'],
  }),
  confirmFigures: command({
    path: '/figures/confirmations',
    summary:
      'Confirms figures of communes or districts, by the same value or another with a reason; all of them or none',
    body: ConfirmFigures,
    answer: RecordedFigures,
    status: 201,
    problems: ['/problems/not-permitted', '/problems/stale-version', '/problems/criteria-set-not-found'],
  }),
};

/** Subject: the commune, or the district whose own they are. One event for each and command. */
export const FiguresRecorded = defineEvent({
  source: '/criteria',
  type: 'criteria.figures.recorded',
  topic: 'langmoi.criteria.figures.v1',
  summary: 'Figures of indicators of a commune have a new version each',
  data: z.object({
    entryId: z.uuid(),
    communeId: z.uuid(),
    criteriaSet: z.string(),
    basis: FigureBasis,
    /** Of each figure the day it is true of; what was said of that day before no longer counts. */
    figures: z.array(z.object({ indicator: z.string(), version: z.number().int().positive(), asOf: DateOnly })).min(1),
    knownOn: DateOnly,
    rehearsal: z.boolean(),
    capacity: Capacity,
    /** Of a file, which may be of thousands of communes: how each stands since, by the set about the last of its days. */
    judged: z
      .object({
        on: DateOnly,
        setVersion: z.number().int().positive(),
        outcome: Outcome,
        metCount: z.number().int().nonnegative(),
        criteria: z.array(z.object({ no: z.number().int().positive(), outcome: Outcome })),
      })
      .exactOptional(),
  }),
});
export type FiguresRecorded = EventOf<typeof FiguresRecorded>;

import { z } from 'zod';
import { command, question } from './api';
import { Capacity, Role } from './caller';
import { Action, DateOnly, Source } from './common';
import { defineEvent, type EventOf } from './envelope';
import { EnteringPaper } from './year';

/** By which office, in which capacity, and on which day by the province's own clock. */
const act = { role: Role, capacity: Capacity, knownOn: DateOnly };
const ClosingAct = z.object({ ...act, isOwn: z.boolean() });

/** One closing of a province's figures ("chốt số liệu"): what is said of days up to and with one is no longer changed. */
export const FigureClosing = z.object({
  id: z.uuid(),
  until: DateOnly,
  /** What the figures were closed for: a report as a rule. */
  paper: Source,
  closed: ClosingAct,
  /** Null: it stands. */
  opened: ClosingAct.extend({ reason: z.string() }).nullable(),
  rehearsal: z.boolean(),
  actions: z.array(Action),
});
export type FigureClosing = z.infer<typeof FigureClosing>;

export const FigureClosings = z.object({
  /** Up to and with this day nothing is changed; null: everything is open. */
  closedUntil: DateOnly.nullable(),
  /** The newest first. */
  closings: z.array(FigureClosing),
  actions: z.array(Action),
});
export type FigureClosings = z.infer<typeof FigureClosings>;

export const ClosingFigures = z.object({ until: DateOnly, paper: EnteringPaper });
export type ClosingFigures = z.infer<typeof ClosingFigures>;

export const OpeningFigures = z.object({ reason: z.string().trim().min(1).max(500) });

export const figureClosingApi = {
  viewFigureClosings: question({
    path: '/figure-closings',
    summary: 'Up to which day the province’s figures are closed, by which papers, and what was opened again and why',
    answer: FigureClosings,
  }),
  closeFigures: command({
    path: '/figure-closings',
    summary:
      'Closes what is said of days up to one: figures, assessments, lists and targets, and in the other services money, support, households and titles',
    body: ClosingFigures,
    answer: FigureClosings,
    status: 201,
    problems: ['/problems/not-permitted'],
  }),
  openFigures: command({
    path: '/figure-closings/:closingId/opening',
    summary: 'Opens again what the newest closing closed, for a reason; by somebody else than closed it',
    params: z.object({ closingId: z.uuid() }),
    body: OpeningFigures,
    answer: FigureClosings,
    problems: [
      ...(['/problems/not-permitted', '/problems/figure-closing-not-found'] as const),
      ...(['/problems/figures-not-closed', '/problems/own-closing'] as const),
    ],
  }),
};

const topic = 'langmoi.criteria.closing.v1';
const closing = { closingId: z.uuid(), until: DateOnly, ...act, rehearsal: z.boolean() };

/** Subject: the closing. Whoever keeps facts of the province's days says nothing more of those up to `until`. */
export const FiguresClosed = defineEvent({
  source: '/criteria',
  type: 'criteria.closing.made',
  topic,
  compacted: true,
  summary: 'What is said of days up to one is closed, for a paper',
  data: z.object({ ...closing, paper: Source }),
});
export type FiguresClosed = EventOf<typeof FiguresClosed>;

/** Subject: the closing. It never counts again; what an earlier one closed stays closed. */
export const FiguresOpened = defineEvent({
  source: '/criteria',
  type: 'criteria.closing.opened',
  topic,
  compacted: true,
  summary: 'A closing was opened again, for a reason',
  data: z.object({ ...closing, reason: z.string() }),
});
export type FiguresOpened = EventOf<typeof FiguresOpened>;

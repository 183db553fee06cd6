import { z } from 'zod';
import { command, question } from './api';
import { Action } from './common';

/** What an operator is told of; each has its limit in `alertLimits` and its page in docs/runbooks. */
export const AlertKind = z.enum(['workerSilent', 'oldestUnpublished', 'consumerLag', 'parked', 'workflowTasks']);
export type AlertKind = z.infer<typeof AlertKind>;

/** Above these an alert fires: seconds, seconds, messages, messages, runs. */
export const alertLimits: Readonly<Record<AlertKind, number>> = {
  workerSilent: 30,
  oldestUnpublished: 30,
  consumerLag: 1_000,
  parked: 0,
  workflowTasks: 0,
};

/** `value` null: it could not be measured just now. */
export const Alert = z.object({
  kind: AlertKind,
  value: z.number().nullable(),
  limit: z.number(),
  firing: z.boolean(),
});
export type Alert = z.infer<typeof Alert>;

export const ParkedState = z.enum(['parked', 'replaying', 'replayed', 'dismissed']);
export type ParkedState = z.infer<typeof ParkedState>;

/** A message that a consumer could not take in: ids and the error, never its data. */
export const ParkedView = z.object({
  id: z.uuid(),
  group: z.string(),
  topic: z.string(),
  partition: z.number().int(),
  /** Its place in the topic; a string, for it can grow past 2^53. */
  offset: z.string(),
  /** Null where the message could not be read that far. */
  eventId: z.string().nullable(),
  eventType: z.string().nullable(),
  subject: z.string().nullable(),
  error: z.string(),
  state: ParkedState,
  /** How often it was parked. */
  attempts: z.number().int().positive(),
  parkedAt: z.iso.datetime(),
  /** Of a dismissal. */
  reason: z.string().nullable(),
  settledAt: z.iso.datetime().nullable(),
  actions: z.array(Action),
});
export type ParkedView = z.infer<typeof ParkedView>;

/** How one service is, as its database and its worker tell. */
export const OperationsView = z.object({
  service: z.string(),
  outbox: z.object({ unpublished: z.number().int(), oldestAt: z.iso.datetime().nullable() }),
  worker: z.object({
    /** When the worker last wrote that it lives; null: never. */
    reportedAt: z.iso.datetime().nullable(),
    consumers: z.array(z.object({ group: z.string(), topic: z.string(), lag: z.number().int().nullable() })),
    /** Runs whose workflow task keeps failing; null for a service without workflows, or while Temporal is away. */
    failingRuns: z.array(z.object({ workflowId: z.string(), cause: z.string() })).nullable(),
  }),
  /** Open ones first, the newest first; at most 200. */
  parked: z.array(ParkedView),
  alerts: z.array(Alert),
});
export type OperationsView = z.infer<typeof OperationsView>;

export const DismissParked = z.object({ reason: z.string().trim().min(3).max(500) });
export type DismissParked = z.infer<typeof DismissParked>;

const OfParked = z.object({ parkedId: z.uuid() });
const problems = ['/problems/not-permitted', '/problems/parked-not-found', '/problems/parked-settled'];

/** The same in every service: for the operator alone. */
export const operationsApi = {
  viewOperations: question({
    path: '/operations',
    summary: 'Outbox, worker, consumers, workflows and parked messages of this service',
    answer: OperationsView,
    problems: ['/problems/not-permitted'],
  }),
  replayParked: command({
    path: '/operations/parked/:parkedId/replay',
    summary: 'Has the worker take a parked message in again',
    params: OfParked,
    answer: ParkedView,
    status: 202,
    problems,
  }),
  dismissParked: command({
    path: '/operations/parked/:parkedId/dismissal',
    summary: 'Sets a parked message aside for good, with a reason',
    params: OfParked,
    body: DismissParked,
    answer: ParkedView,
    problems,
  }),
};

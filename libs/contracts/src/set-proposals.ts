import { z } from 'zod';
import { command, question } from './api';
import { Capacity, Role } from './caller';
import { Action, DateOnly, Text } from './common';
import { SetComparison } from './criteria';
import { Outcome } from './criteria-facts';
import { Decimal, LawReference, ThresholdRule } from './criteria-law';
import { ByUnits, Carried } from './units';

const words = (most: number) => z.string().trim().min(1).max(most);
const code = words(20);

/** What a province asks of an indicator, by an article of the decision that is proposed. */
export const ProvinceRule = ThresholdRule.omit({ law: true }).extend({
  /** An exception may ask less; it says of whom and why. */
  setBy: z.enum(['province', 'exception']),
  value: Decimal,
  /** Null: the article of the decision as a whole. */
  article: words(200).nullable(),
  note: words(400).exactOptional(),
  /** The decision that laid it down before, where this one leaves it as it is. */
  earlier: LawReference.exactOptional(),
});
export type ProvinceRule = z.infer<typeof ProvinceRule>;

const rules = z.array(ProvinceRule).max(60);

/** All that the province asks of an indicator or condition of the national frame. */
export const FilledIndicator = z.object({ code, rules });

/** An indicator that the province asks beside those of the frame: more may be asked, never less. */
export const AddedIndicator = z.object({
  criterion: z.number().int().positive(),
  code,
  title: Text,
  unit: words(60).nullable(),
  /** Nothing that refers to other units or tiers: those are the nation's. */
  measured: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['yesNo', 'bothSexes', 'amount', 'count', 'absence']) }),
    z.object({ kind: z.literal('ratio'), per: z.literal(100) }),
  ]),
  ifAny: z.boolean(),
  rules,
});
export type AddedIndicator = z.infer<typeof AddedIndicator>;

/** A criterion that the province asks beside those of the frame, numbered on from its last. */
export const AddedCriterion = z.object({
  no: z.number().int().positive(),
  title: Text,
  group: words(120).nullable(),
});
export type AddedCriterion = z.infer<typeof AddedCriterion>;

/** What a province adds to a set: everything else is the frame, and stays. */
export const SetDraft = z.object({
  /** The decision by which the province lays it down; null until it is known. */
  decision: LawReference.extend({ document: words(200), article: words(200).nullable() }).nullable(),
  /** First day of the version. */
  fromOn: DateOnly.nullable(),
  /** Titles of criteria of which the frame does not tell them. */
  titles: z.array(z.object({ criterion: z.number().int().positive(), title: Text })).max(60),
  /** Absent from drafts that were begun before a province could add criteria. */
  criteria: z.array(AddedCriterion).max(20).exactOptional(),
  indicators: z.array(FilledIndicator).max(200),
  added: z.array(AddedIndicator).max(60),
});
export type SetDraft = z.infer<typeof SetDraft>;

/** `submitted`: it waits for a second person. `approved`: it is a version of the set, in force from its day. */
export const SetProposalState = z.enum(['draft', 'submitted', 'approved', 'withdrawn']);
export type SetProposalState = z.infer<typeof SetProposalState>;

export const SetProposalAct = z.object({
  kind: z.enum(['begun', 'changed', 'submitted', 'returned', 'approved', 'withdrawn']),
  /** The office in which it was done, and how that was held. */
  role: Role,
  capacity: Capacity,
  isOwn: z.boolean(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
});
export type SetProposalAct = z.infer<typeof SetProposalAct>;

export const SetProposalHead = z.object({
  id: z.uuid(),
  state: SetProposalState,
  setId: z.string(),
  title: Text,
  /** The version that it was copied from, and the one that it became. */
  baseVersion: z.number().int().positive(),
  version: z.number().int().positive().nullable(),
  decision: LawReference.nullable(),
  fromOn: DateOnly.nullable(),
  /** 1, 2, 3 …: guards against two people at once. */
  revision: z.number().int().positive(),
  changedAt: z.iso.datetime(),
});
export type SetProposalHead = z.infer<typeof SetProposalHead>;

export const SetProposalView = SetProposalHead.extend({
  draft: SetDraft,
  /** The version that is the text of the law: what the draft may fill and tighten. */
  frameVersion: z.number().int().positive(),
  /** What it would ask otherwise than the version that it was copied from. */
  comparison: SetComparison,
  /** What stands in the way of submitting it, each at its place in the draft. */
  faults: z.array(z.object({ pointer: z.string(), detail: Text })),
  acts: z.array(SetProposalAct),
  actions: z.array(Action),
});
export type SetProposalView = z.infer<typeof SetProposalView>;

const Counts = z.object({ met: z.number().int(), notMet: z.number().int(), unknown: z.number().int() });

/** What the draft would make of what is known of communes on a day. What nobody can tell is said as unknown. */
export const SetTrial = z.object({
  on: DateOnly,
  /** Communes that are judged; none where the set is not of communes. */
  total: z.number().int(),
  /** Criteria that the draft asks otherwise, with how many communes meet them. */
  criteria: z.array(z.object({ no: z.number().int().positive(), before: Counts, after: Counts })),
  /** Communes of which an outcome would change. */
  communes: z.array(
    z.object({
      communeId: z.uuid(),
      metBefore: z.number().int(),
      metAfter: z.number().int(),
      criteria: z.array(z.object({ no: z.number().int().positive(), before: Outcome, after: Outcome })),
    }),
  ),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type SetTrial = z.infer<typeof SetTrial>;

const seenRevision = z.number().int().positive();
export const BeginningProposal = z.object({ setId: words(80), version: z.number().int().positive() });
export const ChangingProposal = z.object({ draft: SetDraft, seenRevision });
export const StepOfProposal = z.object({ seenRevision });
export const ReasonedStep = z.object({ reason: words(400), seenRevision });
export type BeginningProposal = z.infer<typeof BeginningProposal>;
export type ChangingProposal = z.infer<typeof ChangingProposal>;
export type StepOfProposal = z.infer<typeof StepOfProposal>;
export type ReasonedStep = z.infer<typeof ReasonedStep>;

const byProposal = z.object({ proposalId: z.uuid() });
const steps = [
  ...(['/problems/not-permitted', '/problems/set-proposal-not-found'] as const),
  ...(['/problems/stale-version', '/problems/proposal-state'] as const),
] as const;

/** How a province's office succeeds a criteria set, and a second person lets it. */
export const setProposalApi = {
  listSetProposals: question({
    path: '/set-proposals',
    summary: 'Successors of criteria sets that were begun, the newest first',
    answer: z.array(SetProposalHead),
    problems: ['/problems/not-permitted'],
  }),
  viewSetProposal: question({
    path: '/set-proposals/:proposalId',
    summary: 'One of them: what it says, what it asks otherwise, what is wrong with it, who did what',
    params: byProposal,
    answer: SetProposalView,
    problems: ['/problems/not-permitted', '/problems/set-proposal-not-found'],
  }),
  trySetProposal: question({
    path: '/set-proposals/:proposalId/trial',
    summary: 'Which communes would meet otherwise what the draft asks, by what is known of a day',
    params: byProposal,
    /** Today unless said. */
    query: z.object({ on: DateOnly.exactOptional(), ...ByUnits.shape }),
    answer: SetTrial,
    problems: ['/problems/not-permitted', '/problems/set-proposal-not-found'],
  }),
  beginSetProposal: command({
    path: '/set-proposals',
    summary: 'Begins one as a copy of a version',
    body: BeginningProposal,
    answer: SetProposalView,
    status: 201,
    problems: ['/problems/not-permitted', '/problems/invalid-request'],
  }),
  changeSetProposal: command({
    method: 'PUT',
    path: '/set-proposals/:proposalId/draft',
    summary: 'Keeps what is drafted, also what cannot be submitted yet; the answer says what is wrong',
    params: byProposal,
    body: ChangingProposal,
    answer: SetProposalView,
    problems: steps,
  }),
  submitSetProposal: command({
    path: '/set-proposals/:proposalId/submit',
    summary: 'Hands it to a second person; refused with every fault at its place',
    params: byProposal,
    body: StepOfProposal,
    answer: SetProposalView,
    problems: [...steps, '/problems/set-succeeded', '/problems/invalid-request'],
  }),
  returnSetProposal: command({
    path: '/set-proposals/:proposalId/return',
    summary: 'Gives it back as a draft, with the reason',
    params: byProposal,
    body: ReasonedStep,
    answer: SetProposalView,
    problems: steps,
  }),
  approveSetProposal: command({
    path: '/set-proposals/:proposalId/approve',
    summary: 'A second person approves: it becomes the next version of the set, in force from its day',
    params: byProposal,
    body: StepOfProposal,
    answer: SetProposalView,
    problems: [...steps, '/problems/own-proposal', '/problems/set-succeeded', '/problems/invalid-request'],
  }),
  withdrawSetProposal: command({
    path: '/set-proposals/:proposalId/withdraw',
    summary: 'Takes it back for good, with the reason',
    params: byProposal,
    body: ReasonedStep,
    answer: SetProposalView,
    problems: steps,
  }),
};

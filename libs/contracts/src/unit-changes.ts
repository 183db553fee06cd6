import { z } from 'zod';
import { command, question } from './api';
import { Action, Confidence, DateOnly, DecisionPaper, Source, Text, Tier } from './common';
import { defineEvent, type EventOf } from './envelope';
import { patterns } from './patterns';
import { UnitAlteration, UnitChange, UnitForm } from './units';

/** What depends on a unit that changes, and how: for each there is a successor rule. */
export const SuccessionCase = z.enum([
  /** Every unit that went into the successor holds the title. */
  'titleOfAll',
  /** Some of them hold it. */
  'titleOfSome',
  /** No one unit took all of the holder. */
  'titleWithoutOne',
  'dossierOfEnded',
  'dossierWithoutOne',
  'dossierOfMoved',
  /** The commune is below no district any more. */
  'dossierWithoutDistrict',
  /** Its province was taken over, or its commune went to another one. */
  'dossierOfOtherProvince',
  'appointmentAtEnded',
  'organisationOfEnded',
  /** Who steers the programmes of a unit that is no more. */
  'steeringOfEnded',
  /** A criterion that an organisation leads. */
  'leadOfEnded',
  'registrationOfEnded',
  /** Of a target of a year that names the unit, or hamlets in it. */
  'targetOfEnded',
  /** The register of households of a commune that one unit took whole. */
  'householdOfEnded',
  'householdWithoutOne',
  /** Of a commune that one of another province took whole. */
  'householdOfOtherProvince',
  /** Figures of a unit stay the figures of that unit; another day's units read them carried. */
  'figuresOfEnded',
]);
export type SuccessionCase = z.infer<typeof SuccessionCase>;

/** What becomes of it. `notLaidDown`: no text says, a person decides. */
export const SuccessionOutcome = z.enum(['stays', 'provisional', 'goesOn', 'ends', 'notLaidDown']);
export type SuccessionOutcome = z.infer<typeof SuccessionOutcome>;

/** A successor rule as data: of several for a case that are in force on a day, the decision chooses one. */
export const SuccessionRule = z.object({
  id: z.string().regex(patterns.ruleId.pattern),
  case: SuccessionCase,
  outcome: SuccessionOutcome,
  title: Text,
  /** First and last day of changes that it is for, both included; `to` null: until further notice. */
  effective: z.object({ from: DateOnly, to: DateOnly.nullable() }),
  source: Source,
  confidence: Confidence,
});
export type SuccessionRule = z.infer<typeof SuccessionRule>;

/** One happening of a decision; several happen at once, as when the communes of a district move and it ends. */
export const HappeningAsked = UnitChange.pick({ ends: true, begins: true, changes: true, parts: true }).extend({
  kind: UnitChange.shape.kind.exclude(['founded']),
  ends: UnitChange.shape.ends.max(200),
  begins: z.array(UnitForm).max(200),
  changes: z.array(UnitAlteration).max(200),
  parts: UnitChange.shape.parts.max(400),
});
export type HappeningAsked = z.infer<typeof HappeningAsked>;

/**
 * A decision about units as it is entered, once. The id of a unit that begins is the sender's to choose so that parts
 * can name it; it is replaced by one of its code and first day.
 */
export const DraftingProposal = z.object({
  effectiveOn: DateOnly,
  decision: DecisionPaper,
  happenings: z.array(HappeningAsked).min(1).max(60),
  /** Ids of successor rules, at most one a case; of the cases left out the first rule in force is taken. */
  rules: z.array(SuccessionRule.shape.id).max(20).default([]),
});
export type DraftingProposal = z.infer<typeof DraftingProposal>;

const seenVersion = z.number().int().positive();
const reason = z.string().trim().min(3).max(400);
export const AmendingProposal = DraftingProposal.extend({ seenVersion });
export const DecidingProposal = z.object({ seenVersion });
export const ReturningProposal = z.object({ reason, seenVersion });
export const ReversingChange = z.object({ reason, decision: DecisionPaper.nullable().default(null), seenVersion });
export type AmendingProposal = z.infer<typeof AmendingProposal>;
export type DecidingProposal = z.infer<typeof DecidingProposal>;
export type ReturningProposal = z.infer<typeof ReturningProposal>;
export type ReversingChange = z.infer<typeof ReversingChange>;

/** `approved`: it is in the register, and its day has not come. */
export const ProposalState = z.enum(['draft', 'proposed', 'approved', 'inEffect', 'reversed']);
export type ProposalState = z.infer<typeof ProposalState>;

const ProposalAct = z.object({
  kind: z.enum(['drafted', 'amended', 'proposed', 'returned', 'approved', 'tookEffect', 'reversed']),
  /** Null: the day came by itself. */
  by: z.object({ officerId: z.uuid(), displayName: z.string() }).nullable(),
  at: z.iso.datetime(),
  reason: z.string().nullable(),
});

/** What directory itself did to something of its own on the day, and whether a reversal restored it. */
export const DirectoryEffect = z.object({
  kind: z.enum(['appointment', 'unit', 'organisation']),
  id: z.uuid(),
  unitId: z.uuid(),
  label: z.string(),
  /** `kept`: it was changed or used since, so that a person decides what becomes of it. */
  state: z.enum(['applied', 'restored', 'kept']),
});
export type DirectoryEffect = z.infer<typeof DirectoryEffect>;

export const UnitProposalView = z.object({
  id: z.uuid(),
  provinceId: z.uuid(),
  /** The nation decided it, and this is what of it is the province’s: nobody here takes it a step further. */
  national: z.boolean().default(false),
  state: ProposalState,
  effectiveOn: DateOnly,
  decision: DecisionPaper,
  happenings: z.array(HappeningAsked),
  rules: z.array(SuccessionRule),
  /** The units that it touches as they are on its day, and those that end as they were the day before. */
  units: z.array(UnitForm),
  acts: z.array(ProposalAct),
  effects: z.array(DirectoryEffect),
  reversal: z.object({ reason: z.string(), decision: DecisionPaper.nullable(), on: DateOnly }).nullable(),
  version: z.number().int().positive(),
  actions: z.array(Action),
});
export type UnitProposalView = z.infer<typeof UnitProposalView>;

export const DependantKind = z.enum([
  'title',
  'dossier',
  'appointment',
  'organisation',
  'steering',
  'lead',
  'registration',
  'target',
  'assessment',
  'figure',
  'money',
  'household',
  'support',
  'holding',
]);
export type DependantKind = z.infer<typeof DependantKind>;

/** What became of something by a change that took effect. */
export const Succession = z.object({
  changeId: z.uuid(),
  case: SuccessionCase,
  outcome: SuccessionOutcome,
  rule: SuccessionRule,
  effectiveOn: DateOnly,
  decision: DecisionPaper,
  /** The unit it came from, and the one that it is with now; null: none for certain. */
  fromId: z.uuid(),
  fromName: z.string(),
  toId: z.uuid().nullable(),
  toName: z.string().nullable(),
});
export type Succession = z.infer<typeof Succession>;

/** Something that hangs on a unit, or so many of a kind. */
export const UnitDependant = z.object({
  kind: DependantKind,
  unitId: z.uuid(),
  /** Null where so many are counted, not named. */
  id: z.uuid().nullable(),
  label: Text,
  count: z.number().int().positive(),
  tier: Tier.nullable(),
  /** Of a dossier: its commune and district, and its year. */
  dossier: z.object({ communeId: z.uuid(), districtId: z.uuid(), year: z.number().int() }).nullable(),
});
export type UnitDependant = z.infer<typeof UnitDependant>;

const byProvince = z.object({ provinceId: z.uuid() });
const byProposal = z.object({ proposalId: z.uuid() });
const deciding = ['/problems/not-permitted', '/problems/proposal-not-found', '/problems/stale-version'] as const;
const entering = ['/problems/units-refused', '/problems/invalid-request', '/problems/unit-not-found'] as const;

/** Served by every service that keeps something of units: each answers from its own rows, by its own policy. */
export const dependantApi = {
  listUnitDependants: question({
    path: '/unit-dependants',
    summary: 'What hangs on these units here: what a change of them would touch',
    query: z.object({
      unitIds: z
        .string()
        .regex(patterns.unitIds.pattern)
        .transform((ids) => ids.split(','))
        .pipe(z.array(z.uuid())),
    }),
    answer: z.array(UnitDependant),
    problems: ['/problems/not-permitted'],
  }),
};

/** How an administrator enters a decision about units, and a second one lets it take effect. */
export const unitChangeApi = {
  listSuccessionRules: question({
    path: '/succession-rules',
    summary: 'Successor rules with source and confidence; `on`: those for changes of that day',
    query: z.object({ on: DateOnly.optional() }),
    answer: z.array(SuccessionRule),
  }),
  listUnitProposals: question({
    path: '/provinces/:provinceId/unit-proposals',
    summary: 'Changes of units that were entered, the newest first',
    params: byProvince,
    answer: z.array(UnitProposalView),
    problems: ['/problems/province-not-found', '/problems/not-permitted'],
  }),
  viewUnitProposal: question({
    path: '/unit-proposals/:proposalId',
    summary: 'One change of units: what it says, who did what with it, what it did',
    params: byProposal,
    answer: UnitProposalView,
    problems: ['/problems/proposal-not-found', '/problems/not-permitted'],
  }),
  draftUnitProposal: command({
    path: '/provinces/:provinceId/unit-proposals',
    summary: 'Enters a decision about units as a draft; what cannot have happened so is refused at its field',
    params: byProvince,
    body: DraftingProposal,
    answer: UnitProposalView,
    status: 201,
    problems: ['/problems/not-permitted', '/problems/province-not-found', ...entering],
  }),
  amendUnitProposal: command({
    path: '/unit-proposals/:proposalId/amend',
    summary: 'Changes a draft',
    params: byProposal,
    body: AmendingProposal,
    answer: UnitProposalView,
    problems: [...deciding, '/problems/proposal-state', ...entering],
  }),
  proposeUnitChange: command({
    path: '/unit-proposals/:proposalId/propose',
    summary: 'Hands a draft to a second person',
    params: byProposal,
    body: DecidingProposal,
    answer: UnitProposalView,
    problems: [...deciding, '/problems/proposal-state', ...entering],
  }),
  returnUnitProposal: command({
    path: '/unit-proposals/:proposalId/return',
    summary: 'Gives it back as a draft, with the reason',
    params: byProposal,
    body: ReturningProposal,
    answer: UnitProposalView,
    problems: [...deciding, '/problems/proposal-state'],
  }),
  approveUnitProposal: command({
    path: '/unit-proposals/:proposalId/approve',
    summary: 'A second person approves: the register learns it, and on its day it takes effect everywhere',
    params: byProposal,
    body: DecidingProposal,
    answer: UnitProposalView,
    problems: [...deciding, '/problems/proposal-state', '/problems/own-proposal', ...entering],
  }),
  reverseUnitChange: command({
    path: '/unit-proposals/:proposalId/reverse',
    summary: 'A correcting event: what was approved by mistake did not happen, and what depended on it is restored',
    params: byProposal,
    body: ReversingChange,
    answer: UnitProposalView,
    problems: [...deciding, '/problems/proposal-state', ...entering],
  }),
};

/** Subject: the proposal. Each service applies it to what it owns, and restores that when it is reversed. */
export const UnitsSucceeded = defineEvent({
  source: '/directory',
  type: 'directory.succession.described',
  topic: 'langmoi.directory.succession.v1',
  compacted: true,
  summary: 'A change of units took effect, or was reversed: the whole of it, with the successor rules that were chosen',
  data: z.object({
    changeId: z.uuid(),
    state: z.enum(['inEffect', 'reversed']),
    effectiveOn: DateOnly,
    decision: DecisionPaper,
    happenings: z.array(HappeningAsked),
    rules: z.array(SuccessionRule),
    units: z.array(UnitForm),
    /** Those of them that are another province's from the day on: nothing here goes on with them. */
    outside: z.array(z.uuid()).default([]),
    reversal: UnitProposalView.shape.reversal,
  }),
});
export type UnitsSucceeded = EventOf<typeof UnitsSucceeded>;

import { z } from 'zod';
import { command, question } from './api';
import { Capacity } from './caller';
import { Action, Confidence, DateOnly, DecisionPaper, Text } from './common';
import { defineEvent, type EventOf } from './envelope';
import { ListFormat, ListImport, SendingList } from './list-imports';
import { patterns } from './patterns';
import { Succession } from './unit-changes';
import { ByUnits, Carried, CarriedPlace } from './units';

/** What the review found by the standard in force; `neither`: above it, and therefore no longer in the register. */
export const HouseholdClass = z.enum(['poor', 'nearPoor', 'neither']);
export type HouseholdClass = z.infer<typeof HouseholdClass>;

/** What a household of the register can be. */
const ClassInRegister = HouseholdClass.exclude(['neither']);

/** A multidimensional poverty standard as law, and the days on which it decides who is poor. */
export const PovertyStandard = z.object({
  id: z.string().regex(patterns.standardId.pattern),
  title: Text,
  legalBasis: z.string().min(1),
  /** First and last day, both included; `toOn` null: until further notice. */
  fromOn: DateOnly,
  toOn: DateOnly.nullable(),
  confidence: Confidence,
});
export type PovertyStandard = z.infer<typeof PovertyStandard>;

/** What somebody is to the head of the household; exactly one of a household is the head. */
export const RelationToHead = z.enum([
  'head',
  'spouse',
  'child',
  'parent',
  'grandparent',
  'grandchild',
  'sibling',
  'other',
]);
export type RelationToHead = z.infer<typeof RelationToHead>;

/** A year where nobody knows the day, as the papers of many old people have it, or a date. */
const Birth = z
  .string()
  .refine((birth) => /^(19|20)\d{2}$/.test(birth) || DateOnly.safeParse(birth).success, { params: { code: 'birth' } });

/** Twelve digits, or the nine of the older card. */
const IdentityNumber = z
  .string()
  .refine((digits) => /^(\d{9}|\d{12})$/.test(digits), { params: { code: 'identityNumber' } });

const PhoneNumber = z.string().refine((phone) => /^\+?\d(?:[ .]?\d){7,14}$/.test(phone), { params: { code: 'phone' } });

export const HouseholdMember = z.object({
  name: z.string().trim().min(2).max(120),
  birth: Birth,
  relation: RelationToHead,
  identityNumber: IdentityNumber.nullable().default(null),
});
export type HouseholdMember = z.infer<typeof HouseholdMember>;

const Members = z
  .array(HouseholdMember)
  .min(1)
  .max(30)
  .refine((members) => members.filter(({ relation }) => relation === 'head').length === 1, {
    params: { code: 'oneHead' },
  })
  .superRefine((members, { addIssue }) => {
    const numbers = members.map(({ identityNumber }) => identityNumber);
    numbers.forEach((number, at) => {
      if (number === null || numbers.indexOf(number) === at) return;
      addIssue({ code: 'custom', path: [at, 'identityNumber'], params: { code: 'identityTwice' } });
    });
  });

/** What the commune says of a household: who lives where, and what the review found by which decision. */
export const HouseholdContent = z.object({
  hamlet: z.string().trim().min(2).max(80),
  address: z.string().trim().min(2).max(200).nullable().default(null),
  phone: PhoneNumber.nullable().default(null),
  members: Members,
  classification: ClassInRegister,
  /** First day of the classification; the standard in force on it is the one that counts. */
  since: DateOnly,
  decision: DecisionPaper,
});
export type HouseholdContent = z.infer<typeof HouseholdContent>;

export const CorrectHousehold = HouseholdContent.extend({ seenVersion: z.number().int().positive() });
export type CorrectHousehold = z.infer<typeof CorrectHousehold>;

/** Why a household left the register. */
export const LeavingReason = z.enum(['aboveStandard', 'movedAway', 'dissolved', 'enteredByMistake']);
export type LeavingReason = z.infer<typeof LeavingReason>;

export const RemoveHousehold = z.object({
  /** The first day on which it is not in the register any more. */
  on: DateOnly,
  reason: LeavingReason,
  decision: DecisionPaper,
  seenVersion: z.number().int().positive(),
});
export type RemoveHousehold = z.infer<typeof RemoveHousehold>;

/**
 * A household as the reader's office may see it: the head's name, address and phone are `•••`, and the members are null,
 * but for whom the table of fields names.
 */
export const HouseholdView = z.object({
  id: z.uuid(),
  /** The commune in whose register it was entered. */
  unitId: z.uuid(),
  unitName: z.string(),
  /** 1, 2, 3 … in the register of the commune. */
  number: z.number().int().positive(),
  hamlet: z.string(),
  headName: z.string(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  memberCount: z.number().int().positive(),
  members: z.array(HouseholdMember.extend({ birth: z.string(), identityNumber: z.string().nullable() })).nullable(),
  classification: HouseholdClass,
  standard: PovertyStandard.pick({ id: true, title: true, legalBasis: true }),
  since: DateOnly,
  decision: DecisionPaper,
  /** Null while it is in the register. */
  left: RemoveHousehold.omit({ seenVersion: true }).nullable(),
  /** What a command that changes it names as `seenVersion`. */
  version: z.number().int().positive(),
  rehearsal: z.boolean(),
  /** Where changes of units touched the register, and who keeps it since. */
  successions: z.array(Succession).exactOptional(),
  actions: z.array(Action),
});
export type HouseholdView = z.infer<typeof HouseholdView>;

/** What was done with a household of the register: which class it had from when, by which decision. */
export const HouseholdAct = z.object({
  version: z.number().int().positive(),
  kind: z.enum(['registered', 'corrected', 'removed']),
  classification: HouseholdClass,
  on: DateOnly,
  decision: DecisionPaper,
  reason: LeavingReason.nullable(),
  /** How whoever did it held the office. */
  capacity: Capacity,
  at: z.iso.datetime(),
});
export type HouseholdAct = z.infer<typeof HouseholdAct>;

export const HouseholdHistory = HouseholdView.extend({
  /** The newest first. */
  history: z.array(HouseholdAct),
  /** Where `units` was asked for: where its commune lies. */
  place: CarriedPlace.exactOptional(),
});
export type HouseholdHistory = z.infer<typeof HouseholdHistory>;

/** As many households as one answer holds. */
export const householdsAtOnce = 50;

export const HouseholdList = z.object({
  households: z.array(HouseholdView),
  /** How many there are on all pages. */
  total: z.number().int().nonnegative(),
  /** Communes whose registers the reader's office reaches. */
  communes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  /** Where `units` was asked for: where the communes of these households lie. */
  carried: Carried.exactOptional(),
  /** What may be done in the register of the reader's own commune; empty elsewhere. */
  actions: z.array(Action),
});
export type HouseholdList = z.infer<typeof HouseholdList>;

/** `left`: those that are not in the register any more; without a standing, those that are. */
export const HouseholdStanding = z.enum(['poor', 'nearPoor', 'left']);
export type HouseholdStanding = z.infer<typeof HouseholdStanding>;

export const HouseholdFilter = z.object({
  /** A commune, or a district with all of its communes. */
  unitId: z.uuid().optional(),
  standing: HouseholdStanding.optional(),
  search: z.string().max(80).optional(),
});
export type HouseholdFilter = z.infer<typeof HouseholdFilter>;

const byHousehold = z.object({ householdId: z.uuid() });
const byCommune = z.object({ communeId: z.uuid() });
const saying = ['/problems/not-permitted', '/problems/poverty-standard-unknown', '/problems/figures-closed'] as const;
const changing = ['/problems/household-not-found', '/problems/household-left', '/problems/stale-version'] as const;

/** The register of poor and near-poor households: the part of poverty's API that holds personal data. */
export const householdApi = {
  listHouseholds: question({
    path: '/households',
    summary: 'Households of the register; `search` finds by hamlet and number, and by what the reader sees of persons',
    query: HouseholdFilter.extend({ ...ByUnits.shape, page: z.coerce.number().int().min(1).max(10_000).default(1) }),
    answer: HouseholdList,
    problems: ['/problems/unit-not-found'],
  }),
  exportHouseholds: question({
    path: '/household-export',
    summary: 'The same households as a file with the same masks, all pages in one',
    query: HouseholdFilter.extend({ ...ByUnits.shape, format: ListFormat.shape.format.default('csv') }),
    problems: ['/problems/unit-not-found'],
  }),
  exportRegister: question({
    path: '/communes/:communeId/households/file',
    summary: 'The register of a commune as its keeper enters it, as a file that an import takes back without a change',
    params: byCommune,
    query: ListFormat,
    problems: ['/problems/unit-not-found'],
  }),
  importRegister: command({
    path: '/communes/:communeId/households/imports',
    summary: 'Households of a commune from a CSV or XLSX file: tried, or taken over as shown',
    params: byCommune,
    body: SendingList,
    bodyKind: 'multipart',
    answer: ListImport,
    problems: [
      '/problems/not-permitted',
      '/problems/unit-not-found',
      '/problems/stale-version',
      '/problems/file-not-readable',
    ],
  }),
  viewHousehold: question({
    path: '/households/:householdId',
    summary: 'One household with what was decided on it',
    params: byHousehold,
    query: ByUnits,
    answer: HouseholdHistory,
    problems: ['/problems/household-not-found'],
  }),
  registerHousehold: command({
    path: '/communes/:communeId/households',
    summary: 'Takes a household into the register of a commune',
    params: byCommune,
    body: HouseholdContent,
    answer: HouseholdView,
    status: 201,
    problems: [...saying, '/problems/unit-not-found'],
  }),
  correctHousehold: command({
    path: '/households/:householdId/corrections',
    summary: 'Says anew who belongs to a household and what the review found',
    params: byHousehold,
    body: CorrectHousehold,
    answer: HouseholdView,
    problems: [...saying, ...changing],
  }),
  removeHousehold: command({
    path: '/households/:householdId/removal',
    summary: 'Takes a household out of the register from a day, with the reason',
    params: byHousehold,
    body: RemoveHousehold,
    answer: HouseholdView,
    problems: ['/problems/not-permitted', '/problems/figures-closed', ...changing],
  }),
};

/** Which class a household has from when; no name, no number, no place below the commune. */
const classified = z.object({
  householdId: z.uuid(),
  /** The commune. */
  unitId: z.uuid(),
  classification: HouseholdClass,
  standard: z.string(),
  since: DateOnly,
  memberCount: z.number().int().positive(),
  rehearsal: z.boolean(),
});
const topic = 'langmoi.poverty.household.v1';

/** Subject: the household. */
export const HouseholdRegistered = defineEvent({
  source: '/poverty',
  type: 'poverty.household.registered',
  topic,
  summary: 'A household came into the register of its commune',
  data: classified,
});
export type HouseholdRegistered = EventOf<typeof HouseholdRegistered>;

/** Subject: the household. Also where only what is personal changed, which no event carries. */
export const HouseholdCorrected = defineEvent({
  source: '/poverty',
  type: 'poverty.household.corrected',
  topic,
  summary: 'What the register says of a household was said anew',
  data: classified,
});
export type HouseholdCorrected = EventOf<typeof HouseholdCorrected>;

/** Subject: the household. */
export const HouseholdRemoved = defineEvent({
  source: '/poverty',
  type: 'poverty.household.removed',
  topic,
  summary: 'A household left the register of its commune',
  data: classified.extend({ on: DateOnly, reason: LeavingReason }),
});
export type HouseholdRemoved = EventOf<typeof HouseholdRemoved>;

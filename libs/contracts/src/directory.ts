import { z } from 'zod';
import { command, question } from './api';
import { Capacity, Role } from './caller';
import { DateOnly, DecisionPaper, Source, Text, UnitLevel } from './common';
import { defineEvent, type EventOf } from './envelope';
import { OfficeView, Predecessor } from './gateway';
import { NotingUnitFact, UnitFact, UnitFactsView, WithdrawingUnitFact } from './unit-facts';
import {
  ByUnits,
  CarriedPlace,
  TakenOver,
  UnitChangesView,
  UnitDoubt,
  UnitFindingsView,
  UnitHit,
  UnitKind,
  UnitLife,
  UnitLifeView,
} from './units';
import { Succession } from './unit-changes';

export const UnitView = z.object({
  id: z.uuid(),
  provinceId: z.uuid(),
  /** Null for the province itself. */
  parentId: z.uuid().nullable(),
  level: UnitLevel,
  kind: UnitKind,
  code: z.string(),
  name: z.string(),
});
export type UnitView = z.infer<typeof UnitView>;

/** A name as a paper writes it, and the unit it means; `unitId` null: nobody could tell, and it stays so. */
export const AliasView = z.object({
  written: z.string(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  districtName: z.string(),
  basis: z.enum(['spelling', 'elimination', 'unresolved']),
  because: Text,
  sources: z.array(Source),
});
export type AliasView = z.infer<typeof AliasView>;

export const OrganisationKind = z.enum([
  'peoplesCommittee',
  'fatherlandFront',
  'coordinationOffice',
  'department',
  'appraisalCouncil',
  /** Ban Chỉ đạo: steers the programmes of a unit. */
  'steeringCommittee',
  'ppcChairman',
  'other',
]);
export type OrganisationKind = z.infer<typeof OrganisationKind>;

/** Which criterion of which set an organisation leads, and whether a paper says so or we concluded it. */
export const Lead = z.object({
  criteriaSet: z.string(),
  criterion: z.number().int().positive(),
  basis: z.enum(['named', 'inferred']),
  source: Source.nullable(),
  /** First and last day, both included; absent: since before the records begin, and until further notice. */
  fromOn: DateOnly.optional(),
  toOn: DateOnly.nullable().optional(),
});
export type Lead = z.infer<typeof Lead>;

export const OrganisationView = z.object({
  id: z.uuid(),
  provinceId: z.uuid(),
  unitId: z.uuid(),
  kind: OrganisationKind,
  name: z.string(),
  /** Of the day. */
  leads: z.array(Lead),
  /** What it led before, and will lead, as far as that is decided; absent: nothing. */
  otherLeads: z.array(Lead).exactOptional(),
  /** Officers with an appointment in force; ids only, names stay in directory. */
  members: z.array(
    z.object({
      officerId: z.uuid(),
      role: Role,
      appointmentId: z.uuid().optional(),
      capacity: Capacity.optional(),
      /** Where the officer is at home: for recusal. Null: not known. */
      homeUnitId: z.uuid().nullable().optional(),
      /** The appointment that is acted for, where the capacity is not one's own. */
      onBehalfOf: z.uuid().nullable().optional(),
      /** The paper that gave the office, shown with what is signed on behalf. */
      decision: DecisionPaper.nullable().optional(),
    }),
  ),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

/** With what changes of units made of it and of what it leads, each with its rule and paper. */
export const ListedOrganisation = OrganisationView.extend({
  successions: z.array(Succession).exactOptional(),
  /** Where `units` was asked for: where its unit lies then. */
  place: CarriedPlace.exactOptional(),
});
export type ListedOrganisation = z.infer<typeof ListedOrganisation>;

/** A demo account on the roles page. Every one is made up, and says so. */
export const AccountView = z.object({
  account: z.string(),
  officerId: z.uuid(),
  displayName: z.string(),
  role: Role,
  organisationName: z.string(),
  unitName: z.string(),
  /** How they sign: a deputy for the head, for instance. */
  capacity: Capacity.optional(),
  rehearsal: z.boolean(),
});
export type AccountView = z.infer<typeof AccountView>;

/**
 * For the gateway alone: who an account is, from the appointments in force today. No office: somebody who is known and
 * may do nothing today. `national`: their offices belong to the nation, and read one province at a time.
 */
export const CallerView = z.object({
  account: z.string(),
  displayName: z.string(),
  officerId: z.uuid(),
  provinceId: z.uuid(),
  rehearsal: z.boolean(),
  national: z.boolean(),
  /** Provinces that theirs took over, and that it reads by a grant in force today. */
  predecessors: z.array(Predecessor).default([]),
  /** One for each organisation and unit, with every role held in it; the newest appointment first. */
  offices: z.array(OfficeView.extend({ unitPath: z.array(z.uuid()) })),
});
export type CallerView = z.infer<typeof CallerView>;

export const ProvinceView = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  /** Demo provinces have a date of their own; the others live by the world's clock. */
  isDemo: z.boolean(),
  today: DateOnly,
});
export type ProvinceView = z.infer<typeof ProvinceView>;

export const MoveClock = z.object({ to: DateOnly });
export type MoveClock = z.infer<typeof MoveClock>;

const byProvince = z.object({ provinceId: z.uuid() });
/** What the register knew at an instant; all that it knows unless said. */
const knownAt = z.iso.datetime().optional();
const onADay = z.object({ on: DateOnly.optional(), knownAt });

export const directoryApi = {
  listProvinces: question({
    path: '/provinces',
    summary: 'Provinces the caller may see',
    answer: z.array(ProvinceView),
  }),
  viewProvince: question({
    path: '/provinces/:provinceId',
    summary: 'One province with its date',
    params: byProvince,
    answer: ProvinceView,
    problems: ['/problems/province-not-found'],
  }),
  listUnits: question({
    path: '/provinces/:provinceId/units',
    summary: 'Districts and communes of a province: those of today, or as the register knows them on a day',
    params: byProvince,
    query: onADay,
    answer: z.array(UnitView),
    problems: ['/problems/province-not-found'],
  }),
  listUnitChanges: question({
    path: '/provinces/:provinceId/unit-changes',
    summary: 'What the units of a province on one day became by another, with the papers',
    params: byProvince,
    query: z.object({ from: DateOnly, to: DateOnly, knownAt }),
    answer: UnitChangesView,
    problems: ['/problems/province-not-found', '/problems/invalid-request'],
  }),
  listAliases: question({
    path: '/provinces/:provinceId/aliases',
    summary: 'Names as papers write them, and what each was resolved to',
    params: byProvince,
    answer: z.array(AliasView),
    problems: ['/problems/province-not-found'],
  }),
  viewUnit: question({
    path: '/units/:unitId',
    summary: 'One unit',
    params: z.object({ unitId: z.uuid() }),
    answer: UnitView,
    problems: ['/problems/unit-not-found'],
  }),
  viewUnitLife: question({
    path: '/units/:unitId/life',
    summary: 'The life of a unit of any province with its papers, as known at an instant',
    params: z.object({ unitId: z.uuid() }),
    query: z.object({ asOf: DateOnly.optional(), knownAt }),
    answer: UnitLifeView,
    problems: ['/problems/unit-not-found'],
  }),
  viewUnitFacts: question({
    path: '/units/:unitId/facts',
    summary: 'What is said of a unit of any province: names in papers, zones, hamlets; with the papers',
    params: z.object({ unitId: z.uuid() }),
    query: z.object({ on: DateOnly.optional() }),
    answer: UnitFactsView,
    problems: ['/problems/unit-not-found'],
  }),
  noteUnitFact: command({
    path: '/units/:unitId/facts',
    summary: 'Notes a name in a paper, a zone or a hamlet of a unit; nothing is overwritten',
    params: z.object({ unitId: z.uuid() }),
    body: NotingUnitFact,
    answer: UnitFact,
    status: 201,
    problems: ['/problems/not-permitted', '/problems/unit-not-found', '/problems/hamlet-unknown'],
  }),
  withdrawUnitFact: command({
    path: '/unit-facts/:factId/withdraw',
    summary: 'Says that a fact was noted wrongly, and why',
    params: z.object({ factId: z.uuid() }),
    body: WithdrawingUnitFact,
    answer: UnitFact,
    problems: [
      '/problems/not-permitted',
      '/problems/unit-not-found',
      '/problems/unit-fact-not-found',
      '/problems/unit-fact-withdrawn',
    ],
  }),
  searchUnits: question({
    path: '/units/search',
    summary: 'Units of the country by name, former name, spelling of a paper or code, one wrong letter allowed',
    query: z.object({
      /** Perhaps with its kind, and with what it is below after a comma: «xã Hàm Tân, Trà Cú». */
      q: z.string().trim().min(1).max(80),
      /** By the names of which day; today's unless said. */
      on: DateOnly.optional(),
      limit: z.coerce.number().int().min(1).max(20).default(10),
    }),
    answer: z.array(UnitHit),
  }),
  listUnitFindings: question({
    path: '/unit-findings',
    summary: 'What sources tell of the country’s units and the register does not take for certain',
    query: z.object({
      /** Those of a unit, or of all of a province. */
      unitId: z.uuid().optional(),
      doubt: UnitDoubt.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    answer: UnitFindingsView,
  }),
  listOrganisations: question({
    path: '/provinces/:provinceId/organisations',
    summary: 'Organisations and the criteria they lead',
    params: byProvince,
    query: ByUnits,
    answer: z.array(ListedOrganisation),
    problems: ['/problems/province-not-found'],
  }),
  listAccounts: question({
    path: '/accounts',
    summary: 'Demo accounts of the roles page',
    answer: z.array(AccountView),
    open: true,
    problems: ['/problems/not-demo'],
  }),
  findCaller: question({
    path: '/callers/:account',
    summary: 'For the gateway: who an account is today',
    params: z.object({ account: z.string().min(1).max(80) }),
    answer: CallerView,
    problems: ['/problems/account-not-found', '/problems/not-permitted'],
  }),
  moveClock: command({
    path: '/provinces/:provinceId/clock',
    summary: "Moves a demo province's date forward",
    params: byProvince,
    body: MoveClock,
    answer: ProvinceView,
    problems: ['/problems/clock-is-the-worlds', '/problems/clock-only-forward', '/problems/province-not-found'],
  }),
};

export const UnitDescribed = defineEvent({
  source: '/directory',
  type: 'directory.unit.described',
  topic: 'langmoi.directory.unit.v1',
  compacted: true,
  summary: 'The whole state of an administrative unit, with its life where the register of units knows it',
  data: UnitView.extend({
    life: UnitLife.optional(),
    /** Of a province that another one took over: whoever has that unit may read what it kept. */
    successor: TakenOver.optional(),
  }),
});
export type UnitDescribed = EventOf<typeof UnitDescribed>;

export const OrganisationDescribed = defineEvent({
  source: '/directory',
  type: 'directory.organisation.described',
  topic: 'langmoi.directory.organisation.v1',
  compacted: true,
  summary: 'The whole state of an organisation: what it leads and who sits in it',
  data: OrganisationView,
});
export type OrganisationDescribed = EventOf<typeof OrganisationDescribed>;

/** Subject: the province. */
export const ClockMoved = defineEvent({
  source: '/directory',
  type: 'directory.clock.moved',
  topic: 'langmoi.directory.clock.v1',
  compacted: true,
  summary: "A demo province's date was set; legal waits follow it",
  data: z.object({ provinceId: z.uuid(), isDemo: z.boolean(), today: DateOnly }),
});
export type ClockMoved = EventOf<typeof ClockMoved>;

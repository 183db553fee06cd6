import { z } from 'zod';
import { command, FilePart, question } from './api';
import { Capacity, Role } from './caller';
import { Action, DateOnly, DecisionPaper, Text } from './common';
import { defineEvent, type EventOf } from './envelope';
import { patterns } from './patterns';
import { Succession } from './unit-changes';
import { ByUnits, CarriedPlace } from './units';

/** person × office × unit × from–to × decision. Authority comes from one that is in force on the day of the act. */
export const AppointmentView = z.object({
  id: z.uuid(),
  officerId: z.uuid(),
  organisationId: z.uuid(),
  organisationName: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  role: Role,
  /** First and last day, both included; `toOn` null: until further notice. */
  fromOn: DateOnly,
  toOn: DateOnly.nullable(),
  capacity: Capacity,
  /** The appointment that is acted for; null in one's own right. */
  onBehalfOf: z.uuid().nullable(),
  decision: DecisionPaper.nullable(),
  /** The decision that ended it, and why. */
  endedBy: z.object({ decision: DecisionPaper.nullable(), reason: z.string() }).nullable(),
  /** Where a change of units ended it: by which successor rule. */
  successions: z.array(Succession).exactOptional(),
  /** Where `units` was asked for: where its unit lies then. */
  place: CarriedPlace.exactOptional(),
  /** The day on which it was cancelled, before its first; then it never gave any power, and `endedBy` says why. */
  cancelledOn: DateOnly.nullable(),
  /** What a command that changes it names as `seenVersion`. */
  version: z.number().int().nonnegative(),
  rehearsal: z.boolean(),
  actions: z.array(Action),
});
export type AppointmentView = z.infer<typeof AppointmentView>;

/** Masked as the reader's office asks: `phone` and `identityNumber` are `•••` but for whom the table of fields names. */
export const PersonView = z.object({
  id: z.uuid(),
  provinceId: z.uuid(),
  displayName: z.string(),
  /** The sign-in name; null: cannot sign in. */
  account: z.string().nullable(),
  phone: z.string().nullable(),
  identityNumber: z.string().nullable(),
  homeUnitId: z.uuid().nullable(),
  homeUnitName: z.string().nullable(),
  /** What a command that corrects the person names as `seenVersion`. */
  version: z.number().int().positive(),
  rehearsal: z.boolean(),
  appointments: z.array(AppointmentView),
  actions: z.array(Action),
});
export type PersonView = z.infer<typeof PersonView>;

/** What somebody could do on a day, and by which appointment. */
export const PowerView = z.object({
  service: z.string(),
  /** The action's name in the service's table. */
  action: z.string(),
  relations: z.array(z.string()),
  role: Role,
  appointmentId: z.uuid(),
  /** As in "may forward: chief of the district office, decision 12/QĐ-UBND, since 01/02/2019". */
  because: Text,
});
export type PowerView = z.infer<typeof PowerView>;

/** One row of an import of officers: what would be, or was, done with it; `errors` in the reader's language. */
export const ImportedRow = z.object({
  row: z.number().int().positive(),
  outcome: z.enum(['invited', 'appointed', 'unchanged', 'refused']),
  displayName: z.string(),
  errors: z.array(z.object({ column: z.string(), detail: z.string() })),
});
export type ImportedRow = z.infer<typeof ImportedRow>;
export const OfficerImport = z.object({ dryRun: z.boolean(), applied: z.boolean(), rows: z.array(ImportedRow) });
export type OfficerImport = z.infer<typeof OfficerImport>;

/** An office for somebody, from a day. */
export const Appointing = z.object({
  organisationId: z.uuid(),
  unitId: z.uuid(),
  role: Role,
  fromOn: DateOnly,
  toOn: DateOnly.nullable().default(null),
  capacity: Capacity.default('own'),
  onBehalfOf: z.uuid().nullable().default(null),
  decision: DecisionPaper,
});
export type Appointing = z.infer<typeof Appointing>;

export const Inviting = z.object({
  displayName: z.string().trim().min(2).max(120),
  account: z.string().regex(patterns.account.pattern),
  phone: z.string().max(20).nullable().default(null),
  identityNumber: z.string().max(20).nullable().default(null),
  homeUnitId: z.uuid().nullable().default(null),
  appointment: Appointing,
});
export type Inviting = z.infer<typeof Inviting>;

export const EndingAppointment = z.object({
  /** Its last day. */
  on: DateOnly,
  reason: z.string().trim().min(3).max(400),
  decision: DecisionPaper.nullable().default(null),
  /** Who takes over what is open; null: the office's list. */
  successorId: z.uuid().nullable().default(null),
  /** The version that was read: two administrators at once do not overwrite each other. */
  seenVersion: z.number().int().nonnegative(),
});
export type EndingAppointment = z.infer<typeof EndingAppointment>;

export const TransferringAppointment = EndingAppointment.extend({ to: Appointing });
export type TransferringAppointment = z.infer<typeof TransferringAppointment>;

/** Takes back an office before its first day; the row stays, as a record. */
export const CancellingAppointment = EndingAppointment.pick({ reason: true, decision: true, seenVersion: true });
export type CancellingAppointment = z.infer<typeof CancellingAppointment>;

/** What is wrong of a person; what is left out stays as it is, also where the reader sees only `•••`. */
export const CorrectingPerson = z.object({
  displayName: z.string().trim().min(2).max(120).optional(),
  phone: z.string().max(20).nullable().optional(),
  identityNumber: z.string().max(20).nullable().optional(),
  homeUnitId: z.uuid().nullable().optional(),
  reason: z.string().trim().min(3).max(400),
  /** The version that was read: two administrators at once do not overwrite each other. */
  seenVersion: z.number().int().positive(),
});
export type CorrectingPerson = z.infer<typeof CorrectingPerson>;

/** Which organisation leads a criterion of a set, from a day. */
export const AssigningLead = z.object({
  organisationId: z.uuid(),
  criteriaSet: z.string().min(1),
  criterion: z.number().int().positive(),
  fromOn: DateOnly,
  decision: DecisionPaper,
});
export type AssigningLead = z.infer<typeof AssigningLead>;

const byProvince = z.object({ provinceId: z.uuid() });
const byPerson = z.object({ personId: z.uuid() });
const byAppointment = z.object({ appointmentId: z.uuid() });
const appointing = [
  '/problems/not-permitted',
  '/problems/person-not-found',
  '/problems/organisation-not-found',
  '/problems/unit-not-found',
  '/problems/appointment-overlaps',
  '/problems/appointment-ends-before-start',
  '/problems/appointment-without-head',
  '/problems/own-office',
] as const;
const ending = [
  '/problems/not-permitted',
  '/problems/appointment-not-found',
  '/problems/appointment-ends-before-start',
  '/problems/appointment-ended',
  '/problems/stale-version',
] as const;

/** Persons, their appointments and what they may do: the part of directory's API that administrators use. */
export const officerApi = {
  listPersons: question({
    path: '/provinces/:provinceId/persons',
    summary: 'Persons with their appointments; `search` finds names with and without diacritics',
    params: byProvince,
    query: z.object({ search: z.string().max(80).optional(), on: DateOnly.optional(), ...ByUnits.shape }),
    answer: z.array(PersonView),
    problems: ['/problems/province-not-found', '/problems/not-permitted'],
  }),
  viewPerson: question({
    path: '/persons/:personId',
    summary: 'One person with all appointments, past and coming',
    params: byPerson,
    query: ByUnits,
    answer: PersonView,
    problems: ['/problems/person-not-found', '/problems/not-permitted'],
  }),
  listPowers: question({
    path: '/persons/:personId/powers',
    summary: 'What somebody could do on a day, and why',
    params: byPerson,
    query: z.object({ on: DateOnly.optional() }),
    answer: z.array(PowerView),
    problems: ['/problems/person-not-found', '/problems/not-permitted'],
  }),
  invitePerson: command({
    path: '/provinces/:provinceId/persons',
    summary: 'Takes in a person with a first office; identity gives them a way to sign in',
    params: byProvince,
    body: Inviting,
    answer: PersonView,
    status: 201,
    problems: [...appointing, '/problems/account-taken', '/problems/province-not-found'],
  }),
  appoint: command({
    path: '/persons/:personId/appointments',
    summary: 'Gives a person an office',
    params: byPerson,
    body: Appointing,
    answer: PersonView,
    status: 201,
    problems: [...appointing],
  }),
  correctPerson: command({
    path: '/persons/:personId/correct',
    summary: 'Corrects what is known of a person; who did it and why is kept',
    params: byPerson,
    body: CorrectingPerson,
    answer: PersonView,
    problems: [
      '/problems/not-permitted',
      '/problems/person-not-found',
      '/problems/unit-not-found',
      '/problems/own-record',
      '/problems/stale-version',
    ],
  }),
  endAppointment: command({
    path: '/appointments/:appointmentId/end',
    summary:
      'Ends an appointment; takes effect at once everywhere, and what is open goes to the successor or the office',
    params: byAppointment,
    body: EndingAppointment,
    answer: PersonView,
    problems: [...ending],
  }),
  cancelAppointment: command({
    path: '/appointments/:appointmentId/cancel',
    summary:
      'Takes back an office before its first day, and what would have been signed on its behalf; kept as a record',
    params: byAppointment,
    body: CancellingAppointment,
    answer: PersonView,
    problems: [
      '/problems/not-permitted',
      '/problems/appointment-not-found',
      '/problems/appointment-begun',
      '/problems/appointment-ended',
      '/problems/stale-version',
    ],
  }),
  transferAppointment: command({
    path: '/appointments/:appointmentId/transfer',
    summary: 'Ends an appointment and gives the person another office from the day after, in one step',
    params: byAppointment,
    body: TransferringAppointment,
    answer: PersonView,
    problems: [...new Set([...ending, ...appointing])],
  }),
  importOfficers: command({
    path: '/provinces/:provinceId/officer-imports',
    summary: 'Officers from a CSV or XLSX file; a dry run says what each row would do',
    params: byProvince,
    body: z.object({ dryRun: z.enum(['true', 'false']).default('true'), file: FilePart }),
    bodyKind: 'multipart',
    answer: OfficerImport,
    problems: ['/problems/not-permitted', '/problems/province-not-found', '/problems/file-not-readable'],
  }),
  exportOfficers: question({
    path: '/provinces/:provinceId/officers-file',
    summary: 'Officers as a file that an import takes back without a change; what is masked is left empty',
    params: byProvince,
    query: z.object({ format: z.enum(['csv', 'xlsx']) }),
    problems: ['/problems/province-not-found', '/problems/not-permitted'],
  }),
  assignLead: command({
    path: '/provinces/:provinceId/leads',
    summary: 'Makes an organisation lead a criterion from a day; who led it until then ends the day before',
    params: byProvince,
    body: AssigningLead,
    answer: z.object({ organisationId: z.uuid(), criteriaSet: z.string(), criterion: z.number(), fromOn: DateOnly }),
    problems: ['/problems/not-permitted', '/problems/organisation-not-found', '/problems/province-not-found'],
  }),
};

/** Subject: the account's id. No name of a person travels. */
export const AccountDescribed = defineEvent({
  source: '/directory',
  type: 'directory.account.described',
  topic: 'langmoi.directory.account.v1',
  compacted: true,
  summary: 'The whole state of a sign-in name: whose it is, whether it may sign in, whether it needs a second factor',
  data: z.object({
    id: z.uuid(),
    provinceId: z.uuid(),
    account: z.string(),
    officerId: z.uuid(),
    active: z.boolean(),
    secondFactor: z.boolean(),
    /** Whether it administers a province or the nation: a national administrator invites those alone. */
    administrator: z.boolean().optional(),
    rehearsal: z.boolean(),
  }),
});
export type AccountDescribed = EventOf<typeof AccountDescribed>;

/** Subject: the appointment. */
export const AppointmentEnded = defineEvent({
  source: '/directory',
  type: 'directory.appointment.ended',
  topic: 'langmoi.directory.appointment.v1',
  summary: 'Somebody left an office; what was open there goes to the successor, or to the list of the office',
  data: z.object({
    appointmentId: z.uuid(),
    officerId: z.uuid(),
    organisationId: z.uuid(),
    unitId: z.uuid(),
    role: Role,
    on: DateOnly,
    successorId: z.uuid().nullable(),
  }),
});
export type AppointmentEnded = EventOf<typeof AppointmentEnded>;

/** Subject: the appointment. */
export const AppointmentRestored = defineEvent({
  source: '/directory',
  type: 'directory.appointment.restored',
  topic: 'langmoi.directory.appointment.v1',
  summary: 'An office that had ended goes on: what ended it was reversed',
  data: z.object({ appointmentId: z.uuid() }),
});
export type AppointmentRestored = EventOf<typeof AppointmentRestored>;

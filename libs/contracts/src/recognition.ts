import { z } from 'zod';
import { command, question } from './api';
import { Capacity, Role } from './caller';
import { Action, DateOnly, Text, Tier } from './common';
import { HandoverView, LegalWord, RecusalView, Signature } from './duties';
import { defineEvent, type EventOf } from './envelope';
import { LegalTimeView } from './legal-time';
import { Succession } from './unit-changes';
import { ByUnits, CarriedPlace } from './units';
import { Actor, DocumentCode, LegalValue, Limit, Regime, StageKind } from './regime';

export const DossierStatus = z.enum(['open', 'recognised', 'rejected', 'refused']);
export type DossierStatus = z.infer<typeof DossierStatus>;

/** A reason given with a return or a refusal; `criterion` where it concerns one. */
export const Reason = z.object({
  criterion: z.number().int().positive().nullable(),
  text: z.string().min(1).max(2000),
});
export type Reason = z.infer<typeof Reason>;

// — What people send —

export const RegisterDossier = z.object({
  communeId: z.uuid(),
  tier: Tier,
  year: z.number().int().min(2011).max(2100),
});
export type RegisterDossier = z.infer<typeof RegisterDossier>;

/** Every act says which entry of the dossier into which stage it was meant for: a page left open cannot act on another. */
const at = { stage: z.string(), round: z.number().int().positive() };

/** A task's outcome: accept, complete, submit, forward, return … `assessmentVersion` where the stage asks for it. */
export const GiveOutcome = z.object({
  ...at,
  outcome: z.string(),
  reasons: z.array(Reason).max(40).default([]),
  assessmentVersion: z.number().int().positive().optional(),
});
export type GiveOutcome = z.infer<typeof GiveOutcome>;

/** An opinion collected while the dossier is published. */
export const GiveOpinion = z.object({
  ...at,
  from: z.enum(['organisation', 'residents']),
  agrees: z.boolean(),
  text: z.string().min(1).max(2000),
});
export type GiveOpinion = z.infer<typeof GiveOpinion>;

/** The result of a meeting's vote. Persons. */
export const RecordVote = z
  .object({
    ...at,
    heldOn: DateOnly,
    invited: z.number().int().positive(),
    present: z.number().int().positive(),
    inFavour: z.number().int().nonnegative(),
    against: z.number().int().nonnegative(),
    abstained: z.number().int().nonnegative(),
  })
  .refine(({ present, invited }) => present <= invited, { path: ['present'], params: { code: 'presentAboveInvited' } })
  .refine(({ present, inFavour, against, abstained }) => inFavour + against + abstained === present, {
    path: ['inFavour'],
    params: { code: 'votesDoNotAddUp' },
  });
export type RecordVote = z.infer<typeof RecordVote>;

/** The Front's satisfaction poll. Households and ballots; one ballot a household. */
export const RecordPoll = z
  .object({
    ...at,
    heldOn: DateOnly,
    households: z.number().int().positive(),
    distributed: z.number().int().positive(),
    returned: z.number().int().positive(),
    contents: z
      .array(
        z.object({
          content: z.string().min(1).max(300),
          satisfied: z.number().int().nonnegative(),
          notSatisfied: z.number().int().nonnegative(),
          noOpinion: z.number().int().nonnegative(),
        }),
      )
      .min(1)
      .max(30),
  })
  .refine(({ distributed, households }) => distributed <= households, {
    path: ['distributed'],
    params: { code: 'moreBallotsThanHouseholds' },
  })
  .refine(({ returned, households }) => returned <= households, {
    path: ['returned'],
    params: { code: 'moreBallotsThanHouseholds' },
  })
  .refine(({ returned, distributed }) => returned <= distributed, {
    path: ['returned'],
    params: { code: 'moreReturnedThanDistributed' },
  })
  .superRefine(({ contents, returned }, context) => {
    contents.forEach(({ satisfied, notSatisfied, noOpinion }, index) => {
      if (satisfied + notSatisfied + noOpinion === returned) return;
      context.addIssue({
        code: 'custom',
        path: ['contents', index, 'satisfied'],
        params: { code: 'contentDoesNotAddUp' },
      });
    });
  });
export type RecordPoll = z.infer<typeof RecordPoll>;

/** A department confirms, or not, the criteria it leads; each quotes the value of `criteria` it looked at. */
export const ConfirmCriteria = z.object({
  ...at,
  assessmentVersion: z.number().int().positive(),
  findings: z
    .array(
      z.object({ criterion: z.number().int().positive(), agrees: z.boolean(), note: z.string().max(2000).default('') }),
    )
    .min(1)
    .max(40),
});
export type ConfirmCriteria = z.infer<typeof ConfirmCriteria>;

export const ConveneMeeting = z.object({ ...at, meetsOn: DateOnly });
export type ConveneMeeting = z.infer<typeof ConveneMeeting>;

/** Secret: what is kept is that the member voted, and the sums; never who voted what. */
export const CastBallot = z.object({ ...at, choice: z.enum(['inFavour', 'against', 'blank']) });
export type CastBallot = z.infer<typeof CastBallot>;

/** A member of the council stands aside from a dossier, before having voted on it. */
export const Recuse = z.object({ ...at, reason: z.string().trim().min(3).max(400) });
export type Recuse = z.infer<typeof Recuse>;

/** Counts the ballots of the open meeting and ends it. */
export const CloseMeeting = z.object({ ...at, reasons: z.array(Reason).max(40).default([]) });
export type CloseMeeting = z.infer<typeof CloseMeeting>;

export const IssueDecision = z.object({
  ...at,
  outcome: z.enum(['issued', 'declined']),
  number: z.string().min(1).max(60).optional(),
  signedOn: DateOnly.optional(),
  effectiveOn: DateOnly.optional(),
  signatory: z.string().min(1).max(120).optional(),
  reasons: z.array(Reason).max(40).default([]),
});
export type IssueDecision = z.infer<typeof IssueDecision>;

export const Announce = z.object({ ...at, announcedOn: DateOnly, means: z.string().min(1).max(500) });
export type Announce = z.infer<typeof Announce>;

/** Form fields beside the file. */
export const AttachDocument = z.object({ code: DocumentCode });
export type AttachDocument = z.infer<typeof AttachDocument>;

// — What people see —

export const ActView = z.object({
  id: z.uuid(),
  kind: z.string(),
  role: Role,
  organisationName: z.string(),
  actedOn: DateOnly,
  recordedAt: z.iso.datetime(),
  outcome: z.string().nullable(),
  /** The figures of the act as sent (a vote's sums, a poll's contents, a decision's number …). */
  data: z.record(z.string(), z.unknown()),
  reasons: z.array(Reason),
  rehearsal: z.boolean(),
  signature: Signature.optional(),
});
export type ActView = z.infer<typeof ActView>;

/** One entry of the time line: done, now, or ahead. */
export const StageEntryView = z.object({
  stage: z.string(),
  title: Text,
  kind: StageKind,
  state: z.enum(['done', 'current', 'ahead']),
  round: z.number().int().positive().nullable(),
  actor: Actor,
  awaited: z.array(z.object({ role: Role, organisationName: z.string(), done: z.boolean() })),
  limit: Limit,
  enteredOn: DateOnly.nullable(),
  dueOn: DateOnly.nullable(),
  leftOn: DateOnly.nullable(),
  outcome: z.object({ name: z.string(), title: Text }).nullable(),
  reasons: z.array(Reason),
  values: z.record(z.string(), LegalValue),
  acts: z.array(ActView),
  /** Reminders and escalations that fired. */
  notices: z.array(z.object({ kind: z.enum(['reminder', 'escalation']), on: DateOnly, to: z.string() })),
  handovers: z.array(HandoverView).optional(),
});
export type StageEntryView = z.infer<typeof StageEntryView>;

export const DocumentView = z.object({
  id: z.uuid(),
  code: DocumentCode,
  fileName: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string(),
  stage: z.string(),
  attachedOn: DateOnly,
  organisationName: z.string(),
  rehearsal: z.boolean(),
});
export type DocumentView = z.infer<typeof DocumentView>;

export const MeetingView = z.object({
  id: z.uuid(),
  number: z.number().int().positive(),
  meetsOn: DateOnly,
  members: z.number().int(),
  present: z.number().int(),
  /** Sums appear only when the meeting is closed. */
  ballots: z.object({ inFavour: z.number().int(), against: z.number().int(), blank: z.number().int() }).nullable(),
  closed: z.boolean(),
  /** Whether the caller has voted in it. */
  voted: z.boolean(),
  /** Members who are not counted among `members`, each with the cause; in the minutes too. */
  recused: z.array(RecusalView).optional(),
});
export type MeetingView = z.infer<typeof MeetingView>;

export const DecisionView = z.object({
  number: z.string(),
  signedOn: DateOnly,
  effectiveOn: DateOnly,
  signatory: z.string(),
  announcedOn: DateOnly.nullable(),
  rehearsal: z.boolean(),
  signature: Signature.optional(),
});
export type DecisionView = z.infer<typeof DecisionView>;

export const DossierItem = z.object({
  id: z.uuid(),
  communeId: z.uuid(),
  communeName: z.string(),
  districtId: z.uuid(),
  districtName: z.string(),
  tier: Tier,
  year: z.number().int(),
  status: DossierStatus,
  stage: z.string(),
  stageTitle: Text,
  round: z.number().int(),
  dueOn: DateOnly.nullable(),
  daysLeft: z.number().int().nullable(),
  calendar: z.enum(['working', 'calendar']),
  late: z.boolean(),
  rehearsal: z.boolean(),
});
export type DossierItem = z.infer<typeof DossierItem>;

/** By the units of another day: where its commune lies then. */
export const ListedDossier = DossierItem.extend({ place: CarriedPlace.exactOptional() });
export type ListedDossier = z.infer<typeof ListedDossier>;

/** One line of "my work today": what to do on which dossier. */
export const WorkItem = ListedDossier.extend({
  action: z.string(),
  actionTitle: Text,
  escalated: z.boolean(),
  /** It came with an office that somebody left: to the reader as the successor, or to the list of the office. */
  handedOver: z.object({ on: DateOnly, toMe: z.boolean() }).nullable().optional(),
});
export type WorkItem = z.infer<typeof WorkItem>;

export const DossierView = ListedDossier.extend({
  regime: z.object({
    id: z.string(),
    version: z.number().int(),
    title: Text,
    document: z.string(),
    issuedOn: DateOnly,
  }),
  criteriaSet: z.string(),
  assessment: z
    .object({
      version: z.number().int(),
      metCount: z.number().int(),
      total: z.number().int(),
      missing: z.array(z.number().int()),
      asOf: DateOnly,
      rehearsal: z.boolean(),
    })
    .nullable(),
  legalTime: LegalTimeView,
  timeline: z.array(StageEntryView),
  documents: z.array(DocumentView),
  requiredDocuments: z.array(
    z.object({ code: DocumentCode, title: Text, required: z.boolean(), present: z.boolean(), confidence: z.string() }),
  ),
  meetings: z.array(MeetingView),
  decision: DecisionView.nullable(),
  /** What changes of units made of it, in the order they took effect. */
  successions: z.array(Succession).optional(),
  /** What the caller did on this dossier that keeps them from the step in hand, if anything. */
  standsInTheWay: z.object({ duty: Text, step: Text, on: DateOnly, because: LegalWord }).nullable().optional(),
  /** Criteria the caller's department leads, if it is one that must confirm. */
  mine: z.object({ criteria: z.array(z.number().int()), spoken: z.boolean() }).nullable(),
  actions: z.array(Action),
});
export type DossierView = z.infer<typeof DossierView>;

export const DossierFilter = z.object({
  communeId: z.uuid().optional(),
  districtId: z.uuid().optional(),
  tier: Tier.optional(),
  stage: z.string().optional(),
  status: DossierStatus.optional(),
});
export type DossierFilter = z.infer<typeof DossierFilter>;

// — Routes —

const ofDossier = z.object({ dossierId: z.uuid() });
const act = [
  '/problems/dossier-not-found',
  '/problems/not-permitted',
  '/problems/no-longer-in-office',
  '/problems/separation-of-duties',
  '/problems/wrong-stage',
  '/problems/unknown-outcome', // the stage is of another kind
  '/problems/idempotency-key-reused',
];

export const recognitionApi = {
  viewRegime: question({
    path: '/regimes/:regimeId',
    summary: 'A regime as data, with source and confidence of every value',
    params: z.object({ regimeId: z.string() }),
    answer: Regime,
    problems: ['/problems/regime-not-found'],
  }),
  listWork: question({
    path: '/work-items',
    summary: "The caller's work, by legal time left",
    query: ByUnits,
    answer: z.array(WorkItem),
  }),
  listDossiers: question({
    path: '/dossiers',
    summary: 'Dossiers in the caller’s scope',
    query: DossierFilter.extend(ByUnits.shape),
    answer: z.array(ListedDossier),
  }),
  viewDossier: question({
    path: '/dossiers/:dossierId',
    summary: 'One dossier: time line, who is awaited, legal time, documents, next action',
    params: ofDossier,
    query: ByUnits,
    answer: DossierView,
    problems: ['/problems/dossier-not-found'],
  }),
  register: command({
    path: '/dossiers',
    summary: 'A commune registers for a tier and year: the dossier begins',
    body: RegisterDossier,
    answer: DossierView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/unit-not-found',
      '/problems/already-registered',
      '/problems/no-regime',
    ],
  }),
  giveOutcome: command({
    path: '/dossiers/:dossierId/outcomes',
    summary: 'Ends a task: accept, complete, submit, forward, return',
    params: ofDossier,
    body: GiveOutcome,
    answer: DossierView,
    problems: [
      ...act,
      '/problems/criteria-missing',
      '/problems/documents-missing',
      '/problems/stale-version',
      '/problems/unknown-criterion',
      '/problems/reasons-required',
    ],
  }),
  giveOpinion: command({
    path: '/dossiers/:dossierId/opinions',
    summary: 'Records an opinion received during publication',
    params: ofDossier,
    body: GiveOpinion,
    answer: DossierView,
    problems: act,
  }),
  recordVote: command({
    path: '/dossiers/:dossierId/votes',
    summary: "Records a meeting's vote",
    params: ofDossier,
    body: RecordVote,
    answer: DossierView,
    problems: act,
  }),
  recordPoll: command({
    path: '/dossiers/:dossierId/polls',
    summary: "Records the Front's satisfaction poll",
    params: ofDossier,
    body: RecordPoll,
    answer: DossierView,
    problems: act,
  }),
  confirmCriteria: command({
    path: '/dossiers/:dossierId/confirmations',
    summary: 'A department confirms the criteria it leads',
    params: ofDossier,
    body: ConfirmCriteria,
    answer: DossierView,
    problems: [
      ...act,
      '/problems/already-confirmed',
      '/problems/not-your-criterion',
      '/problems/stale-version',
      '/problems/reasons-required',
    ],
  }),
  conveneMeeting: command({
    path: '/dossiers/:dossierId/meetings',
    summary: 'Convenes the appraisal council',
    params: ofDossier,
    body: ConveneMeeting,
    answer: DossierView,
    problems: [...act, '/problems/meeting-open'],
  }),
  castBallot: command({
    path: '/dossiers/:dossierId/ballots',
    summary: 'A council member votes, in secret',
    params: ofDossier,
    body: CastBallot,
    answer: DossierView,
    problems: [...act, '/problems/no-meeting-open', '/problems/already-voted', '/problems/recused'],
  }),
  recuse: command({
    path: '/dossiers/:dossierId/recusals',
    summary: 'A council member stands aside from a dossier, with a reason, before voting on it',
    params: ofDossier,
    body: Recuse,
    answer: DossierView,
    problems: [...act, '/problems/no-meeting-open', '/problems/already-voted', '/problems/recused'],
  }),
  closeMeeting: command({
    path: '/dossiers/:dossierId/meeting-closures',
    summary: 'Closes the meeting and counts the ballots',
    params: ofDossier,
    body: CloseMeeting,
    answer: DossierView,
    problems: [...act, '/problems/no-meeting-open', '/problems/reasons-required'],
  }),
  issueDecision: command({
    path: '/dossiers/:dossierId/decisions',
    summary: 'The chairman decides',
    params: ofDossier,
    body: IssueDecision,
    answer: DossierView,
    problems: [...act, '/problems/reasons-required', '/problems/decision-number-taken'],
  }),
  announce: command({
    path: '/dossiers/:dossierId/announcements',
    summary: 'The recognition is announced',
    params: ofDossier,
    body: Announce,
    answer: DossierView,
    problems: act,
  }),
  attachDocument: command({
    path: '/dossiers/:dossierId/documents',
    summary: 'Attaches a paper: PDF, JPEG, PNG, DOCX, XLSX, at most 10 MB',
    params: ofDossier,
    body: AttachDocument,
    bodyKind: 'multipart',
    answer: DocumentView,
    status: 201,
    problems: [...act, '/problems/attachment-too-large', '/problems/attachment-kind'],
  }),
  downloadDocument: question({
    path: '/dossiers/:dossierId/documents/:documentId',
    summary: 'The file itself',
    params: z.object({ dossierId: z.uuid(), documentId: z.uuid() }),
    problems: ['/problems/dossier-not-found', '/problems/document-not-found'],
  }),
};

// — Events (subject: the dossier) —

const ofDossierEvent = {
  dossierId: z.uuid(),
  communeId: z.uuid(),
  districtId: z.uuid(),
  tier: Tier,
  year: z.number().int(),
};
const source = '/recognition';
const topic = 'langmoi.recognition.dossier.v1';

export const DossierRegistered = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.registered',
  summary: 'A commune registered; its dossier exists',
  data: z.object({ ...ofDossierEvent, regimeId: z.string(), regimeVersion: z.number().int(), registeredOn: DateOnly }),
});
export type DossierRegistered = EventOf<typeof DossierRegistered>;

export const StageEntered = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.stage-entered',
  summary: 'The dossier is at a stage, by which outcome of the one before, due when',
  data: z.object({
    ...ofDossierEvent,
    stage: z.string(),
    round: z.number().int(),
    enteredOn: DateOnly,
    dueOn: DateOnly.nullable(),
    after: z.object({ stage: z.string(), outcome: z.string() }).nullable(),
  }),
});
export type StageEntered = EventOf<typeof StageEntered>;

export const ActRecorded = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.act-recorded',
  summary: 'An office acted on the dossier; never names of people, never a ballot',
  data: z.object({
    ...ofDossierEvent,
    actId: z.uuid(),
    stage: z.string(),
    round: z.number().int(),
    kind: z.string(),
    role: Role,
    outcome: z.string().nullable(),
    appointmentId: z.uuid().nullable().optional(),
    capacity: Capacity.optional(),
  }),
});
export type ActRecorded = EventOf<typeof ActRecorded>;

export const NoticeSent = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.notice-sent',
  summary: 'A reminder or an escalation fired',
  data: z.object({
    ...ofDossierEvent,
    stage: z.string(),
    round: z.number().int(),
    kind: z.enum(['reminder', 'escalation']),
    on: DateOnly,
    to: z.string(),
  }),
});
export type NoticeSent = EventOf<typeof NoticeSent>;

export const DecisionIssued = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.decision-issued',
  summary: 'The chairman recognised the commune by a decision',
  data: z.object({
    ...ofDossierEvent,
    number: z.string(),
    signedOn: DateOnly,
    effectiveOn: DateOnly,
    rehearsal: z.boolean(),
    appointmentId: z.uuid().nullable().optional(),
    capacity: Capacity.optional(),
  }),
});
export type DecisionIssued = EventOf<typeof DecisionIssued>;

export const DossierSucceeded = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.succeeded',
  summary: 'Units changed: the dossier is another commune’s, or another district’s, from now on',
  data: z.object(ofDossierEvent),
});
export type DossierSucceeded = EventOf<typeof DossierSucceeded>;

export const DossierClosed = defineEvent({
  source,
  topic,
  type: 'recognition.dossier.closed',
  summary: 'The dossier reached an end: recognised and announced, rejected, or refused',
  data: z.object({ ...ofDossierEvent, end: z.enum(['recognised', 'rejected', 'refused']), closedOn: DateOnly }),
});
export type DossierClosed = EventOf<typeof DossierClosed>;

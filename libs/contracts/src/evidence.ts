import { z } from 'zod';
import { command, FilePart, question } from './api';
import { Capacity } from './caller';
import { Action, DateOnly, Tier } from './common';
import { SetTier } from './criteria-law';
import { defineEvent, type EventOf } from './envelope';
import { FiguresOf } from './figures';
import { patterns } from './patterns';
import { ByUnits, Carried, CarriedPlace } from './units';

/** Bytes of the largest file, and of the parts that a file travels in: a part that arrived need not be sent again. */
export const largestEvidence = 10 * 1024 * 1024;
export const evidencePart = 256 * 1024;

/** What the bytes show, whatever the name says. Photos have a preview; PDF files open; office files are downloaded. */
export const EvidenceKind = z.enum(['photo', 'pdf', 'office']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** Code of an indicator or a condition, or number of a criterion that is stated as a whole. */
const of = z.union([z.string().min(1).max(60), z.number().int().positive()]);
const Reason = z.string().trim().min(1).max(1000);
const FileName = z.string().trim().min(1).max(200);
const Sha256 = z.string().regex(patterns.sha256.pattern);

/** Who brought it: the unit itself for what it says, or the department for what it confirms. */
export const EvidenceBringer = z.enum(['commune', 'district', 'department']);
export type EvidenceBringer = z.infer<typeof EvidenceBringer>;

/** A file that shows something of an indicator or a criterion of a commune, or of a district's own, of one day. */
export const EvidenceView = z.object({
  id: z.uuid(),
  communeId: z.uuid(),
  criteriaSet: z.string(),
  of,
  /** The day that it shows, and the day of the province's calendar on which it was added. */
  asOf: DateOnly,
  knownOn: DateOnly,
  by: EvidenceBringer,
  organisationId: z.uuid(),
  fileName: FileName,
  kind: EvidenceKind,
  mediaType: z.string(),
  bytes: z.number().int().positive(),
  /** Of the bytes as they are kept; the same twice is kept once. */
  sha256: Sha256,
  /** Pixels of a photo as it is seen, upright. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** By the camera's clock. */
  takenOn: DateOnly.nullable(),
  /** Why the position of a photo was kept; null: none is. Where it is, `viewEvidencePosition` tells whom it may. */
  positionKept: z.object({ reason: Reason }).nullable(),
  note: z.string().nullable(),
  rehearsal: z.boolean(),
  recordedAt: z.iso.datetime(),
  capacity: Capacity,
  /** Withdrawn: it shows nothing any more, and stays. */
  withdrawn: z.object({ reason: Reason, on: DateOnly, capacity: Capacity }).nullable(),
  actions: z.array(Action),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

/** In a list by the units of another day: where its commune lies then. */
export const ListedEvidence = EvidenceView.extend({ place: CarriedPlace.exactOptional() });
export type ListedEvidence = z.infer<typeof ListedEvidence>;

/** What there is of a commune by the set of a day. */
export const EvidenceOfCommune = z.object({
  communeId: z.uuid(),
  tier: Tier,
  on: DateOnly,
  criteriaSet: z.string(),
  /** The newest first. */
  evidence: z.array(EvidenceView),
  actions: z.array(Action),
  /** Where `units` was asked for. */
  carried: Carried.exactOptional(),
});
export type EvidenceOfCommune = z.infer<typeof EvidenceOfCommune>;

/** The same of a district's own criteria. */
export const EvidenceOfUnit = EvidenceOfCommune.omit({ communeId: true, tier: true }).extend({
  unitId: z.uuid(),
  tier: SetTier,
});
export type EvidenceOfUnit = z.infer<typeof EvidenceOfUnit>;

/** Of a file on its way: the numbers of the parts that are here. */
export const EvidenceUpload = z.object({ uploadId: z.uuid(), parts: z.array(z.number().int().nonnegative()) });
export type EvidenceUpload = z.infer<typeof EvidenceUpload>;

export const AddEvidence = z.object({
  /** Whose parts, from 0 to one below `parts`, are the file. */
  uploadId: z.uuid(),
  parts: z
    .number()
    .int()
    .min(1)
    .max(largestEvidence / evidencePart),
  fileName: FileName,
  criteriaSet: z.string().min(1),
  of,
  asOf: DateOnly,
  note: Reason.exactOptional(),
  /** The position in a photo is removed unless somebody says why it has to stay. */
  keepPosition: z.object({ reason: Reason }).exactOptional(),
});
export type AddEvidence = z.infer<typeof AddEvidence>;

const byId = z.object({ evidenceId: z.uuid() });
const ofCommune = z.object({ communeId: z.uuid(), tier: Tier });
const ofUnit = z.object({ unitId: z.uuid(), tier: SetTier });
const ofTheDay = z.object({ on: DateOnly.exactOptional(), ...ByUnits.shape });
const upload = z.object({ uploadId: z.uuid() });
const notThere = ['/problems/evidence-not-found'] as const;
const seeing = ['/problems/not-permitted', '/problems/unit-not-found', '/problems/criteria-set-not-found'] as const;
const adding = [...seeing, '/problems/as-of-after-today', '/problems/evidence-incomplete'] as const;

/** Files that show what is said of indicators and criteria. */
export const evidenceApi = {
  viewEvidence: question({
    path: '/communes/:communeId/tiers/:tier/evidence',
    summary: 'What a commune and the departments show of its indicators, by the set of a day',
    params: ofCommune,
    query: ofTheDay,
    answer: EvidenceOfCommune,
    problems: seeing,
  }),
  viewUnitEvidence: question({
    path: '/units/:unitId/tiers/:tier/evidence',
    summary: 'What a district and the departments show of the district’s own criteria, by the set of a day',
    params: ofUnit,
    query: ofTheDay,
    answer: EvidenceOfUnit,
    problems: seeing,
  }),
  listEvidence: question({
    path: '/evidence',
    summary: 'What units and departments show of one criterion, across communes or districts',
    query: ofTheDay.extend({
      level: FiguresOf.default('commune'),
      tier: SetTier,
      criterion: z.coerce.number().int().positive(),
    }),
    answer: z.array(ListedEvidence),
    problems: ['/problems/not-permitted', '/problems/criteria-set-not-found', '/problems/unknown-criterion'],
  }),
  viewEvidenceUpload: question({
    path: '/evidence-uploads/:uploadId',
    summary: 'Which parts of a file of your own have arrived, so that the others are sent',
    params: upload,
    answer: EvidenceUpload,
    problems: ['/problems/not-permitted'],
  }),
  sendEvidencePart: command({
    path: '/evidence-uploads/:uploadId/parts',
    summary: 'Takes in a part of a file; a part that is here already changes nothing',
    params: upload,
    body: z.object({ no: z.coerce.number().int().nonnegative().max(999), file: FilePart }),
    bodyKind: 'multipart',
    answer: EvidenceUpload,
    status: 201,
    problems: ['/problems/not-permitted', '/problems/evidence-too-much'],
  }),
  addEvidence: command({
    path: '/communes/:communeId/tiers/:tier/evidence',
    summary: 'Checks a file that has arrived whole, takes its metadata off and binds it to an indicator and a day',
    params: ofCommune,
    body: AddEvidence,
    answer: EvidenceView,
    status: 201,
    problems: adding,
  }),
  addUnitEvidence: command({
    path: '/units/:unitId/tiers/:tier/evidence',
    summary: 'The same for a district’s own criteria',
    params: ofUnit,
    body: AddEvidence,
    answer: EvidenceView,
    status: 201,
    problems: adding,
  }),
  viewEvidenceFile: question({
    path: '/evidence/:evidenceId/file',
    summary: 'The file, without the metadata of a photo; who saw it is recorded',
    params: byId,
    /** In the browser instead of saved: of a PDF file and of a photo. */
    query: z.object({ open: z.enum(['true']).exactOptional() }),
    problems: notThere,
  }),
  viewEvidencePreview: question({
    path: '/evidence/:evidenceId/preview',
    summary: 'A photo, small',
    params: byId,
    problems: notThere,
  }),
  viewEvidencePosition: question({
    path: '/evidence/:evidenceId/position',
    summary: 'Where a photo was taken, if somebody said why that has to be kept; who saw it is recorded',
    params: byId,
    answer: z.object({ latitude: z.number(), longitude: z.number() }),
    problems: ['/problems/not-permitted', ...notThere],
  }),
  withdrawEvidence: command({
    path: '/evidence/:evidenceId/withdrawal',
    summary: 'Says that a file shows nothing any more, and why; it stays',
    params: byId,
    body: z.object({ reason: Reason }),
    answer: EvidenceView,
    problems: ['/problems/not-permitted', ...notThere, '/problems/evidence-withdrawn'],
  }),
};

const data = z.object({
  evidenceId: z.uuid(),
  communeId: z.uuid(),
  criteriaSet: z.string(),
  of,
  asOf: DateOnly,
  knownOn: DateOnly,
  rehearsal: z.boolean(),
  capacity: Capacity,
});

/** Subject: the evidence. */
export const EvidenceAdded = defineEvent({
  source: '/criteria',
  type: 'criteria.evidence.added',
  topic: 'langmoi.criteria.evidence.v1',
  summary: 'A file shows something of an indicator or a criterion of a commune',
  data: data.extend({ by: EvidenceBringer, kind: EvidenceKind, sha256: Sha256 }),
});
export type EvidenceAdded = EventOf<typeof EvidenceAdded>;

/** Subject: the evidence. */
export const EvidenceWithdrawn = defineEvent({
  source: '/criteria',
  type: 'criteria.evidence.withdrawn',
  topic: 'langmoi.criteria.evidence.v1',
  summary: 'A file shows nothing any more, and stays',
  data,
});
export type EvidenceWithdrawn = EventOf<typeof EvidenceWithdrawn>;

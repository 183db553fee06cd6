import { z } from 'zod';
import { command, question } from './api';
import { Action, Confidence, Dong, Reading, Said, SayingFact, Text, Year, YearInPath } from './common';
import { defineEvent, type EventOf } from './envelope';
import { ListFormat, ListImport, SendingList } from './list-imports';
import { patterns } from './patterns';
import { ByUnits, Carried } from './units';

/** What a policy is counted in. A household that borrows twice is two borrowings; a card is not a person. */
export const CountingUnit = z.enum(['households', 'borrowings', 'persons', 'occurrences', 'cards', 'cases']);
export type CountingUnit = z.infer<typeof CountingUnit>;

/** How far support has come. `absent`, `supportedElsewhere`: approved but not paid, and why. */
export const SupportMeasure = z.enum([
  'supported',
  'allocated',
  'approved',
  'paid',
  'absent',
  'supportedElsewhere',
  'planned',
]);
export type SupportMeasure = z.infer<typeof SupportMeasure>;

/** A support policy as law: who pays what to whom, and in what it is counted. */
export const PolicyDefinition = z.object({
  id: z.string().regex(patterns.lawId.pattern),
  title: Text,
  /** The policy that this one is a part of: support by kind, or by group of people. */
  parent: z.string().nullable(),
  countingUnit: CountingUnit,
  /** Decision, circular or resolution with its date; null where no paper names it. */
  legalBasis: z.string().nullable(),
  confidence: Confidence,
});
export type PolicyDefinition = z.infer<typeof PolicyDefinition>;

export const SupportKey = z.object({
  year: Year,
  policy: z.string().min(1).max(60),
  measure: SupportMeasure,
});
export type SupportKey = z.infer<typeof SupportKey>;

/** A version of what is said of a policy. Sums over a commune or a province; never a person. */
export const SupportRecord = Said.extend({
  /** In the policy's own counting unit; null where the paper gives an amount alone. */
  count: z.number().int().nonnegative().nullable(),
  /** Null where the paper gives none: not zero. */
  amount: Dong.nullable(),
  /** As the paper names it: six months, five months, to the end of June. */
  period: Text.nullable(),
  /** A rate as printed, in percent; shown as stated, never computed with. */
  printedRate: z.string().nullable(),
  readings: z.array(Reading),
});
export type SupportRecord = z.infer<typeof SupportRecord>;

export const SupportView = SupportKey.extend({
  supportId: z.uuid(),
  /** The newest record, whoever said it. */
  current: SupportRecord,
  /** Every record, the newest first. */
  history: z.array(SupportRecord),
});
export type SupportView = z.infer<typeof SupportView>;

export const PovertyView = z.object({
  policies: z.array(PolicyDefinition),
  supports: z.array(SupportView),
  actions: z.array(Action),
  /** Where `units` was asked for: where the province lies, whose policies these are. */
  carried: Carried.exactOptional(),
});
export type PovertyView = z.infer<typeof PovertyView>;

export const RecordSupport = SayingFact.extend({
  count: z.number().int().nonnegative().max(1_000_000_000),
  amount: Dong.nullable().default(null),
});
export type RecordSupport = z.infer<typeof RecordSupport>;

export const povertyApi = {
  listSupports: question({
    path: '/supports',
    summary: 'Support policies with their law, and every record of whom they reached',
    query: ByUnits,
    answer: PovertyView,
  }),
  exportSupports: question({
    path: '/supports/file',
    summary: 'Supports of policies, the newest word of each, as a file that an import takes back without a change',
    query: ListFormat,
  }),
  importSupports: command({
    path: '/supports/imports',
    summary: 'Supports of policies from a CSV or XLSX file: tried, or taken over as shown',
    body: SendingList,
    bodyKind: 'multipart',
    answer: ListImport,
    problems: [
      ...(['/problems/not-permitted', '/problems/stale-version', '/problems/as-of-after-today'] as const),
      ...(['/problems/part-exceeds-whole', '/problems/figures-closed', '/problems/file-not-readable'] as const),
    ],
  }),
  recordSupport: command({
    path: '/years/:year/policies/:policy/:measure/records',
    summary: 'Records whom a policy reached and with how much, as the next version',
    params: SupportKey.extend({ year: YearInPath }),
    body: RecordSupport,
    answer: SupportView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/policy-not-found',
      '/problems/stale-version',
      '/problems/part-exceeds-whole',
      '/problems/as-of-after-today',
      '/problems/figures-closed',
    ],
  }),
};

/** Subject: the policy's id as UUID. The whole state of a support policy, compacted by key. */
export const PolicyPublished = defineEvent({
  source: '/poverty',
  type: 'poverty.policy.published',
  topic: 'langmoi.poverty.policy.v1',
  compacted: true,
  summary: 'The whole state of a support policy',
  data: PolicyDefinition,
});
export type PolicyPublished = EventOf<typeof PolicyPublished>;

/** Subject: the support, that is a policy in a year by a measure. One event per version, stated or entered. */
export const SupportRecorded = defineEvent({
  source: '/poverty',
  type: 'poverty.support.recorded',
  topic: 'langmoi.poverty.support.v1',
  summary: 'A new version of whom a policy reached',
  data: SupportKey.extend({ supportId: z.uuid() }).extend(
    SupportRecord.omit({ id: true, recordedAt: true }).extend({ recordId: z.uuid() }).shape,
  ),
});
export type SupportRecorded = EventOf<typeof SupportRecorded>;

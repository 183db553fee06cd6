import { z } from 'zod';
import { command, question } from './api';
import { Capacity } from './caller';
import { Action, Dong, Reading, Said, SayingFact, Year, YearInPath } from './common';
import { defineEvent, type EventOf } from './envelope';
import { ListFormat, ListImport, SendingList } from './list-imports';
import { ByUnits, Carried } from './units';

/** The national target programmes and the movement; `all` where a paper states their total. */
export const Programme = z.enum(['newRural', 'povertyReduction', 'culturalLife', 'all']);
export type Programme = z.infer<typeof Programme>;

/** Where money comes from, as the table of mobilised resources lists it; `all` is its total row. */
export const FundingSource = z.enum([
  'all',
  'centralBudget',
  'centralInvestment',
  'centralRecurrent',
  'localBudget',
  'integrated',
  'credit',
  'enterprise',
  'community',
  'nonGovernment',
]);
export type FundingSource = z.infer<typeof FundingSource>;

/** `mobilised`: what was found. `disbursed`: what was paid out of a plan. */
export const FundingMeasure = z.enum(['mobilised', 'disbursed']);
export type FundingMeasure = z.infer<typeof FundingMeasure>;

/** One line of a year's money: whose, from where, and whether found or paid out. */
export const LineKey = z.object({
  year: Year,
  programme: Programme,
  fundingSource: FundingSource,
  measure: FundingMeasure,
});
export type LineKey = z.infer<typeof LineKey>;

/** A version of what is said of a line. A rate is computed from `amount` and `planned`, never entered. */
export const FundingRecord = Said.extend({
  /** Null: the paper's cell is empty ("chưa có số liệu"), which is not zero. */
  amount: Dong.nullable(),
  /** The plan that `amount` was paid out of; of a disbursement alone. */
  planned: Dong.nullable(),
  /** As printed, with Vietnamese separators and its unit: "1.257.265,3 triệu đồng", "36,75%". */
  printed: z.string().nullable(),
  /** A rate as printed, in percent; shown as stated, never computed with. */
  printedRate: z.string().nullable(),
  readings: z.array(Reading),
});
export type FundingRecord = z.infer<typeof FundingRecord>;

/**
 * Whether a record counts. A paper's does at once (`notNeeded`); an officer's once another finance officer of the
 * province has approved it. `superseded`: a newer record came while it waited.
 */
export const Approval = z.object({
  state: z.enum(['notNeeded', 'awaiting', 'approved', 'rejected', 'superseded']),
  /** Why it was rejected. */
  reason: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** How whoever decided holds the office; absent while nobody has. */
  capacity: Capacity.optional(),
  /** Whether the reader entered it: such a reader may not approve it. */
  mine: z.boolean(),
});
export type Approval = z.infer<typeof Approval>;

export const LineRecord = FundingRecord.extend({ approval: Approval });
export type LineRecord = z.infer<typeof LineRecord>;

export const LineView = LineKey.extend({
  lineId: z.uuid(),
  /** The newest record that counts, whoever said it; null while none does. */
  current: LineRecord.nullable(),
  /** Every record, the newest first: also those that wait, or were rejected, and are no figures. */
  history: z.array(LineRecord),
  actions: z.array(Action),
});
export type LineView = z.infer<typeof LineView>;

export const FundingView = z.object({
  lines: z.array(LineView),
  actions: z.array(Action),
  /** Where `units` was asked for: where the province lies, whose money this is. */
  carried: Carried.exactOptional(),
});
export type FundingView = z.infer<typeof FundingView>;

export const RecordFunds = SayingFact.extend({
  amount: Dong,
  /** Asked of a disbursement, refused of anything else. */
  planned: Dong.nullable().default(null),
});
export type RecordFunds = z.infer<typeof RecordFunds>;

export const RejectFunds = z.object({ reason: z.string().trim().min(3).max(400) });
export type RejectFunds = z.infer<typeof RejectFunds>;

const settling = {
  params: LineKey.extend({ year: YearInPath, version: z.coerce.number().pipe(z.number().int().positive()) }),
  answer: LineView,
  problems: [
    '/problems/not-permitted',
    '/problems/separation-of-duties',
    '/problems/record-not-found',
    '/problems/record-settled',
    '/problems/figures-closed',
  ],
} as const;

export const fundingApi = {
  listLines: question({
    path: '/lines',
    summary: 'Resources mobilised and disbursed by programme and source, with every record',
    query: ByUnits,
    answer: FundingView,
  }),
  exportLines: question({
    path: '/lines/file',
    summary: 'Lines of money, as was said of them last, as a file that an import takes back without a change',
    query: ListFormat,
  }),
  importLines: command({
    path: '/lines/imports',
    summary: 'Lines of money from a CSV or XLSX file: tried, or taken over as shown; another officer approves each',
    body: SendingList,
    bodyKind: 'multipart',
    answer: ListImport,
    problems: [
      ...(['/problems/not-permitted', '/problems/stale-version', '/problems/as-of-after-today'] as const),
      ...(['/problems/part-exceeds-whole', '/problems/figures-closed', '/problems/file-not-readable'] as const),
    ],
  }),
  recordFunds: command({
    path: '/years/:year/programmes/:programme/sources/:fundingSource/:measure/records',
    summary: 'Records what was mobilised or disbursed on a line, as its next version',
    params: LineKey.extend({ year: YearInPath }),
    body: RecordFunds,
    answer: LineView,
    status: 201,
    problems: [
      '/problems/not-permitted',
      '/problems/stale-version',
      '/problems/part-exceeds-whole',
      '/problems/as-of-after-today',
      '/problems/figures-closed',
    ],
  }),
  approveFunds: command({
    path: '/years/:year/programmes/:programme/sources/:fundingSource/:measure/records/:version/approvals',
    summary: 'Approves what another finance officer entered: from then on it counts',
    ...settling,
    body: z.object({}),
  }),
  rejectFunds: command({
    path: '/years/:year/programmes/:programme/sources/:fundingSource/:measure/records/:version/rejections',
    summary: 'Rejects, with a reason, what another finance officer entered',
    ...settling,
    body: RejectFunds,
  }),
};

/** Subject: the line. One event per version that counts: stated, or entered and approved by another officer. */
export const FundsRecorded = defineEvent({
  source: '/funding',
  type: 'funding.line.recorded',
  topic: 'langmoi.funding.line.v1',
  summary: 'A version of what is said of a line of money counts',
  data: LineKey.extend({ lineId: z.uuid() }).extend(
    FundingRecord.omit({ id: true, recordedAt: true }).extend({ recordId: z.uuid() }).shape,
  ),
});
export type FundsRecorded = EventOf<typeof FundsRecorded>;

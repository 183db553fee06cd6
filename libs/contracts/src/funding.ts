import { z } from 'zod';
import { command, question } from './api';
import { Action, Dong, Reading, Said, SayingFact, Year, YearInPath } from './common';
import { defineEvent, type EventOf } from './envelope';

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

export const LineView = LineKey.extend({
  lineId: z.uuid(),
  /** The newest record, whoever said it. */
  current: FundingRecord,
  /** Every record, the newest first. */
  history: z.array(FundingRecord),
});
export type LineView = z.infer<typeof LineView>;

export const FundingView = z.object({ lines: z.array(LineView), actions: z.array(Action) });
export type FundingView = z.infer<typeof FundingView>;

export const RecordFunds = SayingFact.extend({
  amount: Dong,
  /** Asked of a disbursement, refused of anything else. */
  planned: Dong.nullable().default(null),
});
export type RecordFunds = z.infer<typeof RecordFunds>;

export const fundingApi = {
  listLines: question({
    path: '/lines',
    summary: 'Resources mobilised and disbursed by programme and source, with every record',
    answer: FundingView,
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
    ],
  }),
};

/** Subject: the line. One event per version, stated or entered. */
export const FundsRecorded = defineEvent({
  source: '/funding',
  type: 'funding.line.recorded',
  topic: 'langmoi.funding.line.v1',
  summary: 'A new version of what is said of a line of money',
  data: LineKey.extend({ lineId: z.uuid() }).extend(
    FundingRecord.omit({ id: true, recordedAt: true }).extend({ recordId: z.uuid() }).shape,
  ),
});
export type FundsRecorded = EventOf<typeof FundsRecorded>;

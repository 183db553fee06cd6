import type { Approval, FundingRecord, LineKey, LineView, RecordFunds } from '@langmoi/contracts/funding';
import type { Caller } from '@langmoi/contracts/caller';
import { invalidRequest } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { refuseExcess, refuseFuture, saidOf } from '@langmoi/domain/facts';
import type { ApprovalRow } from './approval.entity';
import type { LineRecordRow, LineRow } from './line.entity';
import { settling } from './line.policy';
import type { Settled } from './line.repository';

/**
 * What may be recorded on a line, in đồng without leading zeros. Throws `/problems/as-of-after-today`,
 * `/problems/invalid-request` for a disbursement without its plan and for a mobilisation with one, and
 * `/problems/part-exceeds-whole` for more disbursed than planned.
 */
export function fundsOf({ measure }: LineKey, input: RecordFunds, today: string) {
  refuseFuture(input.asOf, today);
  const amount = BigInt(input.amount);
  const planned = planOf(measure, input);
  if (planned !== null) refuseExcess({ part: amount, whole: planned, pointer: '/amount' });
  return { asOf: input.asOf, amount: String(amount), planned: planned === null ? null : String(planned) };
}

function planOf(measure: LineKey['measure'], { planned }: RecordFunds): bigint | null {
  const needed = measure === 'disbursed';
  if (needed === (planned !== null)) return planned === null ? null : BigInt(planned);
  const detail = needed ? inputTexts.planNeeded : inputTexts.planUnasked;
  throw invalidRequest([{ pointer: '/planned', detail }], 422);
}

export function recordOf(row: LineRecordRow): FundingRecord {
  const { amount, planned, printed } = row;
  return { ...saidOf(row), amount, planned, printed };
}

/** The newest record, where an officer entered it and nobody has approved or rejected it yet. */
export function waitingOf([newest]: readonly Settled[]): LineRecordRow | null {
  return newest && newest.record.basis === 'entered' && !newest.approval ? newest.record : null;
}

/** What was said last and not rejected, whether it counts already or waits; null: nothing. */
export const standingOf = (settled: readonly Settled[]): LineRecordRow | null =>
  settled.find(({ approval }) => approval?.verdict !== 'rejected')?.record ?? null;

/** The newest record that counts: a paper's, or one that another officer approved; null: none does. */
export const counting = (settled: readonly Settled[]): Settled | null =>
  settled.find(({ record, approval }) => record.basis === 'stated' || approval?.verdict === 'approved') ?? null;

/** A line with all that was said of it, the newest first, as the reader stands to it. */
export function viewOf(reader: Caller, line: LineRow, settled: readonly Settled[]): LineView {
  const { id: lineId, provinceId, year, programme, fundingSource, measure } = line;
  if (settled.length === 0) throw new Error(`Nothing was said of line ${lineId}`);
  const waiting = waitingOf(settled);
  const current = counting(settled);
  const history = settled.map((one) => ({
    ...recordOf(one.record),
    approval: approvalOf(reader, one, one.record === waiting),
  }));
  return {
    ...{ lineId, year, programme, fundingSource, measure, history },
    current: history.find(({ id }) => id === current?.record.id) ?? null,
    actions: settling.actionsOf(reader, { provinceId, waiting }),
  };
}

function approvalOf({ userId }: Caller, { record, approval }: Settled, waits: boolean): Approval {
  const unsettled = record.basis === 'stated' ? 'notNeeded' : waits ? 'awaiting' : 'superseded';
  return {
    ...(approval ? decidedBy(approval) : { state: unsettled, reason: null, decidedAt: null }),
    mine: record.basis === 'entered' && record.recordedBy === userId,
  };
}

const decidedBy = ({ verdict: state, reason, decidedAt, capacity }: ApprovalRow): Omit<Approval, 'mine'> => ({
  ...{ state, reason, capacity, decidedAt: decidedAt.toISOString() },
});

import type { FundingRecord, LineKey, LineView, RecordFunds } from '@langmoi/contracts/funding';
import { invalidRequest } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/problem-texts';
import { refuseExcess, refuseFuture, saidOf } from '@langmoi/domain/facts';
import type { LineRecordRow, LineRow } from './line.entity';

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

/** A line with all that was said of it, the newest first. */
export function viewOf(line: LineRow, records: readonly LineRecordRow[]): LineView {
  const { id: lineId, year, programme, fundingSource, measure } = line;
  const history = records.map(recordOf);
  const [current] = history;
  if (!current) throw new Error(`Nothing was said of line ${lineId}`);
  return { lineId, year, programme, fundingSource, measure, current, history };
}

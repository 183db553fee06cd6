import type { RecordSupport, SupportMeasure, SupportRecord, SupportView } from '@langmoi/contracts/poverty';
import { refuseExcess, refuseFuture, saidOf } from '@langmoi/domain/facts';
import type { SupportRecordRow, SupportRow } from './support.entity';

/** Whom a policy reached and with how much; either may be unknown. */
type Reach = Pick<SupportRecord, 'count' | 'amount'>;

/**
 * What may be recorded of a support, in the policy's own counting unit and in đồng without leading zeros. Throws
 * `/problems/as-of-after-today`.
 */
export function reachOf({ asOf, count, amount }: RecordSupport, today: string) {
  refuseFuture(asOf, today);
  return { asOf, count, amount: amount === null ? null : String(BigInt(amount)) };
}

/** The measure that bounds this one from above or below: nobody pays more than was approved. */
export function counterpartOf(measure: SupportMeasure): SupportMeasure | undefined {
  if (measure === 'paid') return 'approved';
  return measure === 'approved' ? 'paid' : undefined;
}

/** Throws `/problems/part-exceeds-whole` where more is paid than approved; what is unknown refuses nothing. */
export function refuseOverpayment(measure: SupportMeasure, said: Reach, counterpart: Reach): void {
  const [paid, approved] = measure === 'paid' ? [said, counterpart] : [counterpart, said];
  if (paid.count !== null && approved.count !== null)
    refuseExcess({ part: paid.count, whole: approved.count, pointer: '/count' });
  if (paid.amount !== null && approved.amount !== null)
    refuseExcess({ part: BigInt(paid.amount), whole: BigInt(approved.amount), pointer: '/amount' });
}

export function recordOf(row: SupportRecordRow): SupportRecord {
  const { count, amount, period } = row;
  return { ...saidOf(row), count, amount, period };
}

/** A support with all that was said of it, the newest first. */
export function viewOf(support: SupportRow, records: readonly SupportRecordRow[]): SupportView {
  const { id: supportId, year, policy, measure } = support;
  const history = records.map(recordOf);
  const [current] = history;
  if (!current) throw new Error(`Nothing was said of support ${supportId}`);
  return { supportId, year, policy, measure, current, history };
}

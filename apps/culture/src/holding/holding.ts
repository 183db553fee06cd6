import type { HoldingRecord, HoldingView, RecordHolders } from '@langmoi/contracts/culture';
import { refuseExcess, refuseFuture, saidOf } from '@langmoi/domain/facts';
import type { HoldingRecordRow, HoldingRow } from './holding.entity';

/**
 * What may be recorded of a holding: how many hold the title, and among how many. Throws `/problems/as-of-after-today`,
 * and `/problems/part-exceeds-whole` for more holders than there are.
 */
export function holdersOf({ asOf, holders, universe }: RecordHolders, today: string) {
  refuseFuture(asOf, today);
  refuseExcess({ part: holders, whole: universe, pointer: '/holders' });
  return { asOf, holders, universe };
}

export function recordOf(row: HoldingRecordRow): HoldingRecord {
  const { holders, universe } = row;
  return { ...saidOf(row), holders, universe };
}

/** A holding with all that was said of it, the newest first. */
export function viewOf(holding: HoldingRow, unitName: string, records: readonly HoldingRecordRow[]): HoldingView {
  const { id: holdingId, unitId, title } = holding;
  const history = records.map(recordOf);
  const [current] = history;
  if (!current) throw new Error(`Nothing was said of holding ${holdingId}`);
  return { holdingId, unitId, unitName, title, current, history };
}

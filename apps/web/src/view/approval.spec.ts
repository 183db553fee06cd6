import type { LineRecord } from '@langmoi/contracts/funding';
import { awaitingOf, shownOf } from './approval';

const record = (version: number, state: LineRecord['approval']['state']): LineRecord => ({
  ...{ id: String(version), version, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
  ...{ recordedAt: '2020-07-01T00:00:00Z', amount: '5', planned: null, printed: null, printedRate: null, readings: [] },
  approval: { state, reason: null, decidedAt: null, mine: false },
});

it('finds the record that waits, and none where everything is settled', () => {
  const waiting = record(2, 'awaiting');
  expect(awaitingOf({ history: [waiting, record(1, 'approved')] })).toBe(waiting);
  expect(awaitingOf({ history: [record(2, 'rejected'), record(1, 'superseded')] })).toBeNull();
});

it('shows what counts, and no number where nothing does yet', () => {
  const approved = record(1, 'approved');
  expect(shownOf({ current: approved, history: [record(2, 'awaiting'), approved] })).toBe(approved);
  expect(shownOf({ current: null, history: [record(1, 'awaiting')] })).toMatchObject({ version: 1, amount: null });
  expect(shownOf({ current: null, history: [] })).toBeNull();
});

import type { LineRecord, LineView } from '@langmoi/contracts/funding';

/** The record of a line that waits for another officer's word. */
export const awaitingOf = ({ history }: Pick<LineView, 'history'>): LineRecord | null =>
  history.find(({ approval }) => approval.state === 'awaiting') ?? null;

/** The record that counts; where none does yet, one without any number. */
export function shownOf({ current, history }: Pick<LineView, 'current' | 'history'>): LineRecord | null {
  const [newest] = history;
  return current ?? (newest ? { ...newest, amount: null, planned: null, printed: null, printedRate: null } : null);
}

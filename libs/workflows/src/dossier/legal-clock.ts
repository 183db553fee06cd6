import { beginningOf, dateAt } from '@langmoi/domain/deadlines';
import { condition } from '@temporalio/workflow';

/**
 * The one clock of a run's legal waits. A demo province has a date of its own: every wait is a condition on it. The
 * world's date comes by itself: every wait is a timer to the minute at which that day begins in Vietnam.
 */
export class LegalClock {
  private known = '';

  constructor(private readonly kind: 'demo' | 'world') {}

  /** Vietnamese date; empty in a demo that has not told its date yet. */
  get today(): string {
    return this.kind === 'world' ? dateAt(new Date()) : this.known;
  }

  /** The demo's date only moves forward; an older one is news that came late. */
  learn(date: string): void {
    if (date > this.known) this.known = date;
  }

  /** Waits until `date` has begun (true), or until `over` holds (false), whichever is first. */
  async reaches(date: string, over: () => boolean): Promise<boolean> {
    if (this.kind === 'demo') {
      await condition(() => over() || this.known >= date);
      return !over();
    }
    const wait = beginningOf(date).getTime() - Date.now();
    return wait > 0 ? !(await condition(over, wait)) : !over();
  }
}

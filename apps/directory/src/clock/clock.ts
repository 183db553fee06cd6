import { Problem } from '@langmoi/contracts/problem';

/** Decides a new date of the demo: later than the one it has. Pure. Throws `/problems/clock-only-forward`. */
export function forward(today: string, to: string): string {
  if (to > today) return to; // ISO dates order as text
  throw new Problem('/problems/clock-only-forward', 409, 'The demo date only moves forward', { today });
}

import { Problem } from '@langmoi/contracts/problem';

/**
 * Anybody signed in may move the date of demo data: it is theirs to play with. Outside it nobody may; legal time runs by
 * the world's calendar there. Answers with the demo's date. Throws `/problems/clock-is-the-worlds`.
 */
export function permitMove({ isDemo, today }: { isDemo: boolean; today: string | null }): string {
  if (isDemo && today !== null) return today;
  throw new Problem('/problems/clock-is-the-worlds', 409, 'Only a demo province has a date of its own');
}

import type { DossierItem } from '@langmoi/contracts/recognition';

type Dated = Pick<DossierItem, 'dueOn'>;
type Timed = Pick<DossierItem, 'dueOn' | 'daysLeft' | 'communeName'>;

/** The last day of the limit that runs out first, today's included; null when nothing is due. */
export function nextDeadline(dossiers: readonly Dated[], today: string): string | null {
  const ahead = dossiers.flatMap(({ dueOn }) => (dueOn && dueOn >= today ? [dueOn] : []));
  return ahead.sort()[0] ?? null;
}

/** Least legal time first; what has no known limit comes last, by name. */
export function byTimeLeft<T extends Timed>(items: readonly T[]): T[] {
  const last = '9999-12-31';
  return [...items].sort(
    (one, other) =>
      (one.dueOn ?? last).localeCompare(other.dueOn ?? last) ||
      (one.daysLeft ?? 99_999) - (other.daysLeft ?? 99_999) ||
      one.communeName.localeCompare(other.communeName, 'vi'),
  );
}

export type Urgency = 'late' | 'soon' | 'calm' | 'open';

/** How near the limit is: passed, within three days, further, or not known in law. */
export function urgencyOf({ daysLeft }: { daysLeft: number | null }): Urgency {
  if (daysLeft === null) return 'open';
  if (daysLeft < 0) return 'late';
  return daysLeft <= 3 ? 'soon' : 'calm';
}

import type { DossierItem } from '@langmoi/contracts/recognition';

type Staged = Pick<DossierItem, 'stage' | 'stageTitle' | 'late'>;
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

/** How many dossiers wait at each step and how many of them beyond their limit; the step that holds most first. */
export function byStage<T extends Staged>(items: readonly T[]) {
  const stages = new Map<string, { stage: string; title: T['stageTitle']; count: number; late: number }>();
  for (const { stage, stageTitle: title, late } of items) {
    const known = stages.get(stage) ?? { stage, title, count: 0, late: 0 };
    stages.set(stage, { ...known, count: known.count + 1, late: known.late + Number(late) });
  }
  return [...stages.values()].sort(
    (one, other) => other.count - one.count || one.title.vi.localeCompare(other.title.vi, 'vi'),
  );
}

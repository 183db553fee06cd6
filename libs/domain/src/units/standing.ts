import type { UnitChange, UnitEvent } from '@langmoi/contracts/units';

/** An event as corrections leave it. */
export interface Standing {
  readonly id: string;
  readonly learnedAt: string;
  /** Null: withdrawn, it did not happen. */
  readonly change: UnitChange | null;
  /** The corrections that made it so, in the order they were learned. */
  readonly correctedBy: readonly string[];
}

/** The order in which the register learned; events learned at one instant by their id. */
export const byLearning = (a: Pick<UnitEvent, 'learnedAt' | 'id'>, b: Pick<UnitEvent, 'learnedAt' | 'id'>): number =>
  compared(a.learnedAt, b.learnedAt) || compared(a.id, b.id);

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The events that say what happened, each as the corrections known to us leave it: of several about one the latest that
 * still stands. `stray`: corrections of something that was not known before them.
 */
export function standingOf(known: readonly UnitEvent[]): { standing: Standing[]; stray: UnitEvent[] } {
  const inOrder = [...known].sort(byLearning);
  const seen = new Set<string>();
  const about = new Map<string, UnitEvent[]>();
  const stray: UnitEvent[] = [];
  for (const event of inOrder) {
    if (event.about !== null && !seen.has(event.about)) stray.push(event);
    else if (event.about !== null) about.set(event.about, [...(about.get(event.about) ?? []), event]);
    seen.add(event.id);
  }
  const standing = inOrder
    .filter((event) => event.about === null)
    .map((event) => {
      const { change, stands, correctedBy } = leftBy(about, event);
      return { id: event.id, learnedAt: event.learnedAt, change: stands ? change : null, correctedBy };
    });
  return { standing, stray };
}

interface Left {
  readonly change: UnitChange | null;
  /** Of a correction: whether it still corrects anything. */
  readonly stands: boolean;
  readonly correctedBy: string[];
}

function leftBy(about: ReadonlyMap<string, readonly UnitEvent[]>, event: UnitEvent): Left {
  let left: Left = { change: event.change, stands: true, correctedBy: [] };
  const correctedBy: string[] = [];
  for (const correction of about.get(event.id) ?? []) {
    const said = leftBy(about, correction);
    correctedBy.push(correction.id, ...said.correctedBy);
    if (!said.stands) continue;
    left = { change: said.change ?? left.change, stands: said.change !== null, correctedBy: [] };
  }
  return { ...left, correctedBy };
}

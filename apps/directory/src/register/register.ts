import { Problem } from '@langmoi/contracts/problem';
import type { UnitChange, UnitEvent, UnitPaper, UnitState } from '@langmoi/contracts/units';
import { addDays } from '@langmoi/domain/deadlines';
import { unitsTouchedBy } from '@langmoi/domain/units/change';
import type { Happened, History } from '@langmoi/domain/units/history';
import { unitOn } from '@langmoi/domain/units/on-a-day';
import { isDeepStrictEqual } from 'node:util';

/** An event before the register learns it. */
export type Entry = Omit<UnitEvent, 'learnedAt'>;

/** Throws `/problems/units-refused` where a history has events that cannot be, with each of them. */
export function requireWhole({ refused }: Pick<History, 'refused'>): void {
  if (refused.length === 0) return;
  throw new Problem('/problems/units-refused', 422, 'This cannot have happened to these units', { refused });
}

/** The lives that differ; empty for a unit that is no more known of. */
export function livesChanged(before: History, after: History): Map<string, readonly UnitState[]> {
  const changed = new Map<string, readonly UnitState[]>();
  for (const unitId of new Set([...before.lives.keys(), ...after.lives.keys()])) {
    const life = after.lives.get(unitId) ?? [];
    if (!isDeepStrictEqual(before.lives.get(unitId) ?? [], life)) changed.set(unitId, life);
  }
  return changed;
}

/** The units that events which differ touch, and that are not below the province unit `under` at the time. */
export function unitsOutside(under: string, before: History, after: History): string[] {
  const eventsOf = ({ events }: History) => new Map(events.map((event) => [event.id, event]));
  const [was, is] = [eventsOf(before), eventsOf(after)];
  const differs = ([id, event]: [string, Happened], other: ReadonlyMap<string, Happened>): boolean =>
    !isDeepStrictEqual(other.get(id)?.change, event.change);
  const outside = (history: History, events: ReadonlyMap<string, Happened>, other: ReadonlyMap<string, Happened>) =>
    [...events].filter((event) => differs(event, other)).flatMap(([, { change }]) => outsideOf(history, change, under));
  return [...new Set([...outside(before, was, is), ...outside(after, is, was)])];
}

const outsideOf = (history: History, change: UnitChange, under: string): string[] =>
  [...unitsTouchedBy(change)].filter((unitId) =>
    daysAround(change).some((day) => isOutside(history, unitId, { day, under })),
  );

/** The last day before a change, and its first. */
const daysAround = ({ effectiveOn }: UnitChange): string[] =>
  effectiveOn === null ? [beforeAllRecords] : [addDays(effectiveOn, -1), effectiveOn];

/** A day on which whatever was before the records begin is there. */
const beforeAllRecords = '0001-01-01';

/** Whether a unit is there on a day, below another province unit than `under`. */
export function isOutside(history: History, unitId: string, { day, under }: { day: string; under: string }): boolean {
  let state = unitOn(history, unitId, day);
  while (state?.parentId) state = unitOn(history, state.parentId, day);
  return state !== undefined && state.unitId !== under;
}

/** The papers of the events that touch any of these units, from the oldest to the newest; of before the records first. */
export function papersOf(history: History, told: readonly UnitEvent[], unitIds: ReadonlySet<string>): UnitPaper[] {
  const byId = new Map(told.map((event) => [event.id, event]));
  const happened = history.events.map((event) => ({ ...event, withdrawn: false }));
  const withdrawn = history.withdrawn.flatMap((event) => {
    const change = byId.get(event.id)?.change;
    return change ? [{ ...event, change, withdrawn: true }] : [];
  });
  return [...happened, ...withdrawn]
    .filter(({ change }) => [...unitsTouchedBy(change)].some((unitId) => unitIds.has(unitId)))
    .map(({ id: eventId, learnedAt, change, withdrawn: isWithdrawn, correctedBy }) => ({
      ...{ eventId, learnedAt, withdrawn: isWithdrawn },
      ...{ kind: change.kind, effectiveOn: change.effectiveOn, decision: change.decision, source: change.source },
      corrections: correctedBy.flatMap((id) => {
        const correction = byId.get(id);
        return correction ? [{ eventId: id, learnedAt: correction.learnedAt, reason: correction.reason ?? '' }] : [];
      }),
    }))
    .sort((a, b) => (a.effectiveOn ?? '').localeCompare(b.effectiveOn ?? '') || a.learnedAt.localeCompare(b.learnedAt));
}

import type { UnitComparison, UnitState } from '@langmoi/contracts/units';
import { unitsTouchedBy } from './change';
import type { History } from './history';
import { unitsOn, type Days } from './on-a-day';

/**
 * What became of the units of one day by another: every unit of either day is in exactly one group, together with all
 * that a part of it went into or came from between. `from` is not after `to`; what became effective on `to` is included.
 */
export function changesBetween(history: History, days: Days): UnitComparison[] {
  const groups = new Groups();
  const between = history.events.filter(({ change: { effectiveOn } }) => isWithin(effectiveOn, days));
  for (const { change } of between) for (const { fromId, toId } of change.parts) groups.join(fromId, toId);
  const found = new Map<string, { before: UnitState[]; after: UnitState[]; eventIds: string[] }>();
  const groupOf = (unitId: string) => {
    const key = groups.of(unitId);
    const group = found.get(key) ?? { before: [], after: [], eventIds: [] };
    found.set(key, group);
    return group;
  };
  for (const state of unitsOn(history, days.from)) groupOf(state.unitId).before.push(state);
  for (const state of unitsOn(history, days.to)) groupOf(state.unitId).after.push(state);
  for (const { id, change } of between) {
    for (const group of new Set([...unitsTouchedBy(change)].map(groupOf))) group.eventIds.push(id);
  }
  return [...found.values()].filter((group) => group.before.length > 0 || group.after.length > 0);
}

const isWithin = (on: string | null, { from, to }: Days): boolean => on !== null && on > from && on <= to;

/** Sets that are joined, each known by one of its members. */
class Groups {
  private readonly above = new Map<string, string>();

  of(unitId: string): string {
    let top = unitId;
    for (let next = this.above.get(top); next !== undefined; next = this.above.get(top)) top = next;
    if (top !== unitId) this.above.set(unitId, top);
    return top;
  }

  join(a: string, b: string): void {
    const [first, second] = [this.of(a), this.of(b)];
    if (first !== second) this.above.set(first, second);
  }
}

import type { DatedPart, TakenOver, UnitLife, UnitState } from '@langmoi/contracts/units';
import { addDays } from '../deadlines';
import type { History } from './history';

type Known = Pick<History, 'lives' | 'partsFrom' | 'partsInto'>;

/** The life of a unit, complete in itself; undefined where the history does not know the unit. */
export function lifeOf(history: Known, unitId: string): UnitLife | undefined {
  const states = history.lives.get(unitId);
  if (!states) return undefined;
  const { units, parts } = relatives(history, unitId);
  const kin = withParents(history, [...units]);
  kin.delete(unitId);
  return { states: [...states], parts, kin: [...kin].flatMap((id) => history.lives.get(id) ?? []) };
}

/** Who took a unit over as a whole on the day on which it ended; undefined while it is there, or went to nobody whole. */
export function takenOverBy(history: Known & Pick<History, 'events'>, unitId: string): TakenOver | undefined {
  const last = history.lives.get(unitId)?.at(-1);
  if (!last || last.toOn === null) return undefined;
  const fromOn = addDays(last.toOn, 1);
  const part = history.partsFrom.get(unitId)?.find(({ on, shares }) => on === fromOn && shares === 'whole');
  if (!part) return undefined;
  const decision = history.events.find(({ id }) => id === part.eventId)?.change.decision ?? null;
  return { unitId: part.toId, fromOn, decision };
}

/** What a unit's parts went into, and on from there; and what it came from, and from where that. */
function relatives({ partsFrom, partsInto }: Known, unitId: string): { units: Set<string>; parts: DatedPart[] } {
  const units = new Set([unitId]);
  const parts = new Set<DatedPart>();
  for (const [index, next] of [[partsFrom, 'toId'] as const, [partsInto, 'fromId'] as const]) {
    const way = [unitId];
    const seen = new Set(way);
    for (const at of way) {
      for (const part of index.get(at) ?? []) {
        parts.add(part);
        units.add(part[next]);
        if (!seen.has(part[next])) way.push(part[next]); // grows while it is walked
        seen.add(part[next]);
      }
    }
  }
  return { units, parts: [...parts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) };
}

function withParents({ lives }: Known, unitIds: string[]): Set<string> {
  const all = new Set(unitIds);
  for (const unitId of all)
    for (const { parentId } of lives.get(unitId) ?? ([] as UnitState[])) if (parentId) all.add(parentId);
  return all;
}

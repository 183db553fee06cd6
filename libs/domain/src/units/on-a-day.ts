import type { DatedPart, UnitState } from '@langmoi/contracts/units';
import { addDays } from '../deadlines';
import { fullName } from '../unit-name';
import type { History } from './history';

/** The unit as it was on a day; undefined where it was not there. Logarithmic in the number of its states. */
export function unitOn({ lives }: Pick<History, 'lives'>, unitId: string, day: string): UnitState | undefined {
  const life = lives.get(unitId) ?? [];
  let [from, to] = [0, life.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (begins(life[middle]) <= day) from = middle + 1;
    else to = middle;
  }
  const state = life[from - 1];
  return state && (state.toOn === null || state.toOn >= day) ? state : undefined; // ISO dates order as text
}

const begins = (state: UnitState | undefined): string => state?.fromOn ?? '';

/** The day itself where a unit was there, else the nearest one that it was there before it, else its first. */
export function nearestDay(life: readonly UnitState[], day: string): string {
  const begun = life.filter(({ fromOn }) => fromOn === null || fromOn <= day).at(-1);
  if (!begun) return life[0]?.fromOn ?? day;
  return begun.toOn !== null && begun.toOn < day ? begun.toOn : day;
}

/**
 * What a unit is called with its kind in a paper of a day, where today it is called otherwise; null where it is called the
 * same, or nobody knows. Of a day on which it was not there the nearest one counts.
 */
export function nameOfPaper(
  life: readonly UnitState[],
  { asOf, today }: { asOf: string; today: string },
): string | null {
  const calledOn = (day: string) => {
    const nearest = nearestDay(life, day);
    const state = life.find(({ fromOn, toOn }) => (fromOn ?? '') <= nearest && (toOn ?? nearest) >= nearest);
    return state ? fullName(state) : null;
  };
  const then = calledOn(asOf);
  return then === calledOn(today) ? null : then;
}

/** Every unit that there was on a day. */
export function unitsOn(history: Pick<History, 'lives'>, day: string): UnitState[] {
  return [...history.lives.keys()].flatMap((unitId) => unitOn(history, unitId, day) ?? []);
}

/** A unit and all below it on a day; none where the unit was not there. */
export function unitsBelow(history: Pick<History, 'lives'>, unitId: string, day: string): UnitState[] {
  const children = new Map<string | null, UnitState[]>();
  for (const state of unitsOn(history, day)) {
    const siblings = children.get(state.parentId);
    if (siblings) siblings.push(state);
    else children.set(state.parentId, [state]);
  }
  const found = unitOn(history, unitId, day);
  const all = found ? [found] : [];
  for (const state of all) all.push(...(children.get(state.unitId) ?? [])); // grows while it is walked
  return all;
}

/** The units of a later day into which one of an earlier day went, itself included while it lasts; none: it is no more. */
export function heirsOf(history: Pick<History, 'lives' | 'partsFrom'>, unitId: string, days: Days): Set<string> {
  const { to } = days;
  const heirs = new Set<string>();
  const seen = new Set<string>();
  const ways: { unitId: string; after: string }[] = [{ unitId, after: days.from }];
  for (const { unitId: at, after } of ways) {
    if (seen.has(`${at} ${after}`)) continue;
    seen.add(`${at} ${after}`);
    const last = lastDayOf(history, at, after);
    const [first, ...sameDay] = nextParts(history.partsFrom.get(at) ?? [], after);
    if (first && first.on <= to && addDays(first.on, -1) <= last) {
      for (const { toId, on } of [first, ...sameDay]) ways.push({ unitId: toId, after: on });
    } else if (last >= to) heirs.add(at);
  }
  return heirs;
}

/** From an earlier day to a later one, `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Up to when a unit is there that is there on a day: if it comes again later, it is not what it was. */
function lastDayOf({ lives }: Pick<History, 'lives'>, unitId: string, day: string): string {
  let last = '';
  for (const { fromOn, toOn } of lives.get(unitId) ?? []) {
    if (toOn !== null && toOn < day) continue;
    if (last !== '' && fromOn !== addDays(last, 1)) break;
    if (toOn === null) return theEndOfTime;
    last = toOn;
  }
  return last;
}

const theEndOfTime = '9999-12-31';

/** The parts of the first division after a day: what leaves a unit later leaves those that its parts went into. */
function nextParts(parts: readonly DatedPart[], after: string): DatedPart[] {
  const next = parts.find(({ on }) => on > after);
  return next ? parts.filter(({ on }) => on === next.on) : [];
}

/**
 * The units of a province on a day: itself and all below it. On a day on which it is no more, those that took its units
 * of its last day; before it was there, those that its units of its first day came from.
 */
export function unitsOfProvince(history: History, unitId: string, day: string): UnitState[] {
  const life = history.lives.get(unitId) ?? [];
  const before = life.filter(({ toOn }) => toOn !== null && toOn < day).at(-1);
  if (unitOn(history, unitId, day)) return unitsBelow(history, unitId, day);
  if (before?.toOn) {
    const days = { from: before.toOn, to: day };
    const heirs = unitsBelow(history, unitId, days.from).map((state) => heirsOf(history, state.unitId, days));
    return statesOf(history, new Set(heirs.flatMap((ids) => [...ids])), day);
  }
  const days = { from: day, to: life[0]?.fromOn ?? day };
  const own = new Set(unitsBelow(history, unitId, days.to).map((state) => state.unitId));
  return unitsOn(history, day).filter((state) => [...heirsOf(history, state.unitId, days)].some((id) => own.has(id)));
}

const statesOf = (history: History, unitIds: ReadonlySet<string>, day: string): UnitState[] =>
  [...unitIds].flatMap((unitId) => unitOn(history, unitId, day) ?? []);

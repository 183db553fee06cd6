import type { UnitLifeView, UnitPart, UnitState } from '@langmoi/contracts/units';
import { heirsOf, unitOn, type Days } from '@langmoi/domain/units/on-a-day';
import { plusDays } from './format';

type Life = Pick<UnitLifeView, 'unitId' | 'states' | 'parts' | 'kin'>;
type Lines = Parameters<typeof heirsOf>[0];

/** A time in which a unit had one name and one kind, whatever else of it changed. First and last day, both included. */
export interface Stretch extends Pick<UnitState, 'unitId' | 'kind' | 'name' | 'fromOn' | 'toOn' | 'begunBy'> {
  /** Of the unit that is looked at, and not of one that it has to do with. */
  readonly isOwn: boolean;
}

/** What went from one line of the picture into another, also a unit under its next name; `isKnown`: how much of it is. */
interface Joint {
  readonly on: string;
  readonly from: number;
  readonly to: number;
  readonly isKnown: boolean;
  readonly eventId: string;
}

export interface Picture {
  /** Every day on which something happened, from the oldest. */
  readonly days: readonly string[];
  /** Those that it came from, itself, those that it went into. */
  readonly rows: readonly Stretch[];
  readonly joints: readonly Joint[];
}

/** The life of a unit as lines and what went between them. Pure. */
export function pictureOf(life: Life): Picture {
  const lives = livesOf(life);
  const rows = orderOf(life).flatMap((id) => stretchesOf(lives.get(id) ?? [], id === life.unitId));
  const rowOf = (unitId: string, day: string) => rows.findIndex((row) => row.unitId === unitId && isWithin(day, row));
  const joints = life.parts.flatMap(({ fromId, toId, on, shares, eventId }) => {
    const [from, to] = [rowOf(fromId, plusDays(on, -1)), rowOf(toId, on)];
    return fromId === toId || from < 0 || to < 0 ? [] : [{ on, from, to, isKnown: shares !== null, eventId }];
  });
  const goingOn = rows.flatMap(({ unitId, fromOn, begunBy: eventId }, to) => {
    const from = to - 1;
    return fromOn !== null && rows[from]?.unitId === unitId ? [{ on: fromOn, from, to, isKnown: true, eventId }] : [];
  });
  const starts = rows.flatMap(({ fromOn, toOn }) => [fromOn, toOn && plusDays(toOn, 1)]);
  const days = new Set([...starts.filter((day) => day !== null), ...joints.map(({ on }) => on)]);
  return { days: [...days].sort(), rows, joints: [...goingOn, ...joints] };
}

/** The states of the unit and of those that it came from or went into, in the order of the picture. */
export function shownOf(life: Life): UnitState[] {
  const lives = livesOf(life);
  return orderOf(life).flatMap((id) => lives.get(id) ?? []);
}

/** Where a day lies between the left edge (0) and the right (1): between two days in which something happened by time. */
export function positionOf(days: readonly string[], day: string): number {
  const passed = days.filter((one) => one <= day).length;
  const [before, after] = [days[passed - 1], days[passed]];
  return (passed + shareOfTime(before, after, day)) / (days.length + 1);
}

function shareOfTime(before: string | undefined, after: string | undefined, day: string): number {
  if (before === day) return 0;
  if (before === undefined || after === undefined) return 0.5; // nobody knows how far an open end reaches
  return (Date.parse(day) - Date.parse(before)) / (Date.parse(after) - Date.parse(before));
}

/** The units that a unit is below on a day, the nearest first. */
export function aboveOf(life: Pick<Life, 'states' | 'kin'>, unit: Pick<UnitState, 'parentId'>, day: string) {
  const lives = livesOf(life);
  const above: UnitState[] = [];
  for (let at: string | null = unit.parentId; at !== null;) {
    const state: UnitState | undefined = unitOn({ lives }, at, day);
    if (state) above.push(state);
    at = state?.parentId ?? null;
  }
  return above;
}

/**
 * Where the land of a unit lay on a day on which it was not there: in those that it went into, or that it came from.
 * Empty: nobody knows, or nothing took it.
 */
export function landOn(life: Life, day: string): UnitState[] {
  const lines = linesOf(life);
  const own = life.states;
  const before = own.filter(({ toOn }) => toOn !== null && toOn < day).at(-1);
  if (before?.toOn) return statesOf(lines, heirsOf(lines, life.unitId, { from: before.toOn, to: day }), day);
  const days: Days = { from: day, to: own[0]?.fromOn ?? day };
  return [...lines.lives.values()].flatMap(([{ unitId } = { unitId: '' }]) => {
    const state = unitOn(lines, unitId, day);
    return state && heirsOf(lines, unitId, days).has(life.unitId) ? [state] : [];
  });
}

/** What became of it when it ended: on the day after its last. */
export function endOf(life: Life): { on: string; into: UnitState[] } | null {
  const last = life.states.at(-1);
  if (!last?.toOn) return null;
  const on = plusDays(last.toOn, 1);
  return { on, into: landOn(life, on) };
}

/** One event as far as it concerns the unit and those it has to do with: how they were, and how they were after it. */
export interface Happening {
  readonly before: readonly UnitState[];
  readonly after: readonly UnitState[];
  readonly parts: readonly UnitPart[];
}

export function happeningOf(life: Life, eventId: string): Happening {
  const parts = life.parts.filter((part) => part.eventId === eventId);
  const shown = new Set(orderOf(life));
  const states = [...life.states, ...life.kin].filter(({ unitId }) => shown.has(unitId));
  const lives = livesOf(life);
  const on = (unitId: string, day: string) => unitOn({ lives }, unitId, day) ?? [];
  const before = [
    ...states.filter(({ endedBy }) => endedBy === eventId),
    ...parts.flatMap((part) => on(part.fromId, plusDays(part.on, -1))),
  ];
  const after = [
    ...states.filter(({ begunBy }) => begunBy === eventId),
    ...parts.flatMap((part) => on(part.toId, part.on)),
  ];
  return { before: eachOnce(before), after: eachOnce(after), parts };
}

const eachOnce = (states: readonly UnitState[]): UnitState[] => [
  ...new Map(states.map((state) => [`${state.unitId} ${state.fromOn}`, state])).values(),
];

const isWithin = (day: string, { fromOn, toOn }: Pick<UnitState, 'fromOn' | 'toOn'>): boolean =>
  (fromOn === null || fromOn <= day) && (toOn === null || day <= toOn); // ISO dates order as text

function livesOf({ states, kin }: Pick<Life, 'states' | 'kin'>): Map<string, UnitState[]> {
  return groupedBy([...states, ...kin], ({ unitId }) => unitId);
}

function groupedBy<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

const linesOf = (life: Life): Lines => ({
  lives: livesOf(life),
  partsFrom: groupedBy(life.parts, ({ fromId }) => fromId),
});

const statesOf = (lines: Lines, unitIds: Iterable<string>, day: string): UnitState[] =>
  [...unitIds].flatMap((unitId) => unitOn(lines, unitId, day) ?? []);

/** The unit and those that a part of it came from or went into, the oldest first; those it came from stand before it. */
function orderOf({ unitId, parts, kin }: Life): string[] {
  const before = new Set<string>();
  const way = [unitId];
  for (const at of way) {
    for (const { fromId, toId } of parts) {
      if (toId !== at || fromId === unitId || before.has(fromId)) continue;
      before.add(fromId);
      way.push(fromId); // grows while it is walked
    }
  }
  const after = new Set(parts.flatMap(({ fromId, toId }) => [fromId, toId]));
  for (const id of [...before, unitId]) after.delete(id);
  const firstOf = new Map<string, UnitState>();
  for (const state of kin) if (!firstOf.has(state.unitId)) firstOf.set(state.unitId, state);
  const key = (id: string) => `${firstOf.get(id)?.fromOn ?? ''} ${firstOf.get(id)?.name ?? ''}`;
  const sorted = (ids: ReadonlySet<string>) => [...ids].sort((a, b) => key(a).localeCompare(key(b), 'vi'));
  return [...sorted(before), unitId, ...sorted(after)];
}

function stretchesOf(states: readonly UnitState[], isOwn: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  for (const { unitId, kind, name, fromOn, toOn, begunBy } of states) {
    const last = stretches.at(-1);
    const goesOn = last?.toOn && fromOn === plusDays(last.toOn, 1) && last.name === name && last.kind === kind;
    if (goesOn) stretches[stretches.length - 1] = { ...last, toOn };
    else stretches.push({ unitId, kind, name, fromOn, toOn, begunBy, isOwn });
  }
  return stretches;
}

/** The last instant of a day in Vietnam, which the register's instants are compared with. */
export const endOfDay = (day: string): string => new Date(`${day}T23:59:59.999+07:00`).toISOString();

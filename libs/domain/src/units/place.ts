import type { DatedPart, Measure, UnitState } from '@langmoi/contracts/units';
import { addDays } from '../deadlines';
import type { History } from './history';
import { unitOn } from './on-a-day';
import { fractionOf, one, plus, times, type Fraction } from './share';

/** As much of a history as tells where units went. */
export type Lineage = Pick<History, 'lives' | 'partsFrom'>;

/** Where a unit of one day lies on another. */
export type Place =
  /** All of it in one unit. */
  | { readonly kind: 'one'; readonly unitId: string }
  /** In several, with its share in each; the shares sum to one. */
  | { readonly kind: 'shared'; readonly holderId: string | null; readonly parts: readonly Portion[] }
  /** In several, nobody knows how; or in none, abolished without a successor. `among`: units that may have a part. */
  | { readonly kind: 'within'; readonly holderId: string | null; readonly among: readonly string[] };
// `holderId`: the nearest unit that holds all of it for certain; null: none does.

/** How much of a unit went into this one. */
export interface Portion {
  readonly unitId: string;
  readonly share: Fraction;
}

/** Finds the place of a unit of the one day on the other, by shares of one measure. */
export type Finder = (unitId: string) => Place;

/**
 * From any day to any other, earlier or later. Forward a part is worth the share that its decision names. Back through
 * a merger nobody knows the shares; back through a split each part lies whole in what was split.
 */
export function finderOf(lineage: Lineage, from: string, to: string, measure: Measure): Finder {
  const steps = from <= to ? forward(lineage, from, to, measure) : backward(lineage, from, to);
  const isThere = (unitId: string): boolean => unitOn(lineage, unitId, to) !== undefined;
  const above = (unitId: string): string | null => unitOn(lineage, unitId, to)?.parentId ?? null;

  const upwards = (unitId: string | null): string[] => (unitId === null ? [] : [unitId, ...upwards(above(unitId))]);
  /** The nearest unit that is or holds each of them; null where one is unknown, or nothing holds them all. */
  const holding = (units: readonly (string | null)[]): string | null => {
    const [first = [], ...others] = units.map(upwards);
    return first.find((unitId) => others.every((path) => path.includes(unitId))) ?? null;
  };

  /** Through the steps that lie beyond the day. */
  const follow = (unitId: string, day: string): Parts =>
    steps
      .filter(({ on }) => (from <= to ? on > day : on <= day))
      .reduce<Parts>((parts, { ways }) => through(parts, ways), new Map([[unitId, one]]));

  const placeFrom = (unitId: string, day: string): Place => {
    const parts = [...follow(unitId, day)];
    const there = parts.filter(([id]) => isThere(id));
    const [first] = there;
    if (first && parts.length === 1) return { kind: 'one', unitId: first[0] };
    const known = there.flatMap(([id, share]) => (share ? [{ unitId: id, share }] : []));
    const holderId = holding(parts.map(([id]) => (isThere(id) ? above(id) : holderOf(id, day))));
    return known.length === parts.length
      ? { kind: 'shared', holderId, parts: known }
      : { kind: 'within', holderId, among: there.map(([id]) => id) };
  };

  /** What holds a unit that is there no more, or not yet: where its last, or first, parent lies. */
  const holderOf = (unitId: string, day: string): string | null => {
    const edge = edgeOf(lineage.lives.get(unitId) ?? [], to);
    if (!edge?.parentId) return null;
    const place = placeFrom(edge.parentId, (from <= to ? edge.toOn : edge.fromOn) ?? day);
    return place.kind === 'one' ? place.unitId : place.holderId;
  };
  return (unitId) => placeFrom(unitId, from);
}

/** Shares of one unit by the units that have them; null: nobody knows. */
type Parts = ReadonlyMap<string, Fraction | null>;

interface Way {
  readonly unitId: string;
  readonly share: Fraction | null;
}

type Ways = ReadonlyMap<string, readonly Way[]>;

interface Step {
  readonly on: string;
  readonly ways: Ways;
}

/** A unit that no way leads from goes on as it was. */
function through(parts: Parts, ways: Ways): Parts {
  const next = new Map<string, Fraction | null>();
  for (const [id, share] of parts) {
    for (const way of ways.get(id) ?? [{ unitId: id, share: one }]) {
      const came = share && way.share && times(share, way.share);
      const there = next.get(way.unitId);
      next.set(way.unitId, there === undefined ? came : there && came && plus(there, came));
    }
  }
  return next;
}

/** By the day: what leaves a unit, with its share. A unit that nothing leaves goes on as it was. */
function forward(lineage: Lineage, from: string, to: string, measure: Measure): Step[] {
  return byDay(
    crossing(lineage, from, to),
    ({ fromId }) => fromId,
    ({ toId, shares }) => {
      if (shares === 'whole') return { unitId: toId, share: one };
      const share = shares?.[measure];
      return { unitId: toId, share: share === undefined ? null : fractionOf(share) };
    },
  ).sort((a, b) => compared(a.on, b.on));
}

/** By the day, the latest first: what came into a unit. Of several sources, itself among them, nobody knows the shares. */
function backward(lineage: Lineage, from: string, to: string): Step[] {
  const crossed = crossing(lineage, to, from);
  const left = new Set(crossed.map(({ on, fromId }) => `${on} ${fromId}`));
  const stayed = new Map<string, Passage>();
  for (const { on, toId } of crossed) {
    const wasThere = unitOn(lineage, toId, addDays(on, -1)) !== undefined;
    if (wasThere && !left.has(`${on} ${toId}`))
      stayed.set(`${on} ${toId}`, { on, fromId: toId, toId, shares: 'whole' });
  }
  const steps = byDay(
    [...crossed, ...stayed.values()],
    ({ toId }) => toId,
    ({ fromId }) => ({ unitId: fromId, share: one }),
  );
  for (const { ways } of steps) {
    for (const [unitId, sources] of ways) {
      if (sources.length < 2) continue;
      const unknown = sources.map((source) => ({ ...source, share: null }));
      ways.set(unitId, unknown);
    }
  }
  return steps.sort((a, b) => compared(b.on, a.on));
}

type Passage = Omit<DatedPart, 'eventId'>;

/** What went over between two days, the earlier one excluded. */
const crossing = ({ partsFrom }: Lineage, after: string, until: string): Passage[] =>
  [...partsFrom.values()].flat().filter(({ on }) => on > after && on <= until);

function byDay(passages: readonly Passage[], key: (passage: Passage) => string, way: (passage: Passage) => Way) {
  const days = new Map<string, Map<string, Way[]>>();
  for (const passage of passages) {
    const ways = days.get(passage.on) ?? new Map<string, Way[]>();
    days.set(passage.on, ways);
    const there = ways.get(key(passage));
    if (there) there.push(way(passage));
    else ways.set(key(passage), [way(passage)]);
  }
  return [...days].map(([on, ways]) => ({ on, ways }));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The last state of a unit that ended before the day, or the first of one that began after it. */
const edgeOf = (life: readonly UnitState[], day: string): UnitState | undefined =>
  life.filter(({ toOn }) => toOn !== null && toOn < day).at(-1) ?? life[0];

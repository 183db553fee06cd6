import type { Measure, UnitPart, UnitState } from '@langmoi/contracts/units';
import { fractionOf, one, plus, times, type Fraction } from './share';

/** What became of units: their states, and what went from one into another on which day. */
export interface Lineage {
  readonly states: readonly Pick<UnitState, 'unitId' | 'parentId' | 'fromOn' | 'toOn'>[];
  readonly passages: readonly Passage[];
}

export interface Passage extends UnitPart {
  readonly on: string;
}

/** Where a unit of one day lies on another. */
export type Place =
  /** All of it in one unit. */
  | { readonly kind: 'one'; readonly unitId: string }
  /** In several, with its share in each; the shares sum to one. */
  | { readonly kind: 'shared'; readonly holderId: string | null; readonly parts: readonly Portion[] }
  /** In several, nobody knows how; or in none, abolished without a successor. `among`: units that may have a part. */
  | { readonly kind: 'within'; readonly holderId: string | null; readonly among: readonly string[] };
// `holderId`: the nearest unit that holds all of it for certain; null: none does.

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
  const index = new Index(lineage.states);
  const steps = from <= to ? forward(lineage, from, to, measure) : backward(lineage, index, from, to);

  /** Through the steps that lie beyond the day. */
  const follow = (unitId: string, day: string): Parts =>
    steps
      .filter(({ on }) => (from <= to ? on > day : on <= day))
      .reduce<Parts>((parts, { ways }) => through(parts, ways), new Map([[unitId, one]]));

  const placeFrom = (unitId: string, day: string): Place => {
    const parts = [...follow(unitId, day)];
    const there = parts.filter(([id]) => index.isThere(id, to));
    const [first] = there;
    if (first && parts.length === 1) return { kind: 'one', unitId: first[0] };
    const known = there.flatMap(([id, share]) => (share ? [{ unitId: id, share }] : []));
    const holderId = index.holding(
      parts.map(([id]) => (index.isThere(id, to) ? index.parentOn(id, to) : holderOf(id, day))),
      to,
    );
    return known.length === parts.length
      ? { kind: 'shared', holderId, parts: known }
      : { kind: 'within', holderId, among: there.map(([id]) => id) };
  };

  /** What holds a unit that is there no more, or not yet: where its last, or first, parent lies. */
  const holderOf = (unitId: string, day: string): string | null => {
    const edge = index.edgeOf(unitId, to);
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

type Ways = Map<string, readonly Way[]>;

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
function forward({ passages }: Lineage, from: string, to: string, measure: Measure): Step[] {
  return byDay(
    passages.filter(({ on }) => on > from && on <= to),
    ({ fromId }) => fromId,
    ({ toId, shares }) => {
      if (shares === 'whole') return { unitId: toId, share: one };
      const share = shares?.[measure];
      return { unitId: toId, share: share === undefined ? null : fractionOf(share) };
    },
  ).sort((a, b) => compared(a.on, b.on));
}

/** By the day, the latest first: what came into a unit. Of several sources, itself among them, nobody knows the shares. */
function backward({ passages }: Lineage, index: Index, from: string, to: string): Step[] {
  const crossed = passages.filter(({ on }) => on > to && on <= from);
  const left = new Set(crossed.map(({ on, fromId }) => `${on} ${fromId}`));
  const stayed = [...new Set(crossed.map(({ on, toId }) => `${on} ${toId}`))]
    .filter((key) => !left.has(key))
    .map((key) => ({ on: key.slice(0, 10), toId: key.slice(11) }))
    .filter(({ on, toId }) => index.wasThereBefore(toId, on))
    .map(({ on, toId }): Passage => ({ on, fromId: toId, toId, shares: 'whole' }));
  const steps = byDay(
    [...crossed, ...stayed],
    ({ toId }) => toId,
    ({ fromId }) => ({ unitId: fromId, share: one }),
  );
  for (const { ways } of steps) {
    for (const [unitId, sources] of ways) {
      if (sources.length > 1)
        ways.set(
          unitId,
          sources.map((source) => ({ ...source, share: null })),
        );
    }
  }
  return steps.sort((a, b) => compared(b.on, a.on));
}

function byDay(passages: readonly Passage[], key: (passage: Passage) => string, way: (passage: Passage) => Way) {
  const days = new Map<string, Ways>();
  for (const passage of passages) {
    const ways = days.get(passage.on) ?? new Map<string, readonly Way[]>();
    days.set(passage.on, ways.set(key(passage), [...(ways.get(key(passage)) ?? []), way(passage)]));
  }
  return [...days].map(([on, ways]) => ({ on, ways }));
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

type State = Lineage['states'][number];

/** The states by unit. Days before the records begin, and after the last word, are those of the first and last state. */
class Index {
  private readonly byUnit = new Map<string, State[]>();

  constructor(states: readonly State[]) {
    for (const state of states) this.byUnit.set(state.unitId, [...(this.byUnit.get(state.unitId) ?? []), state]);
  }

  private stateOn(unitId: string, day: string): State | undefined {
    return this.byUnit.get(unitId)?.find((state) => (state.fromOn ?? day) <= day && (state.toOn ?? day) >= day);
  }

  isThere(unitId: string, day: string): boolean {
    return this.stateOn(unitId, day) !== undefined;
  }

  /** Whether the unit did not begin on the day. */
  wasThereBefore(unitId: string, day: string): boolean {
    return (this.byUnit.get(unitId) ?? []).some((state) => (state.fromOn ?? '') < day);
  }

  parentOn(unitId: string, day: string): string | null {
    return this.stateOn(unitId, day)?.parentId ?? null;
  }

  /** The last state of a unit that ended before the day, or the first of one that began after it. */
  edgeOf(unitId: string, day: string): State | undefined {
    const states = [...(this.byUnit.get(unitId) ?? [])].sort((a, b) => compared(a.fromOn ?? '', b.fromOn ?? ''));
    return states.filter((state) => state.toOn !== null && state.toOn < day).at(-1) ?? states[0];
  }

  /** The nearest unit that is or holds each of them; null where one is unknown, or nothing holds them all. */
  holding(units: readonly (string | null)[], day: string): string | null {
    const [first = [], ...others] = units.map((unitId) => this.upwards(unitId, day));
    return first.find((unitId) => others.every((path) => path.includes(unitId))) ?? null;
  }

  private upwards(unitId: string | null, day: string): string[] {
    return unitId === null ? [] : [unitId, ...this.upwards(this.parentOn(unitId, day), day)];
  }
}

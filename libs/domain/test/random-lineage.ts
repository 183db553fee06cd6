import type { DatedPart, UnitPart, UnitState } from '@langmoi/contracts/units';
import fc from 'fast-check';
import type { Lineage } from '../src/units/place';
import { fractionOf, one, plus, times, type Fraction } from '../src/units/share';

/** The day on which every random history has the nine communes and three districts that it begins with. */
export const beginning = '2020-01-01';

interface Act {
  readonly kind: 'merge' | 'join' | 'split' | 'shed' | 'move' | 'abolish' | 'abolishDistrict' | 'found';
  readonly pick: number;
  readonly count: number;
  /** Whether the decision names shares. */
  readonly known: boolean;
  readonly weights: readonly number[];
  readonly wait: number;
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('merge', 'join', 'split', 'shed', 'move', 'abolish', 'abolishDistrict', 'found'),
  pick: fc.nat(1000),
  count: fc.integer({ min: 2, max: 3 }),
  known: fc.boolean(),
  weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
  wait: fc.integer({ min: 1, max: 200 }),
});

/** Where all of one of the first communes is: its share in each, null where nobody knows; lost: partly in none. */
export interface Entry {
  readonly parts: Map<string, Fraction | null>;
  lost: boolean;
}

type Since = string | null;

/** Plays acts one by one, and keeps for each of the first communes a ledger that knows nothing of days. */
export class RandomLineage implements Lineage {
  readonly lives = new Map<string, UnitState[]>([['p', [stateOf('p', null, null, null)]]]);
  readonly partsFrom = new Map<string, DatedPart[]>();
  readonly days: string[] = [beginning];
  readonly ledger = new Map<string, Entry>();
  private readonly districts = new Map<string, Since>(['d0', 'd1', 'd2'].map((id) => [id, null]));
  private readonly communes = new Map<string, { readonly parent: string; readonly since: Since }>();
  private founded = 0;
  private time = Date.parse(beginning);

  constructor(acts: readonly Act[]) {
    for (const index of Array.from({ length: 9 }).keys()) {
      const id = `c${String(index)}`;
      this.communes.set(id, { parent: `d${String(index % 3)}`, since: null });
      this.ledger.set(id, { parts: new Map([[id, one]]), lost: false });
    }
    for (const one of acts) {
      this.time += one.wait * dayLong;
      if (this.districts.size > 1 && this.communes.size > 3) this[one.kind](one);
      this.days.push(this.day());
    }
    for (const [id, { parent, since }] of this.communes) this.close(id, parent, since, null);
    for (const [id, since] of this.districts) this.close(id, 'p', since, null);
  }

  private day(back = 0): string {
    return new Date(this.time - back * dayLong).toISOString().slice(0, 10);
  }

  private close(unitId: string, parentId: string, fromOn: Since, toOn: string | null = this.day(1)): void {
    put(this.lives, unitId, stateOf(unitId, parentId, fromOn, toOn));
  }

  private chosen({ pick, count }: Act): [string, ...string[]] {
    const ids = [...this.communes.keys()];
    const [first = '', ...others] = Array.from({ length: count }, (_, step) => ids[(pick + step) % ids.length] ?? '');
    return [first, ...others];
  }

  private district({ pick }: Act): string {
    return [...this.districts.keys()][pick % this.districts.size] ?? '';
  }

  private begin(parent: string): string {
    const id = `n${String(this.founded++)}`;
    this.communes.set(id, { parent, since: this.day() });
    return id;
  }

  /** Ends a commune and says where it lay. */
  private end(id: string): string {
    const { parent = '', since = null } = this.communes.get(id) ?? {};
    this.close(id, parent, since);
    this.communes.delete(id);
    return parent;
  }

  private moveTo(id: string, parent: string): void {
    this.end(id);
    this.communes.set(id, { parent, since: this.day() });
  }

  private pass(fromId: string, ways: readonly { toId: string; shares: UnitPart['shares'] }[]): void {
    for (const way of ways) put(this.partsFrom, fromId, { on: this.day(), eventId: this.day(), fromId, ...way });
    for (const { parts } of this.ledger.values()) {
      const held = parts.get(fromId);
      if (held === undefined) continue;
      parts.delete(fromId);
      for (const { toId, shares } of ways) add(parts, toId, portionOf(held, shares));
    }
  }

  private divide(fromId: string, into: readonly string[], { known, weights }: Act): void {
    const whole = weights.slice(0, into.length).reduce((sum, weight) => sum + weight, 0);
    const shares = into.map((_, index) =>
      known ? { households: `${String(weights[index])}/${String(whole)}` } : null,
    );
    this.pass(
      fromId,
      into.map((toId, index) => ({ toId, shares: shares[index] ?? null })),
    );
  }

  private found(one: Act): void {
    this.begin(this.district(one));
  }

  private merge(one: Act): void {
    const all = this.chosen(one);
    const toId = this.begin(this.district(one));
    for (const id of all) {
      this.end(id);
      this.pass(id, [{ toId, shares: 'whole' }]);
    }
  }

  private join(one: Act): void {
    const [toId, ...others] = this.chosen(one);
    for (const id of others) {
      this.end(id);
      this.pass(id, [{ toId, shares: 'whole' }]);
    }
  }

  private split(one: Act): void {
    const [id] = this.chosen(one);
    const parent = this.end(id);
    this.divide(
      id,
      Array.from({ length: one.count }, () => this.begin(parent)),
      one,
    );
  }

  private shed(one: Act): void {
    const [id] = this.chosen(one);
    const begun = Array.from({ length: one.count - 1 }, () => this.begin(this.district(one)));
    this.divide(id, [id, ...begun], one);
  }

  private move(one: Act): void {
    this.moveTo(this.chosen(one)[0], this.district(one));
  }

  private abolish(one: Act): void {
    const [id] = this.chosen(one);
    this.end(id);
    for (const entry of this.ledger.values()) if (entry.parts.delete(id)) entry.lost = true;
  }

  private abolishDistrict(one: Act): void {
    const district = this.district(one);
    for (const [id, { parent }] of [...this.communes]) if (parent === district) this.moveTo(id, 'p');
    this.close(district, 'p', this.districts.get(district) ?? null);
    this.districts.delete(district);
  }
}

function portionOf(held: Fraction | null, shares: UnitPart['shares']): Fraction | null {
  if (shares === 'whole') return held;
  return held && shares?.households ? times(held, fractionOf(shares.households)) : null;
}

function add(parts: Map<string, Fraction | null>, unitId: string, share: Fraction | null): void {
  const there = parts.get(unitId);
  parts.set(unitId, there === undefined ? share : there && share && plus(there, share));
}

/** A state as far as carrying looks at it. */
export function stateOf(unitId: string, parentId: string | null, fromOn: Since, toOn: string | null): UnitState {
  const level = unitId.startsWith('d') ? 'district' : parentId === null ? 'province' : 'commune';
  return { unitId, parentId, level, kind: level, code: unitId, name: unitId, fromOn, toOn, begunBy: '', endedBy: null };
}

/** Adds to the list of a key. */
export function put<V>(lists: Map<string, V[]>, key: string, value: V): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}

const dayLong = 86_400_000;

/** Histories of up to 40 acts, splits with and without shares among them. */
export const randomLineages = fc.array(act, { minLength: 1, maxLength: 40 }).map((acts) => new RandomLineage(acts));

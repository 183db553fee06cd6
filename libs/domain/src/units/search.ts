import type { UnitState } from '@langmoi/contracts/units';
import { byVietnamese } from '../vietnamese';
import { nearestDay, unitOn } from './on-a-day';
import { gradeOf, grades, readingsOf, spellingOf, type Grade, type Reading, type Spelling } from './spelling';

/** How a unit was found. `spelling`: one letter of what was asked is wrong. */
export type FoundBy = 'name' | 'formerName' | 'alias' | 'code' | 'spelling';

/** A unit that a search offers. */
export interface Hit {
  /** As on the day, else as it was nearest to it. */
  readonly unit: UnitState;
  readonly isThere: boolean;
  readonly by: FoundBy;
  /** What it was found by, where that is not its name on the day. */
  readonly matched: string | null;
}

/** What is asked: perhaps with its kind, perhaps with what it is below after a comma: «xã Hàm Tân, Trà Cú». */
export interface Asked {
  readonly text: string;
  readonly on: string;
  readonly limit: number;
}

interface Name extends Spelling {
  readonly unitId: string;
  readonly written: string;
  readonly isAlias: boolean;
}

/** The names that units have and had, and that papers give them, to be searched in-process: a few milliseconds each. */
export class UnitNames {
  readonly lives = new Map<string, readonly UnitState[]>();
  private aliases: ReadonlyMap<string, readonly string[]> = new Map();
  private names: ReadonlyMap<string, readonly Name[]> | undefined;

  /** A unit's life, instead of what was known of it before; of an empty one nothing is known any more. */
  put(unitId: string, life: readonly UnitState[]): void {
    if (life.length > 0) this.lives.set(unitId, life);
    else this.lives.delete(unitId);
    this.names = undefined;
  }

  /** The names that papers give, by unit, instead of all that were known before. */
  putAliases(aliases: ReadonlyMap<string, readonly string[]>): void {
    this.aliases = aliases;
    this.names = undefined;
  }

  /**
   * The units that the text may mean, the likeliest first: of equal likeness provinces, then those that are there on the
   * day. Marks count only between names that are the same without them.
   */
  search({ text, on, limit }: Asked): Hit[] {
    const [first = '', ...places] = text.split(',').map((part) => part.trim());
    const best = this.named(first, on);
    for (const match of this.byCode(first, on)) best.set(match.state.unitId, match);
    const wanted = places.map(readingsOf);
    const matches = [...best.values()].filter(({ state }) => wanted.every((place) => this.isBelow(state, place, on)));
    return likeliest(matches, limit).map(({ state, isThere, by, written }) => ({
      ...{ unit: state, isThere, by },
      matched: by === 'name' ? null : written,
    }));
  }

  /** The likeliest match of each unit that may be called so. */
  private named(text: string, on: string): Map<string, Ranked> {
    const best = new Map<string, Ranked>();
    const readings = readingsOf(text).filter(({ key }) => key !== '');
    for (const [key, names] of this.byKey()) {
      for (const reading of readings) {
        const grade = gradeOf(key, reading.key);
        if (grade === null || (reading.isLoose && grade !== grades.same)) continue;
        const matches = names.flatMap((name) => this.matchOf(name, { reading, grade }, on) ?? []);
        for (const match of matches) keepBetter(best, match);
      }
    }
    return best;
  }

  /** From the unit upwards: what it is or was below on its day. */
  above(state: UnitState, on: string): UnitState[] {
    const day = nearestDay([state], on);
    const parent = state.parentId === null ? undefined : unitOn(this, state.parentId, day);
    return parent ? [parent, ...this.above(parent, day)] : [];
  }

  private byKey(): ReadonlyMap<string, readonly Name[]> {
    this.names ??= Map.groupBy(
      [...this.lives].flatMap(([unitId, life]) => {
        const own = new Set(life.map(({ name }) => name));
        const given = [...(this.aliases.get(unitId) ?? [])].filter((written) => !own.has(written));
        const name = (isAlias: boolean) => (written: string) => ({ unitId, written, isAlias, ...spellingOf(written) });
        return [...[...own].map(name(false)), ...given.map(name(true))];
      }),
      ({ key }) => key,
    );
    return this.names;
  }

  private matchOf(name: Name, { reading, grade }: { reading: Reading; grade: Grade }, on: string): Ranked | undefined {
    const { state, isThere } = this.stateOf(name.unitId, on);
    if (reading.kinds && !reading.kinds.includes(state.kind)) return undefined;
    const { written, isAlias } = name;
    const own = state.name === written ? 'name' : 'formerName';
    const by = grade >= grades.oneWrong ? 'spelling' : isAlias ? 'alias' : own;
    const isMarked = name.marked === reading.marked;
    return ranked({ state, isThere, by, written, isLoose: reading.isLoose, grade, isMarked });
  }

  private byCode(text: string, on: string): Ranked[] {
    if (!/^\d{2,}$/.test(text)) return [];
    const found: Ranked[] = [];
    for (const [unitId, life] of this.lives) {
      const code = life.find((state) => state.code.startsWith(text))?.code;
      if (code === undefined) continue;
      const grade = code === text ? grades.same : grades.begins;
      found.push(
        ranked({ ...this.stateOf(unitId, on), by: 'code', written: code, isLoose: false, grade, isMarked: true }),
      );
    }
    return found;
  }

  private stateOf(unitId: string, on: string): { state: UnitState; isThere: boolean } {
    const there = unitOn(this, unitId, on);
    if (there) return { state: there, isThere: true };
    const state = unitOn(this, unitId, nearestDay(this.lives.get(unitId) ?? [], on));
    if (!state) throw new Error(`${unitId} has a name and no life`);
    return { state, isThere: false };
  }

  private isBelow(state: UnitState, readings: readonly Reading[], on: string): boolean {
    const above = this.above(state, on).map(({ name }) => spellingOf(name).key);
    return readings.some(({ key }) => above.some((name) => gradeOf(name, key) !== null));
  }
}

interface Match {
  readonly state: UnitState;
  readonly isThere: boolean;
  readonly by: FoundBy;
  readonly written: string;
  readonly isLoose: boolean;
  readonly grade: Grade;
  readonly isMarked: boolean;
}

interface Ranked extends Match {
  readonly rank: number;
}

const ranked = (match: Match): Ranked => ({ ...match, rank: rankOf(match) });

const sources: readonly FoundBy[] = ['code', 'name', 'alias', 'formerName', 'spelling'];
const levels = ['province', 'district', 'commune'];

/** By likeness, then by what people mean more often: a digit for each. */
function rankOf({ state, isThere, by, isLoose, grade, isMarked }: Match): number {
  const [isProvince, source, level] = [state.level === 'province', sources.indexOf(by), levels.indexOf(state.level)];
  const digits = [Number(isLoose), grade, Number(!isMarked), Number(!isProvince), Number(!isThere), source, level];
  return digits.reduce((rank, digit) => rank * 10 + digit, 0);
}

function keepBetter(best: Map<string, Ranked>, match: Ranked): void {
  const { unitId } = match.state;
  if (match.rank < (best.get(unitId)?.rank ?? Infinity)) best.set(unitId, match);
}

/** Only what may be shown is put in order to the last. */
function likeliest(matches: readonly Ranked[], limit: number): Ranked[] {
  const last = matches.map(({ rank }) => rank).sort((a, b) => a - b)[limit - 1] ?? Infinity;
  return matches
    .filter(({ rank }) => rank <= last)
    .sort(compare)
    .slice(0, limit);
}

/** What is equally likely keeps the same order every time. */
const compare = (a: Ranked, b: Ranked): number =>
  a.rank - b.rank || byVietnamese(a.state.name, b.state.name) || (a.state.unitId < b.state.unitId ? -1 : 1);

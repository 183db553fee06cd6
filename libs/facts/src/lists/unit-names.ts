import type { UnitAnswer, UnitQuestion } from '@langmoi/contracts/list-imports';
import type { UnitState } from '@langmoi/contracts/units';
import { gradeOf, grades, readingsOf, spellingOf } from '@langmoi/domain/units/spelling';
import { fullName } from '@langmoi/domain/unit-name';
import type { UnitRow } from '@langmoi/platform/directory-copy';

/** A unit of the province with all that it is and was called. */
interface Known {
  readonly unit: UnitRow;
  readonly states: readonly UnitState[] | null;
  readonly names: readonly { readonly key: string; readonly marked: string }[];
}

/** What a row says of its unit. */
export interface Naming {
  readonly code: string;
  readonly name: string;
  readonly district: string;
}

/** `left`: the row is a heading or a sum, or somebody said that it is none. */
export type Found =
  | { readonly unitId: string }
  | { readonly left: true }
  | { readonly question: UnitQuestion['candidates']; readonly written: string };

/** What people said of names, and of other things. */
type Answered = UnitAnswer | { readonly kind: 'column' };

const sums = /^(tong|cong|toan tinh|toan huyen|trung binh|binh quan)( |$)/;
const mostCandidates = 6;
const numbered = /^[IVX]+\s*[.)-]\s*/;

/** Whether a row that begins so is a sum, or a mean, of rows: `TỔNG CỘNG`, `II. Cộng`. */
export function isSum(written: string): boolean {
  const [whole] = readingsOf(written.replace(numbered, ''));
  return whole !== undefined && sums.test(whole.key);
}

/** Finds the units that rows speak of, communes unless it is said: by code, or by the very name; whatever else is asked. Pure. */
export class UnitNames {
  private readonly known: readonly Known[];
  private readonly byCode = new Map<string, Known>();
  private readonly byName: ReadonlyMap<string, readonly Known[]>;
  private readonly above: ReadonlyMap<string, UnitRow>;
  private readonly byId: ReadonlyMap<string, Known>;
  private readonly answers: ReadonlyMap<string, string | null>;

  constructor(units: readonly UnitRow[], answers: readonly Answered[], level: 'commune' | 'district' = 'commune') {
    this.above = new Map(units.filter((unit) => isAboveLevel(unit, level)).map((unit) => [unit.id, unit]));
    this.known = units
      .filter((unit) => unit.level === level)
      .map((unit) => {
        const states = unit.life?.states ?? null;
        const all = new Set([unit.name, ...(states ?? []).map(({ name }) => name)]);
        return { unit, states, names: [...all].map(spellingOf) };
      });
    for (const one of this.known) {
      for (const { code } of [one.unit, ...(one.states ?? [])]) this.byCode.set(bare(code), one);
    }
    this.byId = new Map(this.known.map((one) => [one.unit.id, one]));
    const named = this.known.flatMap((one) => one.names.map(({ marked }) => ({ marked, one })));
    this.byName = new Map(
      [...Map.groupBy(named, ({ marked }) => marked)].map(([marked, all]) => [marked, all.map(({ one }) => one)]),
    );
    this.answers = new Map(answers.flatMap((one) => (one.kind === 'unit' ? [[one.written, one.unitId] as const] : [])));
  }

  find(naming: Naming, on: string): Found {
    const { code, name, district } = naming;
    const written = [name || code, district].filter((one) => one !== '').join(', ');
    const said = this.answers.get(written);
    if (said === null) return { left: true };
    if (said !== undefined && this.byId.has(said)) return { unitId: said };
    return code === '' && this.isAbove(name) ? { left: true } : this.looked(naming, written, on);
  }

  private looked({ code, name, district }: Naming, written: string, on: string): Found {
    const coded = [this.byCode.get(bare(code))].filter((one) => one !== undefined);
    const [known] = coded;
    if (known && code !== '' && isVeryName(known, name)) return { unitId: known.unit.id };
    const named = this.named(name, on).filter((one) => this.isBelow(one, district));
    const sure = code === '' ? named : coded.filter((one) => name === '' || this.isCalled(one, name));
    const [only] = sure;
    if (only && sure.length === 1) return { unitId: only.unit.id };
    const near = [...new Set([...coded, ...named, ...this.near(name)])].slice(0, mostCandidates);
    return { written, question: near.map(({ unit }) => this.candidate(unit)) };
  }

  states(unitId: string): readonly UnitState[] | null {
    return this.byId.get(unitId)?.states ?? null;
  }

  private candidate(unit: UnitRow) {
    const district = this.above.get(unit.parentId ?? '');
    return { unitId: unit.id, code: unit.code, name: fullName(unit), district: district ? fullName(district) : '' };
  }

  private named(name: string, on: string): readonly Known[] {
    const found = readingsOf(name).flatMap(({ marked, kinds, isLoose }) =>
      isLoose ? [] : (this.byName.get(marked) ?? []).filter(({ unit }) => kinds === null || kinds.includes(unit.kind)),
    );
    const all = [...new Set(found)];
    const there = all.filter(
      ({ states }) => states === null || states.some(({ fromOn, toOn }) => (fromOn ?? on) <= on && on <= (toOn ?? on)),
    );
    return there.length > 0 ? there : all;
  }

  private isCalled({ names }: Known, name: string): boolean {
    return readingsOf(name).some(({ marked }) => names.some((one) => one.marked === marked));
  }

  /** A row of a district or of the province, or a sum. */
  private isAbove(name: string): boolean {
    if (isSum(name)) return true;
    return readingsOf(name.replace(numbered, '')).some(
      ({ marked, kinds }) =>
        kinds !== null &&
        [...this.above.values()].some((unit) => kinds.includes(unit.kind) && spellingOf(unit.name).marked === marked),
    );
  }

  private isBelow({ unit }: Known, district: string): boolean {
    if (district === '') return true;
    const name = this.above.get(unit.parentId ?? '')?.name;
    return name === undefined || readingsOf(district).some(({ marked }) => marked === spellingOf(name).marked);
  }

  private near(name: string): readonly Known[] {
    if (name === '') return [];
    const readings = readingsOf(name).filter(({ isLoose }) => !isLoose);
    return this.known.filter(({ names }) =>
      names.some(({ key }) =>
        readings.some((reading) => {
          const grade = gradeOf(key, reading.key);
          return grade === grades.same || grade === grades.oneWrong;
        }),
      ),
    );
  }
}

const isAboveLevel = ({ level }: UnitRow, of: 'commune' | 'district'): boolean =>
  level === 'province' || (of === 'commune' && level === 'district');

/** As the register writes it, or not said. */
const isVeryName = ({ unit }: Known, name: string): boolean =>
  name === '' || name === unit.name || name === fullName(unit);

const bare = (code: string): string => code.replace(/^0+(?=\d)/, '');

import type { DecisionPaper, Source } from '@langmoi/contracts/common';
import type { UnitChange, UnitForm, UnitPart } from '@langmoi/contracts/units';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { Entry } from '../register/register';
import { oldId, twoLevelsFrom } from '../unit/unit.service';
import { newTreeSource, oldTreeSource, type Paths } from './paths';
import { bareName, type Certain } from './reconcile';
import type { Country, TreeUnit } from './trees';

/** What happened to one province of today's and to those that it came from, up to the day of the change. */
export interface ProvinceChanges {
  /** The province of today. */
  readonly unitId: string;
  readonly name: string;
  /** The old provinces, each with all its units, parents first: they were there before the records begin. */
  readonly founded: readonly { readonly key: string; readonly begins: readonly UnitForm[]; readonly source: Source }[];
  readonly entries: readonly Entry[];
}

/** For provinces alone: which decision made a commune, neither package says. */
const mergedProvinces: DecisionPaper = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
/** Recalled, and said so in its source. */
const hue = {
  code: '46',
  on: '2025-01-01',
  decision: { number: '175/2024/QH15', date: '2024-11-30', authority: 'Quốc hội' },
  note: 'Số và ngày của nghị quyết theo trí nhớ, chưa đối chiếu nguyên văn',
};

const fromTable = (line: number, note: string): Source => ({ ...newTreeSource('ward_mappings'), line, note });
const fromTrees = (note: string): Source => ({ ...newTreeSource(), note });

/**
 * The change of 01/7/2025 as events, a province of today at a time; the same country gives the same events with the same
 * ids. A commune with one certain line, and no doubtful one, went whole; of any other that has one nobody knows the
 * shares. One that went whole, alone, and under its own name, goes on. What no certain line speaks of ends without an
 * heir, or begins without a past: `reconcile` lists it.
 */
export function changesOf(country: Pick<Country, 'since'>, paths: Paths): ProvinceChanges[] {
  return country.since.provinces.map((province) => new Province(province, paths).changes());
}

class Province {
  private readonly origins: readonly TreeUnit[];
  private readonly id: string;

  constructor(
    private readonly province: TreeUnit,
    private readonly paths: Paths,
  ) {
    this.origins = paths.origins.get(province.code) ?? [];
    this.id = paths.idOfProvince(province);
  }

  changes(): ProvinceChanges {
    const founded = this.origins.map((origin) => ({
      key: origin.code,
      begins: this.formsBefore(origin),
      source: oldTreeSource,
    }));
    const entries = [...this.ofProvinces(), ...this.ofDistricts(), ...this.ofCommunes(), ...this.ofTheUnmapped()];
    return { unitId: this.id, name: this.province.fullName, founded, entries };
  }

  private formsBefore(origin: TreeUnit): UnitForm[] {
    const districts = this.paths.districts.get(origin.code) ?? [];
    const communes = districts.flatMap(({ code }) => this.paths.communes.get(code) ?? []);
    const parentOf = ({ parentCode }: TreeUnit) => (parentCode === null ? null : oldId(parentCode));
    const form = (level: UnitForm['level']) => (unit: TreeUnit) =>
      formOf(unit, { level, unitId: oldId(unit.code), parentId: parentOf(unit) });
    return [form('province')(origin), ...districts.map(form('district')), ...communes.map(form('commune'))];
  }

  /** One that goes on under its name has no event; Huế became a city earlier. */
  private ofProvinces(): Entry[] {
    const [first, ...others] = this.origins;
    if (!first) throw new Error(`${this.province.fullName} came from nowhere`);
    if (others.length === 0) {
      const { kind, name, code } = this.province;
      if (bareName(first.fullName) === bareName(this.province.fullName)) return [];
      if (code !== hue.code)
        throw new Error(`${first.fullName} is ${this.province.fullName}, and nobody says since when`);
      const { on: effectiveOn, decision } = hue;
      const changes = [{ unitId: this.id, kind, name }];
      return [entry('retyped', code, { effectiveOn, changes, decision, source: fromTrees(hue.note) })];
    }
    const begins = [formOf(this.province, { level: 'province', unitId: this.id, parentId: null })];
    const ends = this.origins.map(({ code }) => oldId(code));
    const source = fromTrees('Mọi dòng chắc chắn của các tỉnh này trong bảng ward_mappings dẫn về một tỉnh mới');
    return [
      entry('merged', this.province.code, {
        ...{ ends, begins, source, parts: wholesInto(this.id, ends), decision: mergedProvinces },
      }),
    ];
  }

  private ofDistricts(): Entry[] {
    return this.origins.map(({ code }) => {
      const ends = (this.paths.districts.get(code) ?? []).map((district) => oldId(district.code));
      return entry('abolished', `districts/${code}`, { ends, source: fromTrees('Cây mới không còn cấp huyện') });
    });
  }

  /** A commune begins with the merger into it, else with the first division that a part of it came from. */
  private ofCommunes(): Entry[] {
    const communes = this.paths.since.get(this.province.code) ?? [];
    const begun = new Set<string>();
    const begin: Begin = (some) => {
      const fresh = some.filter((commune) => !begun.has(commune.code));
      for (const { code } of fresh) begun.add(code);
      return fresh.map((commune) =>
        formOf(commune, { level: 'commune', unitId: this.paths.idOf(commune), parentId: this.id }),
      );
    };
    const goingOn = communes.flatMap((commune) => this.paths.goesOnAs(commune) ?? []);
    for (const { to } of goingOn) begun.add(to.code);
    const others = communes.filter(({ code }) => !begun.has(code));
    const lines = others.flatMap(({ code }) => this.paths.into.get(code) ?? []);
    const divided = new Set(lines.filter(({ from }) => !this.paths.isWhole(from)).map(({ from }) => from.code));
    return [
      ...goingOn.flatMap((line) => this.goingOn(line)),
      ...others.flatMap((commune) => this.merger(commune, begin)),
      ...[...divided].map((code) => this.division(code, begin)),
      ...others.filter(({ code }) => !begun.has(code)).map((commune) => this.withoutPast(commune, begin)),
    ];
  }

  private merger(commune: TreeUnit, begin: Begin): Entry[] {
    const wholes = (this.paths.into.get(commune.code) ?? []).filter(({ from }) => this.paths.isWhole(from));
    const [first] = wholes;
    if (!first) return [];
    const ends = wholes.map(({ from }) => oldId(from.code));
    const source = fromTable(first.line, linesOf(wholes));
    const parts = wholesInto(this.paths.idOf(commune), ends);
    return [entry('merged', commune.code, { ends, begins: begin([commune]), parts, source })];
  }

  private withoutPast(commune: TreeUnit, begin: Begin): Entry {
    const source = fromTrees('Bảng ward_mappings không nói chắc xã này từ đâu mà có');
    return entry('founded', commune.code, { begins: begin([commune]), source });
  }

  private goingOn({ from, to, line }: Certain): Entry[] {
    const [unitId, source] = [oldId(from.code), fromTable(line, 'Một dòng, cùng tên')];
    const code = from.code === to.code ? {} : { code: to.code };
    const moved = entry('moved', to.code, { changes: [{ unitId, parentId: this.id, ...code }], source });
    if (from.kind === to.kind) return [moved];
    return [moved, entry('retyped', to.code, { changes: [{ unitId, kind: to.kind }], source })];
  }

  private division(code: string, begin: Begin): Entry {
    const lines = this.paths.from.get(code) ?? [];
    const [first] = lines;
    if (!first) throw new Error(`${code} is divided into nothing`);
    const targets = lines.map(({ to }) => to);
    const parts = targets.map((to) => ({ fromId: oldId(code), toId: this.paths.idOf(to), shares: null }));
    const source = fromTable(first.line, `${linesOf(lines)}; không rõ tỷ lệ`);
    return entry('split', code, { ends: [oldId(code)], begins: begin(targets), parts, source });
  }

  /** The new tree has them no more, and no certain line says where they went. */
  private ofTheUnmapped(): Entry[] {
    const districts = this.origins.flatMap(({ code }) => this.paths.districts.get(code) ?? []);
    const communes = districts.flatMap(({ code }) => this.paths.communes.get(code) ?? []);
    const source = fromTrees('Cây mới không còn đơn vị này; bảng ward_mappings không nói chắc nhập vào đâu');
    return communes
      .filter(({ code }) => !this.paths.from.has(code))
      .map(({ code }) => entry('abolished', code, { ends: [oldId(code)], source }));
  }
}

/** The forms of those that have not begun yet; from then on they have. */
type Begin = (communes: readonly TreeUnit[]) => UnitForm[];

const formOf = ({ code, kind, name }: TreeUnit, place: Pick<UnitForm, 'level' | 'unitId' | 'parentId'>): UnitForm => ({
  ...place,
  kind,
  code,
  name,
});

const wholesInto = (toId: string, ends: readonly string[]): UnitPart[] =>
  ends.map((fromId) => ({ fromId, toId, shares: 'whole' }));

const linesOf = (lines: readonly Certain[]): string => `Dòng ${lines.map(({ line }) => line).join(', ')}`;

function entry(kind: UnitChange['kind'], key: string, change: Partial<UnitChange> & Pick<UnitChange, 'source'>): Entry {
  const nothing = { ends: [], begins: [], changes: [], parts: [], decision: null };
  return {
    ...{ id: uuidOf('unit-event', `country/${twoLevelsFrom}/${kind}/${key}`), about: null, reason: null },
    change: { ...nothing, kind, effectiveOn: twoLevelsFrom, ...change },
  };
}

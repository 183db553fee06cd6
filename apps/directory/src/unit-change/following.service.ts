import { Db, systemCaller } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { ProvinceService, theHouse } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { TakingEffectService } from './taking-effect.service';

/** What the nation enters of units is announced to each province in its own name, in a transaction of its own. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly units: UnitService,
    private readonly effect: TakingEffectService,
  ) {}

  /** Tells the provinces that have one of these units, or all where none is named, what the register made of theirs. */
  async tellProvinces(unitIds: readonly string[] | null, told: (name: string) => void = () => undefined) {
    const named = unitIds && new Set(unitIds);
    for (const { id, tenant, name } of await this.provinces.tenants(theHouse)) {
      if (tenant !== 'province') continue;
      await this.db.run(systemCaller('directory', id), async (em) => {
        const isConcerned = named === null || (await this.units.rows(em, id)).some((unit) => named.has(unit.id));
        if (!isConcerned) return;
        await this.provinces.lock(em, id);
        await this.effect.learned(em, id, await this.provinces.today(em, id));
      });
      told(name);
    }
  }
}

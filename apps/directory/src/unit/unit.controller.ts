import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type AliasView, type UnitView } from '@langmoi/contracts/directory';
import type { UnitChangesView, UnitLifeView } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { UnitService } from './unit.service';

@Controller()
export class UnitController {
  constructor(private readonly units: UnitService) {}

  @Route(directoryApi.listUnits)
  list(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.listUnits.params }) { provinceId }: { provinceId: string },
    @Query({ schema: directoryApi.listUnits.query }) query: { on?: string; knownAt?: string },
  ): Promise<UnitView[]> {
    return this.units.list(caller, provinceId, query);
  }

  @Route(directoryApi.listUnitChanges)
  changes(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.listUnitChanges.params }) { provinceId }: { provinceId: string },
    @Query({ schema: directoryApi.listUnitChanges.query }) query: { from: string; to: string; knownAt?: string },
  ): Promise<UnitChangesView> {
    return this.units.changes(caller, provinceId, query);
  }

  @Route(directoryApi.viewUnitLife)
  life(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.viewUnitLife.params }) { unitId }: { unitId: string },
    @Query({ schema: directoryApi.viewUnitLife.query }) query: { asOf?: string; knownAt?: string },
  ): Promise<UnitLifeView> {
    return this.units.life(caller, unitId, query);
  }

  @Route(directoryApi.listAliases)
  aliases(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.listAliases.params }) { provinceId }: { provinceId: string },
  ): Promise<AliasView[]> {
    return this.units.aliases(caller, provinceId);
  }

  @Route(directoryApi.viewUnit)
  view(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.viewUnit.params }) { unitId }: { unitId: string },
  ): Promise<UnitView> {
    return this.units.view(caller, unitId);
  }
}

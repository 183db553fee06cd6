import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type AliasView, type UnitView } from '@langmoi/contracts/directory';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param } from '@nestjs/common';
import { UnitService } from './unit.service';

@Controller()
export class UnitController {
  constructor(private readonly units: UnitService) {}

  @Route(directoryApi.listUnits)
  list(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.listUnits.params }) { provinceId }: { provinceId: string },
  ): Promise<UnitView[]> {
    return this.units.list(caller, provinceId);
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

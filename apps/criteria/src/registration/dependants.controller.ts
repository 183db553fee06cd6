import type { Caller } from '@langmoi/contracts/caller';
import { dependantApi, type UnitDependant } from '@langmoi/contracts/unit-changes';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Query } from '@nestjs/common';
import { DependantsService } from './dependants.service';

@Controller()
export class DependantsController {
  constructor(private readonly dependants: DependantsService) {}

  @Route(dependantApi.listUnitDependants)
  list(
    @Who() caller: Caller,
    @Query({ schema: dependantApi.listUnitDependants.query }) { unitIds }: { unitIds: string[] },
  ): Promise<UnitDependant[]> {
    return this.dependants.list(caller, unitIds);
  }
}

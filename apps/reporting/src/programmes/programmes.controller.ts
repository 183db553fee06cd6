import type { Caller } from '@langmoi/contracts/caller';
import { reportingApi, type ProgrammesView } from '@langmoi/contracts/reporting';
import type { ByUnits } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { ProgrammesService } from './programmes.service';

@Controller()
export class ProgrammesController {
  constructor(private readonly programmes: ProgrammesService) {}

  @Route(reportingApi.viewProgrammes)
  view(
    @Who() caller: Caller,
    @Param({ schema: reportingApi.viewProgrammes.params }) { provinceId }: { provinceId: string },
    @Query({ schema: reportingApi.viewProgrammes.query }) { units }: ByUnits,
  ): Promise<ProgrammesView> {
    return this.programmes.view(caller, provinceId, units);
  }
}

import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { missingApi, type CascadeView, type MissingView, type UnitMissingView } from '@langmoi/contracts/missing';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import type { UnitPlace } from '../assessment/assessment.service';
import type { Asking } from '../figure/figure.service';
import { MissingService } from './missing.service';

@Controller()
export class MissingController {
  constructor(private readonly missing: MissingService) {}

  @Route(missingApi.viewMissing)
  view(
    @Who() caller: Caller,
    @Param({ schema: missingApi.viewMissing.params }) place: UnitPlace,
    @Query({ schema: missingApi.viewMissing.query }) asking: Asking,
  ): Promise<UnitMissingView> {
    return this.missing.view(caller, place, asking);
  }

  @Route(missingApi.listMissing)
  list(
    @Who() caller: Caller,
    @Query({ schema: missingApi.listMissing.query }) page: Asking & { tier: Tier; limit: number; offset: number },
  ): Promise<MissingView> {
    return this.missing.list(caller, page);
  }

  @Route(missingApi.viewCascade)
  cascade(
    @Who() caller: Caller,
    @Query({ schema: missingApi.viewCascade.query }) asked: Asking & { tier: Tier },
  ): Promise<CascadeView> {
    return this.missing.cascade(caller, asked);
  }
}

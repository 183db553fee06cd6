import type { Caller } from '@langmoi/contracts/caller';
import { reportingApi, type CommuneStanding, type ProvinceOverview } from '@langmoi/contracts/reporting';
import type { ByUnits } from '@langmoi/contracts/units';
import { ReaderLanguage, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { OverviewService } from './overview.service';

@Controller()
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Route(reportingApi.viewProvince)
  province(
    @Who() caller: Caller,
    @Param({ schema: reportingApi.viewProvince.params }) { provinceId }: { provinceId: string },
    @Query({ schema: reportingApi.viewProvince.query }) { units }: ByUnits,
    @ReaderLanguage() language: 'vi' | 'en',
  ): Promise<ProvinceOverview> {
    return this.overviews.province(caller, provinceId, { language, units });
  }

  @Route(reportingApi.viewCommune)
  commune(
    @Who() caller: Caller,
    @Param({ schema: reportingApi.viewCommune.params }) { communeId }: { communeId: string },
    @Query({ schema: reportingApi.viewCommune.query }) { units }: ByUnits,
  ): Promise<CommuneStanding> {
    return this.overviews.commune(caller, communeId, units);
  }
}

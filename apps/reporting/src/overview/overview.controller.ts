import type { Caller } from '@langmoi/contracts/caller';
import { reportingApi, type CommuneStanding, type ProvinceOverview } from '@langmoi/contracts/reporting';
import { ReaderLanguage, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param } from '@nestjs/common';
import { OverviewService } from './overview.service';

@Controller()
export class OverviewController {
  constructor(private readonly overviews: OverviewService) {}

  @Route(reportingApi.viewProvince)
  province(
    @Who() caller: Caller,
    @Param({ schema: reportingApi.viewProvince.params }) { provinceId }: { provinceId: string },
    @ReaderLanguage() language: 'vi' | 'en',
  ): Promise<ProvinceOverview> {
    return this.overviews.province(caller, provinceId, language);
  }

  @Route(reportingApi.viewCommune)
  commune(
    @Who() caller: Caller,
    @Param({ schema: reportingApi.viewCommune.params }) { communeId }: { communeId: string },
  ): Promise<CommuneStanding> {
    return this.overviews.commune(caller, communeId);
  }
}

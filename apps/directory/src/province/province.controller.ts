import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type ProvinceView } from '@langmoi/contracts/directory';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param } from '@nestjs/common';
import { ProvinceService } from './province.service';

@Controller()
export class ProvinceController {
  constructor(private readonly provinces: ProvinceService) {}

  @Route(directoryApi.listProvinces)
  list(@Who() caller: Caller): Promise<ProvinceView[]> {
    return this.provinces.list(caller);
  }

  @Route(directoryApi.viewProvince)
  view(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.viewProvince.params }) { provinceId }: { provinceId: string },
  ): Promise<ProvinceView> {
    return this.provinces.view(caller, provinceId);
  }
}

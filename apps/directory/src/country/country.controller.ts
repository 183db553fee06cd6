import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi } from '@langmoi/contracts/directory';
import type { UnitFindingsView } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Query } from '@nestjs/common';
import { CountryService } from './country.service';
import type { Asked } from './finding.repository';

@Controller()
export class CountryController {
  constructor(private readonly country: CountryService) {}

  @Route(directoryApi.listUnitFindings)
  findings(
    @Who() caller: Caller,
    @Query({ schema: directoryApi.listUnitFindings.query }) query: Asked,
  ): Promise<UnitFindingsView> {
    return this.country.findings(caller, query);
  }
}

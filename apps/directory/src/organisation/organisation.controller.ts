import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type ListedOrganisation } from '@langmoi/contracts/directory';
import type { ByUnits } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { OrganisationService } from './organisation.service';

@Controller()
export class OrganisationController {
  constructor(private readonly organisations: OrganisationService) {}

  @Route(directoryApi.listOrganisations)
  list(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.listOrganisations.params }) { provinceId }: { provinceId: string },
    @Query({ schema: directoryApi.listOrganisations.query }) { units }: ByUnits,
  ): Promise<ListedOrganisation[]> {
    return this.organisations.list(caller, provinceId, units);
  }
}

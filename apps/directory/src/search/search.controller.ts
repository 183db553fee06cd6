import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi } from '@langmoi/contracts/directory';
import type { UnitHit } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Query } from '@nestjs/common';
import { SearchService } from './search.service';

@Controller()
export class SearchController {
  constructor(private readonly searching: SearchService) {}

  @Route(directoryApi.searchUnits)
  search(
    @Who() caller: Caller,
    @Query({ schema: directoryApi.searchUnits.query }) query: { q: string; on?: string; limit: number },
  ): Promise<UnitHit[]> {
    return this.searching.search(caller, query);
  }
}

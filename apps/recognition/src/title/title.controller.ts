import type { Caller } from '@langmoi/contracts/caller';
import { titleApi, type TitleView } from '@langmoi/contracts/titles';
import type { ByUnits } from '@langmoi/contracts/units';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { ReadingTitlesService } from './reading-titles.service';

@Controller()
export class TitleController {
  constructor(private readonly titles: ReadingTitlesService) {}

  @Route(titleApi.listTitles)
  list(
    @Who() caller: Caller,
    @Param({ schema: titleApi.listTitles.params }) { communeId }: { communeId: string },
    @Query({ schema: titleApi.listTitles.query }) by: ByUnits,
  ): Promise<TitleView[]> {
    return this.titles.list(caller, communeId, by);
  }
}

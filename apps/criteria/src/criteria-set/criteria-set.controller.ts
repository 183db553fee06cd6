import type { Caller } from '@langmoi/contracts/caller';
import { criteriaApi, type CriteriaSetView } from '@langmoi/contracts/criteria';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller } from '@nestjs/common';
import { CriteriaSetService } from './criteria-set.service';

@Controller()
export class CriteriaSetController {
  constructor(private readonly sets: CriteriaSetService) {}

  @Route(criteriaApi.listSets)
  list(@Who() caller: Caller): Promise<CriteriaSetView[]> {
    return this.sets.list(caller);
  }
}

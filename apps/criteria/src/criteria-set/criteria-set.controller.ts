import type { Caller } from '@langmoi/contracts/caller';
import {
  criteriaApi,
  type CriteriaSetView,
  type SetComparison,
  type SetVersionHead,
} from '@langmoi/contracts/criteria';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import { CriteriaSetService, type VersionOf } from './criteria-set.service';

@Controller()
export class CriteriaSetController {
  constructor(private readonly sets: CriteriaSetService) {}

  @Route(criteriaApi.listSets)
  list(@Who() caller: Caller): Promise<CriteriaSetView[]> {
    return this.sets.list(caller);
  }

  @Route(criteriaApi.listSetVersions)
  versions(@Who() caller: Caller): Promise<SetVersionHead[]> {
    return this.sets.heads(caller);
  }

  @Route(criteriaApi.viewSetVersion)
  version(
    @Who() caller: Caller,
    @Param({ schema: criteriaApi.viewSetVersion.params }) which: VersionOf,
  ): Promise<CriteriaSetView> {
    return this.sets.version(caller, which);
  }

  @Route(criteriaApi.compareSets)
  compare(
    @Who() caller: Caller,
    @Param({ schema: criteriaApi.compareSets.params }) before: VersionOf,
    @Query({ schema: criteriaApi.compareSets.query }) other: { with: string; withVersion: number },
  ): Promise<SetComparison> {
    return this.sets.compare(caller, before, { setId: other.with, version: other.withVersion });
  }
}

import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { judgementApi, type JudgementsView, type JudgementView } from '@langmoi/contracts/judgement';
import { unitJudgementApi, type UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query } from '@nestjs/common';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import type { Asking } from '../figure/figure.service';
import { JudgementService } from './judgement.service';

@Controller()
export class JudgementController {
  constructor(private readonly judgements: JudgementService) {}

  @Route(judgementApi.viewJudgement)
  view(
    @Who() caller: Caller,
    @Param({ schema: judgementApi.viewJudgement.params }) place: Place,
    @Query({ schema: judgementApi.viewJudgement.query }) asking: Asking,
  ): Promise<JudgementView> {
    return this.judgements.view(caller, place, asking);
  }

  @Route(unitJudgementApi.viewUnitJudgement)
  viewUnit(
    @Who() caller: Caller,
    @Param({ schema: unitJudgementApi.viewUnitJudgement.params }) place: UnitPlace,
    @Query({ schema: unitJudgementApi.viewUnitJudgement.query }) asking: Asking,
  ): Promise<UnitJudgementView> {
    return this.judgements.viewUnit(caller, place, asking);
  }

  @Route(judgementApi.listJudgements)
  list(
    @Who() caller: Caller,
    @Query({ schema: judgementApi.listJudgements.query })
    page: Asking & { tier: Tier; limit: number; offset: number },
  ): Promise<JudgementsView> {
    return this.judgements.list(caller, page);
  }
}

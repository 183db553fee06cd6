import type { Caller } from '@langmoi/contracts/caller';
import {
  yearApi,
  type RecordedTarget,
  type RecordTarget,
  type SlippageView,
  type YearView,
} from '@langmoi/contracts/year';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Asking } from '../figure/figure.service';
import { TargetService, type TargetOf } from './target.service';
import { YearService, type Slipping } from './year.service';

@Controller()
export class YearController {
  constructor(
    private readonly years: YearService,
    private readonly targets: TargetService,
  ) {}

  @Route(yearApi.viewYear)
  view(
    @Who() caller: Caller,
    @Param({ schema: yearApi.viewYear.params }) { year }: { year: number },
    @Query({ schema: yearApi.viewYear.query }) asking: Asking,
  ): Promise<YearView> {
    return this.years.view(caller, year, asking);
  }

  @Route(yearApi.recordTarget)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: yearApi.recordTarget.params }) target: TargetOf,
    @Body({ schema: yearApi.recordTarget.body }) body: RecordTarget,
  ): Promise<RecordedTarget> {
    return this.targets.record(caller, key, target, body);
  }

  @Route(yearApi.viewSlippage)
  slippage(
    @Who() caller: Caller,
    @Query({ schema: yearApi.viewSlippage.query }) asked: Slipping,
  ): Promise<SlippageView> {
    return this.years.slippage(caller, asked);
  }
}

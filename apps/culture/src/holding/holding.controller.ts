import type { Caller } from '@langmoi/contracts/caller';
import {
  cultureApi,
  type CultureView,
  type HoldingKey,
  type HoldingView,
  type RecordHolders,
} from '@langmoi/contracts/culture';
import type { ByUnits } from '@langmoi/contracts/units';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { HoldingService } from './holding.service';

@Controller()
export class HoldingController {
  constructor(private readonly holdings: HoldingService) {}

  @Route(cultureApi.listHoldings)
  list(
    @Who() caller: Caller,
    @Query({ schema: cultureApi.listHoldings.query }) { units }: ByUnits,
  ): Promise<CultureView> {
    return this.holdings.list(caller, units);
  }

  @Route(cultureApi.recordHolders)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: cultureApi.recordHolders.params }) holding: HoldingKey,
    @Body({ schema: cultureApi.recordHolders.body }) body: RecordHolders,
  ): Promise<HoldingView> {
    return this.holdings.record(caller, key, holding, body);
  }
}

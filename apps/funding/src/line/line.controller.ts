import type { Caller } from '@langmoi/contracts/caller';
import {
  fundingApi,
  type FundingView,
  type LineKey,
  type LineView,
  type RecordFunds,
  type RejectFunds,
} from '@langmoi/contracts/funding';
import type { ByUnits } from '@langmoi/contracts/units';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { LineService, type Numbered } from './line.service';

@Controller()
export class LineController {
  constructor(private readonly lines: LineService) {}

  @Route(fundingApi.listLines)
  list(@Who() caller: Caller, @Query({ schema: fundingApi.listLines.query }) { units }: ByUnits): Promise<FundingView> {
    return this.lines.list(caller, units);
  }

  @Route(fundingApi.recordFunds)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: fundingApi.recordFunds.params }) line: LineKey,
    @Body({ schema: fundingApi.recordFunds.body }) body: RecordFunds,
  ): Promise<LineView> {
    return this.lines.record(caller, key, line, body);
  }

  @Route(fundingApi.approveFunds)
  approve(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: fundingApi.approveFunds.params }) record: Numbered,
  ): Promise<LineView> {
    return this.lines.settle(caller, key, record, { verdict: 'approved', reason: null });
  }

  @Route(fundingApi.rejectFunds)
  reject(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: fundingApi.rejectFunds.params }) record: Numbered,
    @Body({ schema: fundingApi.rejectFunds.body }) { reason }: RejectFunds,
  ): Promise<LineView> {
    return this.lines.settle(caller, key, record, { verdict: 'rejected', reason });
  }
}

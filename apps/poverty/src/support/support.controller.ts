import type { Caller } from '@langmoi/contracts/caller';
import {
  povertyApi,
  type PovertyView,
  type RecordSupport,
  type SupportKey,
  type SupportView,
} from '@langmoi/contracts/poverty';
import type { ByUnits } from '@langmoi/contracts/units';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { SupportService } from './support.service';

@Controller()
export class SupportController {
  constructor(private readonly supports: SupportService) {}

  @Route(povertyApi.listSupports)
  list(
    @Who() caller: Caller,
    @Query({ schema: povertyApi.listSupports.query }) { units }: ByUnits,
  ): Promise<PovertyView> {
    return this.supports.list(caller, units);
  }

  @Route(povertyApi.recordSupport)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: povertyApi.recordSupport.params }) support: SupportKey,
    @Body({ schema: povertyApi.recordSupport.body }) body: RecordSupport,
  ): Promise<SupportView> {
    return this.supports.record(caller, key, support, body);
  }
}

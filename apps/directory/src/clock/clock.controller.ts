import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi, type MoveClock, type ProvinceView } from '@langmoi/contracts/directory';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param } from '@nestjs/common';
import { ClockService } from './clock.service';

@Controller()
export class ClockController {
  constructor(private readonly clock: ClockService) {}

  @Route(directoryApi.moveClock)
  move(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: directoryApi.moveClock.params }) { provinceId }: { provinceId: string },
    @Body({ schema: directoryApi.moveClock.body }) body: MoveClock,
  ): Promise<ProvinceView> {
    return this.clock.move(caller, key, provinceId, body);
  }
}

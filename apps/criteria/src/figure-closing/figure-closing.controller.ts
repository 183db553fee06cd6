import type { Caller } from '@langmoi/contracts/caller';
import { figureClosingApi as api, type ClosingFigures, type FigureClosings } from '@langmoi/contracts/figure-closings';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param } from '@nestjs/common';
import { FigureClosingService } from './figure-closing.service';

@Controller()
export class FigureClosingController {
  constructor(private readonly closings: FigureClosingService) {}

  @Route(api.viewFigureClosings)
  view(@Who() caller: Caller): Promise<FigureClosings> {
    return this.closings.view(caller);
  }

  @Route(api.closeFigures)
  close(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: api.closeFigures.body }) body: ClosingFigures,
  ): Promise<FigureClosings> {
    return this.closings.close(caller, key, body);
  }

  @Route(api.openFigures)
  open(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.openFigures.params }) { closingId }: { closingId: string },
    @Body({ schema: api.openFigures.body }) { reason }: { reason: string },
  ): Promise<FigureClosings> {
    return this.closings.open(caller, key, closingId, reason);
  }
}

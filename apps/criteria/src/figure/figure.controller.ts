import type { Caller } from '@langmoi/contracts/caller';
import {
  figureApi,
  type ConfirmFigures,
  type FiguresOfCriterion,
  type FiguresView,
  type RecordedFigures,
  type RecordFigures,
  type WaitingFigures,
} from '@langmoi/contracts/figures';
import { unitJudgementApi, type UnitFiguresView } from '@langmoi/contracts/unit-judgements';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { ConfirmationService, type CriterionPage } from './confirmation.service';
import type { Asking } from './figure';
import { FigureService } from './figure.service';

@Controller()
export class FigureController {
  constructor(
    private readonly figures: FigureService,
    private readonly confirmations: ConfirmationService,
  ) {}

  @Route(figureApi.viewFigures)
  view(
    @Who() caller: Caller,
    @Param({ schema: figureApi.viewFigures.params }) place: Place,
    @Query({ schema: figureApi.viewFigures.query }) moment: Asking,
  ): Promise<FiguresView> {
    return this.figures.view(caller, place, moment);
  }

  @Route(figureApi.recordFigures)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: figureApi.recordFigures.params }) place: Place,
    @Body({ schema: figureApi.recordFigures.body }) body: RecordFigures,
  ): Promise<RecordedFigures> {
    return this.figures.record(caller, key, place, body);
  }

  @Route(unitJudgementApi.viewUnitFigures)
  viewUnit(
    @Who() caller: Caller,
    @Param({ schema: unitJudgementApi.viewUnitFigures.params }) place: UnitPlace,
    @Query({ schema: unitJudgementApi.viewUnitFigures.query }) moment: Asking,
  ): Promise<UnitFiguresView> {
    return this.figures.viewUnit(caller, place, moment);
  }

  @Route(unitJudgementApi.recordUnitFigures)
  recordOfUnit(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitJudgementApi.recordUnitFigures.params }) place: UnitPlace,
    @Body({ schema: unitJudgementApi.recordUnitFigures.body }) body: RecordFigures,
  ): Promise<RecordedFigures> {
    return this.figures.recordOfUnit(caller, key, place, body);
  }

  @Route(figureApi.listFigures)
  list(
    @Who() caller: Caller,
    @Query({ schema: figureApi.listFigures.query })
    page: CriterionPage,
  ): Promise<FiguresOfCriterion> {
    return this.confirmations.list(caller, page);
  }

  @Route(figureApi.listWaitingFigures)
  waiting(@Who() caller: Caller): Promise<WaitingFigures[]> {
    return this.confirmations.waiting(caller);
  }

  @Route(figureApi.confirmFigures)
  confirm(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: figureApi.confirmFigures.body }) body: ConfirmFigures,
  ): Promise<RecordedFigures> {
    return this.confirmations.confirm(caller, key, body);
  }
}

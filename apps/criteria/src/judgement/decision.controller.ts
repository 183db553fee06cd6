import type { Caller } from '@langmoi/contracts/caller';
import { decisionApi, type DecisionView, type RecordDecision } from '@langmoi/contracts/decisions';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { unitJudgementApi } from '@langmoi/contracts/unit-judgements';
import { Body, Controller, Param } from '@nestjs/common';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { DecisionService } from './decision.service';

@Controller()
export class DecisionController {
  constructor(private readonly decisions: DecisionService) {}

  @Route(decisionApi.recordDecision)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: decisionApi.recordDecision.params }) place: Place,
    @Body({ schema: decisionApi.recordDecision.body }) body: RecordDecision,
  ): Promise<DecisionView> {
    return this.decisions.record(caller, key, place, body);
  }

  @Route(unitJudgementApi.recordUnitDecision)
  recordOfUnit(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitJudgementApi.recordUnitDecision.params }) place: UnitPlace,
    @Body({ schema: unitJudgementApi.recordUnitDecision.body }) body: RecordDecision,
  ): Promise<DecisionView> {
    return this.decisions.recordOfUnit(caller, key, place, body);
  }
}

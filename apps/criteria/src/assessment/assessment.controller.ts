import type { Caller } from '@langmoi/contracts/caller';
import {
  criteriaApi,
  type AssessmentView,
  type CommuneCriteriaView,
  type DraftView,
  type RecordAssessment,
  type SaveDraft,
} from '@langmoi/contracts/criteria';
import {
  unitJudgementApi,
  type UnitAssessmentView,
  type UnitCriteriaView,
  type UnitDraftView,
} from '@langmoi/contracts/unit-judgements';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { AssessmentService, type AskedDay, type Place, type UnitPlace } from './assessment.service';
import { UnitAssessmentService } from './unit-assessment.service';

@Controller()
export class AssessmentController {
  constructor(
    private readonly assessments: AssessmentService,
    private readonly ofUnits: UnitAssessmentService,
  ) {}

  @Route(criteriaApi.viewCommune)
  view(
    @Who() caller: Caller,
    @Param({ schema: criteriaApi.viewCommune.params }) place: Place,
    @Query({ schema: criteriaApi.viewCommune.query }) asked: AskedDay,
  ): Promise<CommuneCriteriaView> {
    return this.assessments.view(caller, place, asked);
  }

  @Route(criteriaApi.saveDraft)
  saveDraft(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: criteriaApi.saveDraft.params }) place: Place,
    @Body({ schema: criteriaApi.saveDraft.body }) body: SaveDraft,
  ): Promise<DraftView> {
    return this.assessments.saveDraft(caller, key, place, body);
  }

  @Route(criteriaApi.recordAssessment)
  record(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: criteriaApi.recordAssessment.params }) place: Place,
    @Body({ schema: criteriaApi.recordAssessment.body }) body: RecordAssessment,
  ): Promise<AssessmentView> {
    return this.assessments.record(caller, key, place, body);
  }

  @Route(unitJudgementApi.viewUnitAssessments)
  viewUnit(
    @Who() caller: Caller,
    @Param({ schema: unitJudgementApi.viewUnitAssessments.params }) place: UnitPlace,
    @Query({ schema: unitJudgementApi.viewUnitAssessments.query }) asked: AskedDay,
  ): Promise<UnitCriteriaView> {
    return this.ofUnits.view(caller, place, asked);
  }

  @Route(unitJudgementApi.saveUnitDraft)
  saveUnitDraft(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitJudgementApi.saveUnitDraft.params }) place: UnitPlace,
    @Body({ schema: unitJudgementApi.saveUnitDraft.body }) body: SaveDraft,
  ): Promise<UnitDraftView> {
    return this.ofUnits.saveDraft(caller, key, place, body);
  }

  @Route(unitJudgementApi.recordUnitAssessment)
  recordOfUnit(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitJudgementApi.recordUnitAssessment.params }) place: UnitPlace,
    @Body({ schema: unitJudgementApi.recordUnitAssessment.body }) body: RecordAssessment,
  ): Promise<UnitAssessmentView> {
    return this.ofUnits.record(caller, key, place, body);
  }
}

import type { Caller } from '@langmoi/contracts/caller';
import {
  householdApi,
  type CorrectHousehold,
  type HouseholdContent,
  type HouseholdFilter,
  type HouseholdHistory,
  type HouseholdList,
  type HouseholdView,
  type RemoveHousehold,
} from '@langmoi/contracts/households';
import type { ListFormat } from '@langmoi/contracts/list-imports';
import type { ByUnits } from '@langmoi/contracts/units';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, ReaderLanguage, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { HouseholdService } from './household.service';
import { RegisterService } from './register.service';

interface ByHousehold {
  readonly householdId: string;
}

@Controller()
export class HouseholdController {
  constructor(
    private readonly register: RegisterService,
    private readonly households: HouseholdService,
  ) {}

  @Route(householdApi.listHouseholds)
  list(
    @Who() caller: Caller,
    @Query({ schema: householdApi.listHouseholds.query }) filter: HouseholdFilter & ByUnits & { page: number },
  ): Promise<HouseholdList> {
    return this.register.list(caller, filter);
  }

  @Route(householdApi.exportHouseholds)
  async export(
    @Who() caller: Caller,
    @ReaderLanguage() language: 'vi' | 'en',
    @Query({ schema: householdApi.exportHouseholds.query }) filter: HouseholdFilter & ByUnits & ListFormat,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.register.file(caller, filter, language));
  }

  @Route(householdApi.viewHousehold)
  view(
    @Who() caller: Caller,
    @Param({ schema: householdApi.viewHousehold.params }) { householdId }: ByHousehold,
    @Query({ schema: householdApi.viewHousehold.query }) by: ByUnits,
  ): Promise<HouseholdHistory> {
    return this.register.view(caller, householdId, by);
  }

  @Route(householdApi.registerHousehold)
  enter(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: householdApi.registerHousehold.params }) { communeId }: { communeId: string },
    @Body({ schema: householdApi.registerHousehold.body }) body: HouseholdContent,
  ): Promise<HouseholdView> {
    return this.households.register(caller, key, communeId, body);
  }

  @Route(householdApi.correctHousehold)
  correct(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: householdApi.correctHousehold.params }) { householdId }: ByHousehold,
    @Body({ schema: householdApi.correctHousehold.body }) body: CorrectHousehold,
  ): Promise<HouseholdView> {
    return this.households.correct(caller, key, householdId, body);
  }

  @Route(householdApi.removeHousehold)
  remove(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: householdApi.removeHousehold.params }) { householdId }: ByHousehold,
    @Body({ schema: householdApi.removeHousehold.body }) body: RemoveHousehold,
  ): Promise<HouseholdView> {
    return this.households.remove(caller, key, householdId, body);
  }
}

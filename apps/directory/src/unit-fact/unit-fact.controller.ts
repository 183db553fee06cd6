import type { Caller } from '@langmoi/contracts/caller';
import { directoryApi } from '@langmoi/contracts/directory';
import type { NotingUnitFact, UnitFact, UnitFactsView, WithdrawingUnitFact } from '@langmoi/contracts/unit-facts';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { UnitFactService } from './unit-fact.service';

@Controller()
export class UnitFactController {
  constructor(private readonly facts: UnitFactService) {}

  @Route(directoryApi.viewUnitFacts)
  view(
    @Who() caller: Caller,
    @Param({ schema: directoryApi.viewUnitFacts.params }) { unitId }: { unitId: string },
    @Query({ schema: directoryApi.viewUnitFacts.query }) { on }: { on?: string },
  ): Promise<UnitFactsView> {
    return this.facts.view(caller, unitId, on);
  }

  @Route(directoryApi.noteUnitFact)
  note(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: directoryApi.noteUnitFact.params }) { unitId }: { unitId: string },
    @Body({ schema: directoryApi.noteUnitFact.body }) body: NotingUnitFact,
  ): Promise<UnitFact> {
    return this.facts.note(caller, key, unitId, body);
  }

  @Route(directoryApi.withdrawUnitFact)
  withdraw(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: directoryApi.withdrawUnitFact.params }) { factId }: { factId: string },
    @Body({ schema: directoryApi.withdrawUnitFact.body }) body: WithdrawingUnitFact,
  ): Promise<UnitFact> {
    return this.facts.withdraw(caller, key, factId, body);
  }
}

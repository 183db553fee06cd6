import type { Caller } from '@langmoi/contracts/caller';
import {
  dependantApi,
  unitChangeApi,
  type AmendingProposal,
  type DecidingProposal,
  type DraftingProposal,
  type ReturningProposal,
  type ReversingChange,
  type SuccessionRule,
  type UnitDependant,
  type UnitProposalView,
} from '@langmoi/contracts/unit-changes';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { ReadingChangesService } from './reading-changes.service';
import { UnitChangeService } from './unit-change.service';

interface ByProposal {
  readonly proposalId: string;
}

@Controller()
export class UnitChangeController {
  constructor(
    private readonly changes: UnitChangeService,
    private readonly reading: ReadingChangesService,
  ) {}

  @Route(unitChangeApi.listSuccessionRules)
  rules(
    @Who() caller: Caller,
    @Query({ schema: unitChangeApi.listSuccessionRules.query }) { on }: { on?: string },
  ): Promise<SuccessionRule[]> {
    return this.reading.rules(caller, on);
  }

  @Route(unitChangeApi.listUnitProposals)
  list(
    @Who() caller: Caller,
    @Param({ schema: unitChangeApi.listUnitProposals.params }) { provinceId }: { provinceId: string },
  ): Promise<UnitProposalView[]> {
    return this.reading.list(caller, provinceId);
  }

  @Route(unitChangeApi.viewUnitProposal)
  view(
    @Who() caller: Caller,
    @Param({ schema: unitChangeApi.viewUnitProposal.params }) { proposalId }: ByProposal,
  ): Promise<UnitProposalView> {
    return this.reading.view(caller, proposalId);
  }

  @Route(dependantApi.listUnitDependants)
  dependants(
    @Who() caller: Caller,
    @Query({ schema: dependantApi.listUnitDependants.query }) { unitIds }: { unitIds: string[] },
  ): Promise<UnitDependant[]> {
    return this.reading.dependants(caller, unitIds);
  }

  @Route(unitChangeApi.draftUnitProposal)
  draft(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.draftUnitProposal.params }) { provinceId }: { provinceId: string },
    @Body({ schema: unitChangeApi.draftUnitProposal.body }) body: DraftingProposal,
  ): Promise<UnitProposalView> {
    return this.changes.draft(caller, key, provinceId, body);
  }

  @Route(unitChangeApi.amendUnitProposal)
  amend(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.amendUnitProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: unitChangeApi.amendUnitProposal.body }) body: AmendingProposal,
  ): Promise<UnitProposalView> {
    return this.changes.amend(caller, key, proposalId, body);
  }

  @Route(unitChangeApi.proposeUnitChange)
  propose(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.proposeUnitChange.params }) { proposalId }: ByProposal,
    @Body({ schema: unitChangeApi.proposeUnitChange.body }) body: DecidingProposal,
  ): Promise<UnitProposalView> {
    return this.changes.propose(caller, key, proposalId, body);
  }

  @Route(unitChangeApi.returnUnitProposal)
  sendBack(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.returnUnitProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: unitChangeApi.returnUnitProposal.body }) body: ReturningProposal,
  ): Promise<UnitProposalView> {
    return this.changes.sendBack(caller, key, proposalId, body);
  }

  @Route(unitChangeApi.approveUnitProposal)
  approve(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.approveUnitProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: unitChangeApi.approveUnitProposal.body }) body: DecidingProposal,
  ): Promise<UnitProposalView> {
    return this.changes.approve(caller, key, proposalId, body);
  }

  @Route(unitChangeApi.reverseUnitChange)
  reverse(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: unitChangeApi.reverseUnitChange.params }) { proposalId }: ByProposal,
    @Body({ schema: unitChangeApi.reverseUnitChange.body }) body: ReversingChange,
  ): Promise<UnitProposalView> {
    return this.changes.reverse(caller, key, proposalId, body);
  }
}

import type { Caller } from '@langmoi/contracts/caller';
import {
  setProposalApi,
  type BeginningProposal,
  type ChangingProposal,
  type ReasonedStep,
  type SetProposalHead,
  type SetProposalView,
  type SetTrial,
  type StepOfProposal,
} from '@langmoi/contracts/set-proposals';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { SetProposalService } from './set-proposal.service';

interface ByProposal {
  readonly proposalId: string;
}

@Controller()
export class SetProposalController {
  constructor(private readonly proposals: SetProposalService) {}

  @Route(setProposalApi.listSetProposals)
  list(@Who() caller: Caller): Promise<SetProposalHead[]> {
    return this.proposals.list(caller);
  }

  @Route(setProposalApi.viewSetProposal)
  view(
    @Who() caller: Caller,
    @Param({ schema: setProposalApi.viewSetProposal.params }) { proposalId }: ByProposal,
  ): Promise<SetProposalView> {
    return this.proposals.view(caller, proposalId);
  }

  @Route(setProposalApi.trySetProposal)
  try(
    @Who() caller: Caller,
    @Param({ schema: setProposalApi.trySetProposal.params }) { proposalId }: ByProposal,
    @Query({ schema: setProposalApi.trySetProposal.query }) asked: { on?: string; units?: string },
  ): Promise<SetTrial> {
    return this.proposals.try(caller, proposalId, asked);
  }

  @Route(setProposalApi.beginSetProposal)
  begin(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: setProposalApi.beginSetProposal.body }) body: BeginningProposal,
  ): Promise<SetProposalView> {
    return this.proposals.begin(caller, key, body);
  }

  @Route(setProposalApi.changeSetProposal)
  change(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: setProposalApi.changeSetProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: setProposalApi.changeSetProposal.body }) body: ChangingProposal,
  ): Promise<SetProposalView> {
    return this.proposals.change(caller, key, proposalId, body);
  }

  @Route(setProposalApi.submitSetProposal)
  submit(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: setProposalApi.submitSetProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: setProposalApi.submitSetProposal.body }) body: StepOfProposal,
  ): Promise<SetProposalView> {
    return this.proposals.submit(caller, key, proposalId, body);
  }

  @Route(setProposalApi.returnSetProposal)
  sendBack(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: setProposalApi.returnSetProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: setProposalApi.returnSetProposal.body }) body: ReasonedStep,
  ): Promise<SetProposalView> {
    return this.proposals.sendBack(caller, key, proposalId, body);
  }

  @Route(setProposalApi.approveSetProposal)
  approve(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: setProposalApi.approveSetProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: setProposalApi.approveSetProposal.body }) body: StepOfProposal,
  ): Promise<SetProposalView> {
    return this.proposals.approve(caller, key, proposalId, body);
  }

  @Route(setProposalApi.withdrawSetProposal)
  withdraw(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: setProposalApi.withdrawSetProposal.params }) { proposalId }: ByProposal,
    @Body({ schema: setProposalApi.withdrawSetProposal.body }) body: ReasonedStep,
  ): Promise<SetProposalView> {
    return this.proposals.withdraw(caller, key, proposalId, body);
  }
}

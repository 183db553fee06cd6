import type { Caller } from '@langmoi/contracts/caller';
import {
  Announce,
  CastBallot,
  CloseMeeting,
  ConfirmCriteria,
  ConveneMeeting,
  GiveOpinion,
  GiveOutcome,
  IssueDecision,
  recognitionApi as api,
  RecordPoll,
  RecordVote,
  Recuse,
  RegisterDossier,
  type DossierFilter,
  type DossierView,
  type ListedDossier,
  type WorkItem,
} from '@langmoi/contracts/recognition';
import type { ByUnits } from '@langmoi/contracts/units';
import { dependantApi, type UnitDependant } from '@langmoi/contracts/unit-changes';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { DossierService } from './dossier.service';

/** The dossier of the path. */
const Dossier = () => Param('dossierId', { schema: z.uuid() });

@Controller()
export class DossierController {
  constructor(private readonly dossiers: DossierService) {}

  @Route(api.listWork)
  work(@Who() caller: Caller, @Query({ schema: api.listWork.query }) by: ByUnits): Promise<WorkItem[]> {
    return this.dossiers.work(caller, by);
  }

  @Route(api.listDossiers)
  list(
    @Who() caller: Caller,
    @Query({ schema: api.listDossiers.query }) filter: DossierFilter & ByUnits,
  ): Promise<ListedDossier[]> {
    return this.dossiers.list(caller, filter);
  }

  @Route(dependantApi.listUnitDependants)
  dependants(
    @Who() caller: Caller,
    @Query({ schema: dependantApi.listUnitDependants.query }) { unitIds }: { unitIds: string[] },
  ): Promise<UnitDependant[]> {
    return this.dossiers.dependants(caller, unitIds);
  }

  @Route(api.viewDossier)
  view(
    @Who() caller: Caller,
    @Dossier() id: string,
    @Query({ schema: api.viewDossier.query }) by: ByUnits,
  ): Promise<DossierView> {
    return this.dossiers.view(caller, id, by);
  }

  @Route(api.register)
  register(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: RegisterDossier }) body: RegisterDossier,
  ): Promise<DossierView> {
    return this.dossiers.register(caller, key, body);
  }

  @Route(api.giveOutcome)
  giveOutcome(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: GiveOutcome }) data: GiveOutcome,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'outcome', data });
  }

  @Route(api.giveOpinion)
  giveOpinion(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: GiveOpinion }) data: GiveOpinion,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'opinion', data });
  }

  @Route(api.recordVote)
  recordVote(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: RecordVote }) data: RecordVote,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'vote', data });
  }

  @Route(api.recordPoll)
  recordPoll(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: RecordPoll }) data: RecordPoll,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'poll', data });
  }

  @Route(api.confirmCriteria)
  confirmCriteria(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: ConfirmCriteria }) data: ConfirmCriteria,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'confirmation', data });
  }

  @Route(api.conveneMeeting)
  conveneMeeting(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: ConveneMeeting }) data: ConveneMeeting,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'convene', data });
  }

  @Route(api.castBallot)
  castBallot(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: CastBallot }) ballot: CastBallot,
  ): Promise<DossierView> {
    return this.dossiers.castBallot(caller, key, id, ballot);
  }

  @Route(api.recuse)
  recuse(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: Recuse }) data: Recuse,
  ): Promise<DossierView> {
    return this.dossiers.recuse(caller, key, id, data);
  }

  @Route(api.closeMeeting)
  closeMeeting(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: CloseMeeting }) data: CloseMeeting,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'close-meeting', data });
  }

  @Route(api.issueDecision)
  issueDecision(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: IssueDecision }) data: IssueDecision,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'decision', data });
  }

  @Route(api.announce)
  announce(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Dossier() id: string,
    @Body({ schema: Announce }) data: Announce,
  ): Promise<DossierView> {
    return this.dossiers.perform(caller, key, id, { kind: 'announcement', data });
  }
}

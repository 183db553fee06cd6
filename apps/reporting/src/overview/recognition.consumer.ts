import {
  DecisionIssued,
  DossierClosed,
  DossierRegistered,
  DossierSucceeded,
  StageEntered,
} from '@langmoi/contracts/recognition';
import { TitleStated } from '@langmoi/contracts/titles';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { DossierRow } from './read-model.entity';
import { placeDossier, storeDossier, storeStage, storeTitle } from './read-model.repository';

type OfDossier = { dossierId: string; communeId: string; tier: DossierRow['tier']; year: number };

/** Throwing means "try again": nothing of the transaction stays, and the offset does not move. */
@Controller()
export class RecognitionConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(TitleStated.type, TitleStated)
  title(@Payload() event: TitleStated): Promise<void> {
    return this.once(event, (em, provinceId) => {
      const { communeId, tier, decisionNumber, asOf, source } = event.data;
      const id = uuidOf('title', `${communeId}/${tier}`);
      const title = { communeId, tier, decisionNumber, asOf, source, dossierId: null, rehearsal: false };
      return storeTitle(em, { id, provinceId, ...title });
    });
  }

  @EventPattern(DecisionIssued.type, DecisionIssued)
  decision(@Payload() event: DecisionIssued): Promise<void> {
    return this.once(event, (em, provinceId) => {
      const { dossierId, communeId, tier, number, effectiveOn, rehearsal } = event.data;
      const title = { communeId, tier, decisionNumber: number, asOf: effectiveOn, source: null, dossierId, rehearsal };
      return storeTitle(em, { id: dossierId, provinceId, ...title });
    });
  }

  @EventPattern(DossierRegistered.type, DossierRegistered)
  registered(@Payload() event: DossierRegistered): Promise<void> {
    return this.once(event, (em, provinceId) =>
      storeStage(em, { ...dossierOf(event.data, provinceId), stage: 'registered', status: 'open' }),
    );
  }

  @EventPattern(StageEntered.type, StageEntered)
  stage(@Payload() event: StageEntered): Promise<void> {
    return this.once(event, (em, provinceId) =>
      storeStage(em, { ...dossierOf(event.data, provinceId), stage: event.data.stage, status: 'open' }),
    );
  }

  @EventPattern(DossierSucceeded.type, DossierSucceeded)
  succeeded(@Payload() event: DossierSucceeded): Promise<void> {
    return this.once(event, (em) => placeDossier(em, event.data.dossierId, event.data.communeId));
  }

  @EventPattern(DossierClosed.type, DossierClosed)
  closed(@Payload() event: DossierClosed): Promise<void> {
    return this.once(event, async (em, provinceId) => {
      const { end } = event.data;
      await storeDossier(em, { ...dossierOf(event.data, provinceId), stage: end, status: end });
    });
  }

  private once(
    { id, provinceid }: { id: string; provinceid: string },
    work: (em: EntityManager, provinceId: string) => Promise<void>,
  ): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceid), async (em) => {
      if (await firstTime(em, 'reporting.overview', id)) await work(em, provinceid);
    });
  }
}

function dossierOf({ dossierId, communeId, tier, year }: OfDossier, provinceId: string) {
  return { id: dossierId, provinceId, communeId, tier, year };
}

import { AssessmentRecorded, CommuneRegistered, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { CommuneStruck } from '@langmoi/contracts/year';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime, newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import {
  removeCriteriaSet,
  removeRegistration,
  storeAssessment,
  storeCriteriaSet,
  storeRegistration,
} from './read-model.repository';

const consumer = 'reporting.overview';

/** Throwing means "try again": nothing of the transaction stays, and the offset does not move. */
@Controller()
export class CriteriaConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(CriteriaSetPublished.type, CriteriaSetPublished)
  set(@Payload() event: CriteriaSetPublished): Promise<void> {
    const { provinceid: provinceId, data } = event;
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, consumer, event.id)) || !(await newestState(em, consumer, event))) return;
      const { id, tier, period, criteria } = data;
      await storeCriteriaSet(em, { provinceId, id, tier, period, total: criteria.length });
    });
  }

  @TombstonePattern(CriteriaSetPublished)
  setEnded(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('reporting', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await removeCriteriaSet(em, event.subject);
    });
  }

  @EventPattern(AssessmentRecorded.type, AssessmentRecorded)
  assessment(@Payload() { id: eventId, provinceid: provinceId, data }: AssessmentRecorded): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, consumer, eventId))) return;
      const { communeId, tier, version, basis, asOf, metCount, total, missing, source, rehearsal } = data;
      const assessment = { communeId, tier, version, basis, asOf, metCount, total, missing, source, rehearsal };
      await storeAssessment(em, { provinceId, ...assessment });
    });
  }

  @EventPattern(CommuneRegistered.type, CommuneRegistered)
  registration(@Payload() { id: eventId, provinceid: provinceId, data }: CommuneRegistered): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, consumer, eventId))) return;
      const { communeId, tier, year } = data;
      await storeRegistration(em, { provinceId, communeId, tier, year });
    });
  }

  /** Of one commune these come in the order in which its list said them. */
  @EventPattern(CommuneStruck.type, CommuneStruck)
  struck(@Payload() { id: eventId, provinceid: provinceId, data }: CommuneStruck): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, consumer, eventId))) return;
      const { communeId, tier, year } = data;
      await removeRegistration(em, { communeId, tier, year });
    });
  }
}

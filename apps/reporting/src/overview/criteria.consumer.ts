import { AssessmentRecorded, CommuneRegistered, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { storeAssessment, storeCriteriaSet, storeRegistration } from './read-model.repository';

/** Throwing means "try again": nothing of the transaction stays, and the offset does not move. */
@Controller()
export class CriteriaConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(CriteriaSetPublished.type, CriteriaSetPublished)
  set(@Payload() { id: eventId, provinceid: provinceId, data }: CriteriaSetPublished): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, 'reporting.overview', eventId))) return;
      const { id, tier, period, criteria } = data;
      await storeCriteriaSet(em, { provinceId, id, tier, period, total: criteria.length });
    });
  }

  @EventPattern(AssessmentRecorded.type, AssessmentRecorded)
  assessment(@Payload() { id: eventId, provinceid: provinceId, data }: AssessmentRecorded): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, 'reporting.overview', eventId))) return;
      const { communeId, tier, version, basis, asOf, metCount, total, missing, source, rehearsal } = data;
      const assessment = { communeId, tier, version, basis, asOf, metCount, total, missing, source, rehearsal };
      await storeAssessment(em, { provinceId, ...assessment });
    });
  }

  @EventPattern(CommuneRegistered.type, CommuneRegistered)
  registration(@Payload() { id: eventId, provinceid: provinceId, data }: CommuneRegistered): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceId), async (em) => {
      if (!(await firstTime(em, 'reporting.overview', eventId))) return;
      const { communeId, tier, year } = data;
      await storeRegistration(em, { provinceId, communeId, tier, year });
    });
  }
}

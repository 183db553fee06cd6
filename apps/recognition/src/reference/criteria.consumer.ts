import { AssessmentRecorded, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime, newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { endCriteriaSet, keepAssessment, keepCriteriaSet } from './reference.repository';

const consumer = 'recognition.reference';

@Controller()
export class CriteriaConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(CriteriaSetPublished.type, CriteriaSetPublished)
  set(@Payload() event: CriteriaSetPublished): Promise<void> {
    const { provinceid: provinceId, data } = event;
    const { id, version, title, criteria } = data;
    return this.db.run(systemCaller('recognition', provinceId), async (em) => {
      if (!(await newestState(em, consumer, event))) return;
      await keepCriteriaSet(em, { provinceId, id, version, title, criteria: criteria.map(({ no }) => no) });
    });
  }

  @TombstonePattern(CriteriaSetPublished)
  setEnded(@Payload() event: Tombstone): Promise<void> {
    return this.db.run(systemCaller('recognition', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await endCriteriaSet(em, event.subject);
    });
  }

  @EventPattern(AssessmentRecorded.type, AssessmentRecorded)
  assessment(@Payload() { id, provinceid, data }: AssessmentRecorded): Promise<void> {
    const { assessmentId, communeId, tier, criteriaSet, version, asOf, metCount, total, rehearsal } = data;
    const { missing, noData } = data;
    return this.db.run(systemCaller('recognition', provinceid), async (em) => {
      if (!(await firstTime(em, 'recognition.assessments', id))) return;
      await keepAssessment(em, {
        id: assessmentId,
        provinceId: provinceid,
        ...{ communeId, tier, criteriaSet, version, asOf, metCount, total, missing, noData, rehearsal },
      });
    });
  }
}

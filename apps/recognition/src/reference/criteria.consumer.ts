import { AssessmentRecorded, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime } from '@langmoi/platform/inbox';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { keepAssessment, keepCriteriaSet } from './reference.repository';

@Controller()
export class CriteriaConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(CriteriaSetPublished.type, CriteriaSetPublished)
  set(@Payload() { provinceid, data }: CriteriaSetPublished): Promise<void> {
    const { id, version, title, criteria } = data;
    return this.db.run(systemCaller('recognition', provinceid), (em) =>
      keepCriteriaSet(em, { provinceId: provinceid, id, version, title, criteria: criteria.map(({ no }) => no) }),
    );
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

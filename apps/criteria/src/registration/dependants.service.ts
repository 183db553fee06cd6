import type { Caller } from '@langmoi/contracts/caller';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { dependants } from '@langmoi/domain/access/dependants';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { listedPlace } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import { countAssessments, listRegistrations } from './registration.repository';

@Injectable()
export class DependantsService {
  constructor(private readonly db: Db) {}

  /** Registrations of these units one by one, their self-assessments counted. Throws `/problems/not-permitted`. */
  list(caller: Caller, unitIds: readonly string[]): Promise<UnitDependant[]> {
    return this.db.read(caller, async (em) => {
      const refused = refusedBy(dependants.listUnitDependants, caller, { place: listedPlace(caller) });
      if (refused) throw refused;
      const registrations = await listRegistrations(em, unitIds);
      const assessments = await countAssessments(em, unitIds);
      return [
        ...registrations.map(({ id, communeId: unitId, tier, year }) => ({
          ...{ kind: 'registration' as const, id, unitId, tier, count: 1, dossier: null },
          label: { vi: `Đăng ký phấn đấu năm ${year}`, en: `Registration of ${year}` },
        })),
        ...assessments.map(({ unitId, count }) => ({
          ...{ kind: 'assessment' as const, id: null, unitId, tier: null, count, dossier: null },
          label: { vi: `${count} lần tự đánh giá`, en: `${count} self-assessments` },
        })),
      ];
    });
  }
}

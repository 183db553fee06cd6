import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { countedAt } from '@langmoi/platform/dependants';
import type { EntityManager } from 'typeorm';
import { AssessmentRow } from './assessment/assessment.entity';
import { FigureRow } from './figure/figure.entity';
import { listStanding } from './registration/registration.service';
import { listNamedIn } from './target/target.service';

/** Registrations of these units and targets that name them one by one, their self-assessments and figures counted. */
export async function listDependants(em: EntityManager, unitIds: readonly string[]): Promise<UnitDependant[]> {
  const words = { vi: 'lần tự đánh giá', en: 'self-assessments' };
  const said = { vi: 'số liệu chỉ tiêu', en: 'figures of indicators' };
  const registrations = await listStanding(em, unitIds);
  return [
    ...registrations.map(({ id, communeId: unitId, tier, year }) => ({
      ...{ kind: 'registration' as const, id, unitId, tier, count: 1, dossier: null },
      label: { vi: `Đăng ký phấn đấu năm ${year}`, en: `Registration of ${year}` },
    })),
    ...(await listNamedIn(em, unitIds)).map(({ id, unitId, year, count }) => ({
      ...{ kind: 'target' as const, id, unitId, tier: null, count, dossier: null },
      label: { vi: `Mục tiêu nêu tên của năm ${year}`, en: `Named target of ${year}` },
    })),
    ...(await countedAt(em, unitIds, { rows: AssessmentRow, at: 'communeId', kind: 'assessment', words })),
    ...(await countedAt(em, unitIds, { rows: FigureRow, kind: 'figure', words: said })),
  ];
}

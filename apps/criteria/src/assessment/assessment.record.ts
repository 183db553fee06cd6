import type { Caller } from '@langmoi/contracts/caller';
import { Tier, type UnitLevel } from '@langmoi/contracts/common';
import { AssessmentRecorded } from '@langmoi/contracts/criteria';
import { UnitAssessed } from '@langmoi/contracts/unit-judgements';
import { signedNow, type SignedRow } from '@langmoi/platform/fact.entity';
import { append } from '@langmoi/platform/outbox';
import type { EntityManager } from 'typeorm';
import { summaryOf } from './assessment';
import type { AssessmentRow } from './assessment.entity';
import { insertAssessment } from './assessment.repository';

/**
 * Adds a version and tells of it. Others count communes by what is told of them, so a district's is told by an
 * event of its own.
 */
export async function add(
  em: EntityManager,
  caller: Caller,
  level: UnitLevel,
  assessment: Omit<AssessmentRow, 'provinceId' | keyof SignedRow>,
): Promise<AssessmentRow> {
  const row = { ...assessment, provinceId: caller.provinceId, ...signedNow(caller) };
  await insertAssessment(em, row);
  const { id: assessmentId, communeId, tier, criteriaSet, version, basis, asOf, source, rehearsal, capacity } = row;
  const said = { assessmentId, criteriaSet, version, basis, asOf, rehearsal, capacity };
  if (level === 'commune') {
    const data = { ...said, communeId, tier: Tier.parse(tier), ...summaryOf(row.results), source };
    await append(em, caller, AssessmentRecorded, { subject: assessmentId, data });
  } else {
    const results = row.results.map(({ criterion, state }) => ({ criterion, state }));
    await append(em, caller, UnitAssessed, { subject: communeId, data: { ...said, unitId: communeId, tier, results } });
  }
  return row;
}

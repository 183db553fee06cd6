import type { Tier } from '@langmoi/contracts/common';
import type { EntityManager } from 'typeorm';
import { AssessmentRow, DraftRow } from './assessment.entity';

/** All that was said of a commune for a tier, the newest first. */
export function listAssessments(em: EntityManager, communeId: string, tier: Tier): Promise<AssessmentRow[]> {
  return em.find(AssessmentRow, { where: { communeId, tier }, order: { version: 'DESC' } });
}

export function findNewest(em: EntityManager, communeId: string, tier: Tier): Promise<AssessmentRow | null> {
  return em.findOne(AssessmentRow, { where: { communeId, tier }, order: { version: 'DESC' } });
}

export function isRecorded(em: EntityManager, id: string): Promise<boolean> {
  return em.existsBy(AssessmentRow, { id });
}

export async function insertAssessment(em: EntityManager, assessment: AssessmentRow): Promise<void> {
  await em.insert(AssessmentRow, assessment);
}

export function findDraft(em: EntityManager, communeId: string, tier: Tier): Promise<DraftRow | null> {
  return em.findOneBy(DraftRow, { communeId, tier });
}

export async function storeDraft(em: EntityManager, draft: DraftRow): Promise<void> {
  await em.upsert(DraftRow, draft, ['communeId', 'tier']);
}

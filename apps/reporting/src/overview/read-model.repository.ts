import { Problem } from '@langmoi/contracts/problem';
import { ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { withCommit } from '@langmoi/platform/prepared';
import { upsertRow } from '@langmoi/platform/rows';
import { uuidOfSet } from '@langmoi/platform/uuid-of';
import type { EntityManager } from 'typeorm';
import type { UnitFact } from './facts';
import { AssessmentRow, CriteriaSetRow, DossierRow, RegistrationRow, TitleRow } from './read-model.entity';

type Stored<R> = { [K in keyof R]: R[K] };

export async function storeCriteriaSet(em: EntityManager, set: Stored<CriteriaSetRow>): Promise<void> {
  await em.upsert(CriteriaSetRow, set, ['provinceId', 'id']);
}

/** Of the bound province's sets, the one that this was the subject of. */
export async function removeCriteriaSet(em: EntityManager, subject: string): Promise<void> {
  const ended = (await em.find(CriteriaSetRow)).filter(({ provinceId, id }) => uuidOfSet(provinceId, id) === subject);
  await em.remove(ended);
}

/**
 * Only what speaks of a later day, or of the same in a newer version, replaces what is known, and never a paper's word by a
 * rehearsal's: they come in any order, and an earlier day is sometimes entered late.
 */
export async function storeAssessment(em: EntityManager, assessment: Stored<AssessmentRow>): Promise<void> {
  const key = ['communeId', 'tier', 'rehearsal'] as const;
  await withCommit(em, upsertRow(em, AssessmentRow, assessment, { key, newerBy: ['asOf', 'version'] }));
}

export async function storeRegistration(em: EntityManager, registration: Stored<RegistrationRow>): Promise<void> {
  await em.upsert(RegistrationRow, registration, ['communeId', 'tier', 'year']);
}

/** The commune no longer stands on that list. */
export async function removeRegistration(
  em: EntityManager,
  list: Pick<RegistrationRow, 'communeId' | 'tier' | 'year'>,
): Promise<void> {
  await em.delete(RegistrationRow, { ...list });
}

export async function storeTitle(em: EntityManager, title: Stored<TitleRow>): Promise<void> {
  await em.upsert(TitleRow, title as Parameters<typeof em.upsert<TitleRow>>[1], ['id']);
}

/** A dossier that came to its end stays there. */
export async function storeStage(em: EntityManager, dossier: Stored<DossierRow>): Promise<void> {
  const known = await em.findOneBy(DossierRow, { id: dossier.id });
  if (!known || known.status === 'open') await storeDossier(em, dossier);
}

/** Units changed: the dossier is another commune’s. */
export async function placeDossier(em: EntityManager, id: string, communeId: string): Promise<void> {
  await em.update(DossierRow, { id }, { communeId });
}

export async function storeDossier(em: EntityManager, dossier: Stored<DossierRow>): Promise<void> {
  await em.upsert(DossierRow, dossier, ['id']);
}

/** Throws `/problems/province-not-found`, for another province as well. */
export async function findProvinceUnit(em: EntityManager, provinceId: string): Promise<UnitRow> {
  const unit = await em.findOneBy(UnitRow, { provinceId, level: 'province' });
  if (!unit) throw new Problem('/problems/province-not-found', 404, 'No such province', { provinceId });
  return unit;
}

/** Without the kin of their lives, which are most of them. */
const listUnits = (em: EntityManager): Promise<UnitFact[]> =>
  em.query(`
    SELECT id, parent_id AS "parentId", level, kind, code, name, life -> 'states' AS states
      FROM directory_units ORDER BY code`);

/** Everything that events told of the bound province. */
export async function readModels(em: EntityManager) {
  const [province] = await em.find(ProvinceRow);
  return {
    province,
    units: await listUnits(em),
    sets: await em.find(CriteriaSetRow, { order: { id: 'ASC' } }),
    assessments: await em.find(AssessmentRow),
    registrations: await em.find(RegistrationRow, { order: { year: 'ASC', tier: 'ASC' } }),
    titles: await em.find(TitleRow, { order: { asOf: 'ASC', tier: 'ASC' } }),
    dossiers: await em.find(DossierRow, { order: { id: 'ASC' } }),
  };
}

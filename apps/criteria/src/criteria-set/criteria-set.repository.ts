import type { EntityManager } from 'typeorm';
import { CriteriaSetRow } from './criteria-set.entity';

/** Every version of every set of the bound province; there are few. */
export function listVersions(em: EntityManager): Promise<CriteriaSetRow[]> {
  return em.find(CriteriaSetRow, { order: { id: 'ASC', version: 'ASC' } });
}

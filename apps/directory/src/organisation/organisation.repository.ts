import { In, type EntityManager } from 'typeorm';
import { LeadRow, OrganisationRow } from './organisation.entity';

export function listOrganisations(em: EntityManager, provinceId: string): Promise<OrganisationRow[]> {
  return em.find(OrganisationRow, { where: { provinceId }, order: { kind: 'ASC', name: 'ASC', id: 'ASC' } });
}

export function organisationsByIds(em: EntityManager, ids: readonly string[]): Promise<OrganisationRow[]> {
  return em.find(OrganisationRow, { where: { id: In(ids) }, order: { id: 'ASC' } });
}

export function listLeads(em: EntityManager): Promise<LeadRow[]> {
  return em.find(LeadRow, { order: { criteriaSet: 'ASC', criterion: 'ASC', id: 'ASC' } });
}

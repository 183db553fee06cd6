import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { LeadRow, OrganisationRow } from './organisation.entity';

export function listOrganisations(em: EntityManager, provinceId: string): Promise<OrganisationRow[]> {
  return em.find(OrganisationRow, { where: { provinceId }, order: { kind: 'ASC', name: 'ASC', id: 'ASC' } });
}

export function organisationsByIds(em: EntityManager, ids: readonly string[]): Promise<OrganisationRow[]> {
  return em.find(OrganisationRow, { where: { id: In(ids) }, order: { id: 'ASC' } });
}

export function listLeads(em: EntityManager, where: FindOptionsWhere<LeadRow> = {}): Promise<LeadRow[]> {
  return em.find(LeadRow, { where, order: { criteriaSet: 'ASC', criterion: 'ASC', id: 'ASC' } });
}

export async function endLead(em: EntityManager, id: string, toOn: string): Promise<void> {
  await em.update(LeadRow, { id }, { toOn });
}

export async function insertLead(em: EntityManager, lead: LeadRow): Promise<void> {
  await em.insert(LeadRow, lead as Parameters<typeof em.insert<LeadRow>>[1]);
}

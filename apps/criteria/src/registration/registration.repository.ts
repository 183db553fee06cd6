import type { Tier } from '@langmoi/contracts/common';
import { In, type EntityManager } from 'typeorm';
import { RegistrationRow } from './registration.entity';

/** The newest registration of a commune for a tier. */
export function findRegistration(em: EntityManager, communeId: string, tier: Tier): Promise<RegistrationRow | null> {
  return em.findOne(RegistrationRow, { where: { communeId, tier }, order: { year: 'DESC' } });
}

/** Those of these communes, the newest year first. */
export const listRegistrations = (em: EntityManager, communeIds: readonly string[]): Promise<RegistrationRow[]> =>
  em.find(RegistrationRow, { where: { communeId: In([...communeIds]) }, order: { year: 'DESC', id: 'ASC' } });

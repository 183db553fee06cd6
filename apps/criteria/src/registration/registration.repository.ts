import type { UnitState } from '@langmoi/contracts/units';
import { In, type EntityManager } from 'typeorm';
import { RegistrationRow } from './registration.entity';

/** All that papers said of the lists of a year, the oldest first. */
export const listYear = (em: EntityManager, provinceId: string, year: number): Promise<RegistrationRow[]> =>
  em.find(RegistrationRow, { where: { provinceId, year }, order: { version: 'ASC', communeId: 'ASC' } });

/** All that papers of the bound province said of its lists. */
export const listAll = (em: EntityManager): Promise<RegistrationRow[]> => em.find(RegistrationRow);

/** All that papers said of these communes, the newest year first. */
export const listOf = (em: EntityManager, communeIds: readonly string[]): Promise<RegistrationRow[]> =>
  em.find(RegistrationRow, {
    where: { communeId: In([...communeIds]) },
    order: { year: 'DESC', version: 'ASC', id: 'ASC' },
  });

export async function insertRegistrations(em: EntityManager, rows: readonly RegistrationRow[]): Promise<void> {
  await em.insert(RegistrationRow, rows as Parameters<typeof em.insert<RegistrationRow>>[1]);
}

/** Of these units those that are communes of the bound province, each with its life; null where nobody told it. */
export async function communesNamed(
  em: EntityManager,
  ids: readonly string[],
): Promise<Map<string, UnitState[] | null>> {
  const rows: { id: string; states: UnitState[] | null }[] = await em.query(
    `SELECT id, life -> 'states' AS states FROM directory_units WHERE id = ANY ($1::uuid[]) AND level = 'commune'`,
    [ids],
  );
  return new Map(rows.map(({ id, states }) => [id, states]));
}

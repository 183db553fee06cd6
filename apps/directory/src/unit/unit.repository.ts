import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import { AliasRow, UnitRow } from './unit.entity';

/** Throws `/problems/unit-not-found`, for another province's too. */
export async function findUnit(em: EntityManager, id: string): Promise<UnitRow> {
  const unit = await em.findOneBy(UnitRow, { id });
  if (!unit) throw new Problem('/problems/unit-not-found', 404, 'No such administrative unit', { id });
  return unit;
}

export function listUnits(em: EntityManager, provinceId: string): Promise<UnitRow[]> {
  return em.findBy(UnitRow, { provinceId });
}

export function listAliases(em: EntityManager, provinceId: string): Promise<AliasRow[]> {
  return em.find(AliasRow, { where: { provinceId }, order: { written: 'ASC', id: 'ASC' } });
}

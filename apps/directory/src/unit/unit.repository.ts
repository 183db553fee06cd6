import { UnitLevel } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';
import { In, type EntityManager } from 'typeorm';
import { AliasRow, UnitRow } from './unit.entity';

/** All but the nation, which stands above the units for its own offices alone. */
const known = In(UnitLevel.options);

/** Throws `/problems/unit-not-found`, for another province's too. */
export async function findUnit(em: EntityManager, id: string): Promise<UnitRow> {
  const unit = await em.findOneBy(UnitRow, { id, level: known });
  if (!unit) throw unitNotFound(id);
  return unit;
}

export function unitNotFound(id: string): Problem {
  return new Problem('/problems/unit-not-found', 404, 'No such administrative unit', { id });
}

export function listUnits(em: EntityManager, provinceId: string): Promise<UnitRow[]> {
  return em.findBy(UnitRow, { provinceId, level: known });
}

/** Where offices of the tenant may be: its units, and the nation for the nation's. */
export function listPlaces(em: EntityManager, provinceId: string): Promise<UnitRow[]> {
  return em.findBy(UnitRow, { provinceId });
}

/** The one place of the nation's offices, unless it is there. It is announced to nobody. */
export async function insertNation(em: EntityManager, { id, name }: { id: string; name: string }): Promise<void> {
  await em.query(
    `INSERT INTO units (id, province_id, level, kind, code, name, full_name)
     VALUES ($1, $1, 'nation', 'nation', 'VN', $2, $2) ON CONFLICT (id) DO NOTHING`,
    [id, name],
  );
}

export function listAliases(em: EntityManager, provinceId: string): Promise<AliasRow[]> {
  return em.find(AliasRow, { where: { provinceId }, order: { written: 'ASC', id: 'ASC' } });
}

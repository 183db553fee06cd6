import { Outage, Problem } from '@langmoi/contracts/problem';
import type { EntityManager, FindOneOptions } from 'typeorm';
import { ProvinceRow, UnitRow } from './unit.entity';

/** Throws `/problems/unit-not-found`: for another province's, and for a unit that is not a commune. */
export async function findCommune(em: EntityManager, id: string, how: FindOneOptions<UnitRow> = {}): Promise<UnitRow> {
  const unit = await em.findOne(UnitRow, { ...how, where: { id, level: 'commune' } });
  if (!unit) throw new Problem('/problems/unit-not-found', 404, 'No such commune', { id });
  return unit;
}

/** Holds the commune until the transaction ends, so that what is said of it is said in turn. */
export function lockCommune(em: EntityManager, id: string): Promise<UnitRow> {
  return findCommune(em, id, { lock: { mode: 'pessimistic_write' } });
}

/** Throws Outage until the directory has told of the province: not knowing whether it is a demo, nothing may be said. */
export async function findProvince(em: EntityManager, provinceId: string): Promise<ProvinceRow> {
  const province = await em.findOneBy(ProvinceRow, { provinceId });
  if (!province) throw new Outage("the directory's clock");
  return province;
}

export async function storeUnit(em: EntityManager, unit: UnitRow): Promise<void> {
  await em.upsert(UnitRow, unit, ['id']);
}

export async function storeProvince(em: EntityManager, province: ProvinceRow): Promise<void> {
  await em.upsert(ProvinceRow, province, ['provinceId']);
}

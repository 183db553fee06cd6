import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager, FindOneOptions } from 'typeorm';
import { ProvinceRow } from './province.entity';

/** Throws `/problems/province-not-found`, for another tenant's too. */
export async function findProvince(
  em: EntityManager,
  id: string,
  how: FindOneOptions<ProvinceRow> = {},
): Promise<ProvinceRow> {
  const province = await em.findOne(ProvinceRow, { ...how, where: { id } });
  if (!province) throw new Problem('/problems/province-not-found', 404, 'No such province', { id });
  return province;
}

/** Holds the province until the transaction ends, so that its date moves one step at a time. */
export function lockProvince(em: EntityManager, id: string): Promise<ProvinceRow> {
  return findProvince(em, id, { lock: { mode: 'pessimistic_write' } });
}

/** Those that the bound province may see. */
export function listProvinces(em: EntityManager): Promise<ProvinceRow[]> {
  return em.find(ProvinceRow, { order: { code: 'ASC' } });
}

export async function insertIfAbsent(em: EntityManager, province: ProvinceRow): Promise<boolean> {
  if (await em.existsBy(ProvinceRow, { id: province.id })) return false;
  await em.insert(ProvinceRow, province);
  return true;
}

export async function setToday(em: EntityManager, id: string, today: string): Promise<void> {
  await em.update(ProvinceRow, { id }, { today });
}

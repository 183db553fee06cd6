import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager, FindOneOptions } from 'typeorm';
import { ProvinceRow } from './province.entity';

/** A province, or the nation for its own offices. Throws `/problems/province-not-found`, for another tenant's too. */
export async function findTenant(
  em: EntityManager,
  id: string,
  how: FindOneOptions<ProvinceRow> = {},
): Promise<ProvinceRow> {
  const province = await em.findOne(ProvinceRow, { ...how, where: { id } });
  if (!province) throw provinceNotFound(id);
  return province;
}

/** Throws `/problems/province-not-found` for the nation too, which is none. */
export async function findProvince(em: EntityManager, id: string): Promise<ProvinceRow> {
  const province = await findTenant(em, id);
  if (province.tenant === 'nation') throw provinceNotFound(id);
  return province;
}

export function provinceNotFound(id: string): Problem {
  return new Problem('/problems/province-not-found', 404, 'No such province', { id });
}

/** Holds the tenant until the transaction ends, so that its date moves one step at a time. */
export function lockTenant(em: EntityManager, id: string): Promise<ProvinceRow> {
  return findTenant(em, id, { lock: { mode: 'pessimistic_write' } });
}

/** Those that the bound province may see: its own; for a national office, and for the house itself, every one. */
export function listTenants(em: EntityManager): Promise<ProvinceRow[]> {
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

export async function setAnnounced(em: EntityManager, id: string, announcedOn: string): Promise<void> {
  await em.update(ProvinceRow, { id }, { announcedOn });
}

import { IsNull, LessThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { ProviderRow } from './provider-row.entity';

export function findRow(em: EntityManager, where: FindOptionsWhere<ProviderRow>): Promise<ProviderRow | null> {
  return em.findOneBy(ProviderRow, where);
}

export async function storeRow(em: EntityManager, row: ProviderRow): Promise<void> {
  await em.upsert(ProviderRow, row, ['model', 'idHash']);
}

/** Whether it was this call that used it up: of two at once one is. */
export async function consumeRow(em: EntityManager, where: { model: string; idHash: string }, at: Date) {
  const { affected } = await em.update(ProviderRow, { ...where, consumedAt: IsNull() }, { consumedAt: at });
  return affected === 1;
}

export async function removeRows(em: EntityManager, where: FindOptionsWhere<ProviderRow>): Promise<void> {
  await em.delete(ProviderRow, where);
}

export function sessionsOf(em: EntityManager, officerId: string): Promise<ProviderRow[]> {
  return em.findBy(ProviderRow, { model: 'Session', officerId });
}

export async function removeExpired(em: EntityManager, now: Date): Promise<void> {
  await em.delete(ProviderRow, { expiresAt: LessThan(now) });
}

/** Everything that somebody's sign-ins left: sessions, grants, codes, tokens. */
export async function removeOfOfficer(em: EntityManager, officerId: string): Promise<void> {
  await em.delete(ProviderRow, { officerId });
}

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

interface Kept {
  readonly uids: readonly string[];
  readonly grantIds: readonly string[];
  /** The rows of those grants themselves. */
  readonly grantHashes: readonly string[];
}

/** Sessions, grants, codes and tokens of somebody, but what belongs to the sign-ins that are kept. */
export async function removeOfOfficer(em: EntityManager, officerId: string, kept?: Kept): Promise<void> {
  const { uids = [], grantIds = [], grantHashes = [] } = kept ?? {};
  await em.query(
    `DELETE FROM provider_rows WHERE officer_id = $1
        AND NOT (model IN ('Session', 'Interaction') AND uid = ANY ($2))
        AND NOT (grant_id IS NOT NULL AND grant_id = ANY ($3))
        AND NOT (model = 'Grant' AND id_hash = ANY ($4))`,
    [officerId, uids, grantIds, grantHashes],
  );
}

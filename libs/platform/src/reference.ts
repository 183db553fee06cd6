import { isDeepStrictEqual } from 'node:util';
import { In, type EntityManager, type EntityTarget, type FindOptionsWhere } from 'typeorm';

/**
 * Stores rows of reference data and answers with those that were new or different, so that only they are announced:
 * the same rows again change nothing and say nothing. A row is one JSON state; rows no longer named stay.
 */
export async function storeChanged<R extends { id: string }>(
  em: EntityManager,
  entity: EntityTarget<R>,
  rows: readonly R[],
): Promise<R[]> {
  const where = { id: In(rows.map(({ id }) => id)) } as FindOptionsWhere<R>;
  const stored = new Map((await em.findBy(entity, where)).map((row) => [row.id, { ...row }]));
  const changed = rows.filter((row) => !isDeepStrictEqual(stored.get(row.id), { ...row }));
  if (changed.length > 0) await em.upsert(entity, changed as Parameters<typeof em.upsert<R>>[1], ['id']);
  return changed;
}

import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';

/**
 * Holds what records are said of until the transaction ends, so that they are said in turn. The first word creates it:
 * of two who say it at once, the second waits here and then finds the first.
 */
export async function holdFact<F extends ObjectLiteral & { id: string }>(
  em: EntityManager,
  entity: EntityTarget<F>,
  fact: F,
): Promise<void> {
  await em.createQueryBuilder().insert().into(entity).values(fact).orIgnore().execute();
  const where = { id: fact.id } as FindOptionsWhere<F>;
  await em.findOneOrFail(entity, { where, lock: { mode: 'pessimistic_write' } });
}

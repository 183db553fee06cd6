import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import { PolicyRow } from './policy.entity';

/** The policies of the bound province, in the order of their paper. */
export function listPolicies(em: EntityManager): Promise<PolicyRow[]> {
  return em.find(PolicyRow, { order: { position: 'ASC' } });
}

/**
 * Holds a policy until the transaction ends, so that what is said of it is said in turn. Throws
 * `/problems/policy-not-found`, for another province's too.
 */
export async function lockPolicy(em: EntityManager, code: string): Promise<void> {
  const policy = await em.findOne(PolicyRow, { where: { code }, lock: { mode: 'pessimistic_write' } });
  if (!policy) throw new Problem('/problems/policy-not-found', 404, 'No such policy', { policy: code });
}

import { Problem } from '@langmoi/contracts/problem';
import type { EntityManager } from 'typeorm';
import { AccountRow } from './account.entity';

/** Throws `/problems/account-not-found`. */
export async function findAccount(em: EntityManager, account: string): Promise<AccountRow> {
  const row = await em.findOneBy(AccountRow, { account });
  if (!row) throw accountNotFound(account);
  return row;
}

export function accountNotFound(account: string): Problem {
  return new Problem('/problems/account-not-found', 404, 'No such account', { account });
}

export function listAccounts(em: EntityManager): Promise<AccountRow[]> {
  return em.find(AccountRow, { order: { account: 'ASC' } });
}

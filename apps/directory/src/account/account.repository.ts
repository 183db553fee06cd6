import { Problem } from '@langmoi/contracts/problem';
import { In, type EntityManager } from 'typeorm';
import type { Standing } from './account';
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

/** A sign-in name and whose it is. */
export type Named = Omit<AccountRow, keyof Standing>;

/** Answers with how many were not there, in whichever province. */
export async function insertAbsent(em: EntityManager, accounts: readonly Named[]): Promise<number> {
  const rows = accounts.map((account) => ({ ...account, active: null, secondFactor: null, administrator: null }));
  const { raw } = await em
    .createQueryBuilder()
    .insert()
    .into(AccountRow)
    .values(rows)
    .orIgnore()
    .returning('id')
    .execute();
  return (raw as unknown[]).length;
}

export async function deleteAccounts(em: EntityManager, accounts: readonly string[]): Promise<void> {
  await em.delete(AccountRow, { account: In(accounts) });
}

export async function noteAnnounced(em: EntityManager, id: string, announced: Standing): Promise<void> {
  await em.update(AccountRow, { id }, announced);
}

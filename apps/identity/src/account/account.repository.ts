import type { EntityManager } from 'typeorm';
import { AccountRow } from './account.entity';

/** By the name as it was typed; names are lower case. */
export function findByName(em: EntityManager, account: string): Promise<AccountRow | null> {
  return em.findOneBy(AccountRow, { account: account.trim().toLowerCase() });
}

export function findByOfficer(em: EntityManager, officerId: string): Promise<AccountRow | null> {
  return em.findOneBy(AccountRow, { officerId });
}

export function findById(em: EntityManager, id: string): Promise<AccountRow | null> {
  return em.findOneBy(AccountRow, { id });
}

export async function storeAccount(em: EntityManager, row: AccountRow): Promise<void> {
  await em.upsert(AccountRow, row, ['id']);
}

export async function removeAccount(em: EntityManager, id: string): Promise<void> {
  await em.delete(AccountRow, { id });
}

/** Whether an account of a real province is known; asked before demo ways are opened. */
export function knowsRealAccounts(em: EntityManager): Promise<boolean> {
  return em.existsBy(AccountRow, { rehearsal: false });
}

import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { CeremonyRow, SignInRow } from './ceremony.entity';

export function findCeremony(em: EntityManager, id: string, now: Date): Promise<CeremonyRow | null> {
  return em.findOneBy(CeremonyRow, { id, expiresAt: MoreThan(now) });
}

/** The row of a sign-in that is under way, held until the transaction ends. */
export function lockCeremony(em: EntityManager, id: string, now: Date): Promise<CeremonyRow | null> {
  return em.findOne(CeremonyRow, { where: { id, expiresAt: MoreThan(now) }, lock: { mode: 'pessimistic_write' } });
}

export async function storeCeremony(em: EntityManager, row: CeremonyRow): Promise<void> {
  await em.upsert(CeremonyRow, row, ['id']);
}

export async function endCeremony(em: EntityManager, id: string): Promise<void> {
  await em.delete(CeremonyRow, { id });
}

export async function endCeremoniesOf(em: EntityManager, accountId: string): Promise<void> {
  await em.delete(CeremonyRow, { accountId });
}

export async function noteSignIn(em: EntityManager, accountId: string, lastAt: Date): Promise<void> {
  await em.upsert(SignInRow, { accountId, lastAt }, ['accountId']);
}

export async function lastSignIn(em: EntityManager, accountId: string): Promise<Date | null> {
  return (await em.findOneBy(SignInRow, { accountId }))?.lastAt ?? null;
}

export async function removeExpired(em: EntityManager, now: Date): Promise<void> {
  await em.delete(CeremonyRow, { expiresAt: LessThan(now) });
}

import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { CeremonyRow, InvitationRow, SignInRow } from './ceremony.entity';

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

/** The only open invitation of the account is this one from now on. */
export async function storeInvitation(em: EntityManager, row: InvitationRow): Promise<void> {
  await em.delete(InvitationRow, { accountId: row.accountId });
  await em.insert(InvitationRow, row);
}

export function openInvitation(em: EntityManager, tokenHash: string, now: Date): Promise<InvitationRow | null> {
  return em.findOneBy(InvitationRow, { tokenHash, expiresAt: MoreThan(now) });
}

/** Whether it was this call that used it up: of two at once one is. */
export async function takeInvitation(em: EntityManager, tokenHash: string): Promise<boolean> {
  return (await em.delete(InvitationRow, { tokenHash })).affected === 1;
}

export async function noteSignIn(em: EntityManager, accountId: string, lastAt: Date): Promise<void> {
  await em.upsert(SignInRow, { accountId, lastAt }, ['accountId']);
}

export async function lastSignIn(em: EntityManager, accountId: string): Promise<Date | null> {
  return (await em.findOneBy(SignInRow, { accountId }))?.lastAt ?? null;
}

export async function removeExpired(em: EntityManager, now: Date): Promise<void> {
  for (const entity of [CeremonyRow, InvitationRow]) await em.delete(entity, { expiresAt: LessThan(now) });
}

import { LessThan, MoreThan, type EntityManager } from 'typeorm';
import { InvitationRow } from './invitation.entity';

/** The only open invitation of the account is this one from now on; of two who invite at once, the later one's. */
export async function storeInvitation(em: EntityManager, row: InvitationRow): Promise<void> {
  await em.query(
    `INSERT INTO invitations (token_hash, account_id, created_at, expires_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (account_id) DO UPDATE SET token_hash = excluded.token_hash,
       created_at = excluded.created_at, expires_at = excluded.expires_at`,
    [row.tokenHash, row.accountId, row.createdAt, row.expiresAt],
  );
}

export function openInvitation(em: EntityManager, tokenHash: string, now: Date): Promise<InvitationRow | null> {
  return em.findOneBy(InvitationRow, { tokenHash, expiresAt: MoreThan(now) });
}

/** Whether it was this call that used it up: of two at once one is. */
export async function takeInvitation(em: EntityManager, tokenHash: string): Promise<boolean> {
  return (await em.delete(InvitationRow, { tokenHash })).affected === 1;
}

export async function removeExpired(em: EntityManager, now: Date): Promise<void> {
  await em.delete(InvitationRow, { expiresAt: LessThan(now) });
}

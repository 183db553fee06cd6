import { IsNull, type EntityManager } from 'typeorm';
import type { WhyEnded } from '../not-signed-in';
import { SessionRow } from './session.entity';

export const addSession = async (em: EntityManager, row: SessionRow): Promise<void> =>
  void (await em.insert(SessionRow, row));

export const findByCookie = (em: EntityManager, cookieHash: string): Promise<SessionRow | null> =>
  em.findOneBy(SessionRow, { cookieHash });

/** The newest first. */
export const openSessionsOf = (em: EntityManager, account: string): Promise<SessionRow[]> =>
  em.find(SessionRow, { where: { account, endedAt: IsNull() }, order: { createdAt: 'DESC' } });

/** Ends one that is open; false: there was none. */
export async function endSession(
  em: EntityManager,
  { id }: { readonly id: string },
  because: WhyEnded,
  endedAt: Date,
): Promise<boolean> {
  const { affected } = await em.update(
    SessionRow,
    { id, endedAt: IsNull() },
    { endedAt, endedBecause: because, sealedTokens: null, refreshDueAt: null },
  );
  return affected === 1;
}

/** Ends what the provider says is over: one of its sessions, or all of a subject; none that began after it said so. */
export async function endSessionsOfProvider(
  em: EntityManager,
  { subject, providerSession, before }: { subject: string | null; providerSession: string | null; before: Date },
): Promise<string[]> {
  const ended: { cookie_hash: string }[] = await em
    .createQueryBuilder()
    .update(SessionRow)
    .set({ endedAt: () => 'now()', endedBecause: 'provider', sealedTokens: null, refreshDueAt: null })
    .where('ended_at IS NULL AND created_at <= :before', { before })
    .andWhere('(:subject::text IS NULL OR subject = :subject)', { subject })
    .andWhere('(:providerSession::text IS NULL OR provider_session = :providerSession)', { providerSession })
    .returning('cookie_hash')
    .execute()
    .then(({ raw }) => raw as { cookie_hash: string }[]);
  return ended.map(({ cookie_hash }) => cookie_hash);
}

/** False: it has ended meanwhile. */
export async function changeSession(
  em: EntityManager,
  id: string,
  change: Partial<Pick<SessionRow, 'appointmentId' | 'readsProvinceId' | 'purpose' | 'lastSeenAt'>>,
): Promise<boolean> {
  const { affected } = await em.update(SessionRow, { id, endedAt: IsNull() }, change);
  return affected === 1;
}

/**
 * The right to refresh a session's tokens, for one gateway alone: a rotated token that is used twice ends the grant. The
 * tokens as they are now, for another may have renewed them since; null where another does, or they are fresh.
 */
export async function claimRefresh(em: EntityManager, id: string, now: Date): Promise<string | null> {
  const [claimed] = await em
    .createQueryBuilder()
    .update(SessionRow)
    .set({ refreshClaimedAt: now })
    .where('id = :id AND ended_at IS NULL AND sealed_tokens IS NOT NULL', { id })
    .andWhere(`refresh_due_at < :now::timestamptz + interval '60 seconds'`, { now })
    .andWhere(`(refresh_claimed_at IS NULL OR refresh_claimed_at < :now::timestamptz - interval '30 seconds')`)
    .returning('sealed_tokens')
    .execute()
    .then(({ raw }) => raw as { sealed_tokens: string }[]);
  return claimed?.sealed_tokens ?? null;
}

export async function keepTokens(
  em: EntityManager,
  id: string,
  tokens: Pick<SessionRow, 'sealedTokens' | 'refreshDueAt'>,
): Promise<void> {
  await em.update(SessionRow, { id, endedAt: IsNull() }, { ...tokens, refreshClaimedAt: null });
}

/** Sign-ins that ended so long ago that nobody asks any more: addresses and browsers are personal data. */
export async function forgetSessions(em: EntityManager, endedBefore: Date): Promise<void> {
  await em
    .createQueryBuilder()
    .delete()
    .from(SessionRow)
    .where('coalesce(ended_at, ends_at) < :endedBefore', { endedBefore })
    .execute();
}

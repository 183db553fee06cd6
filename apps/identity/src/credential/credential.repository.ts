import { LessThan, type EntityManager } from 'typeorm';
import { PasskeyRow, PasswordRow, RecoveryCodeRow, TotpRow } from './credential.entity';

/** All that an account can show who it is by. */
export interface Credentials {
  readonly password: PasswordRow | null;
  readonly totp: TotpRow | null;
  readonly passkeys: PasskeyRow[];
}

export async function credentialsOf(em: EntityManager, accountId: string): Promise<Credentials> {
  const password = await em.findOneBy(PasswordRow, { accountId });
  const totp = await em.findOneBy(TotpRow, { accountId });
  return { password, totp, passkeys: await em.find(PasskeyRow, { where: { accountId }, order: { createdAt: 'ASC' } }) };
}

export async function storePassword(em: EntityManager, row: PasswordRow): Promise<void> {
  await em.upsert(PasswordRow, row, ['accountId']);
}

export async function storeTotp(em: EntityManager, row: TotpRow): Promise<void> {
  await em.upsert(TotpRow, row, ['accountId']);
}

/** False where another request took this step, or a later one, meanwhile. */
export async function takeStep(em: EntityManager, accountId: string, step: number): Promise<boolean> {
  const lastStep = String(step);
  const { affected } = await em.update(TotpRow, { accountId, lastStep: LessThan(lastStep) }, { lastStep });
  return affected === 1;
}

export async function addPasskey(em: EntityManager, row: PasskeyRow): Promise<void> {
  await em.insert(PasskeyRow, row);
}

export async function passkeyUsed(em: EntityManager, id: string, use: { counter: string; lastUsedAt: Date }) {
  await em.update(PasskeyRow, { id }, use);
}

export async function removePasskey(em: EntityManager, key: { id: string; accountId: string }): Promise<void> {
  await em.delete(PasskeyRow, key);
}

export async function replaceRecoveryCodes(em: EntityManager, accountId: string, hashes: string[]): Promise<void> {
  await em.delete(RecoveryCodeRow, { accountId });
  if (hashes.length > 0)
    await em.insert(
      RecoveryCodeRow,
      hashes.map((hash) => ({ hash, accountId })),
    );
}

/** Whether there was such a code; now there is not any more. */
export async function takeRecoveryCode(em: EntityManager, row: RecoveryCodeRow): Promise<boolean> {
  return (await em.delete(RecoveryCodeRow, { hash: row.hash, accountId: row.accountId })).affected === 1;
}

export function countRecoveryCodes(em: EntityManager, accountId: string): Promise<number> {
  return em.countBy(RecoveryCodeRow, { accountId });
}

/** Nothing that the account showed itself by so far is good any more. */
export async function removeCredentials(em: EntityManager, accountId: string): Promise<void> {
  for (const entity of [PasswordRow, TotpRow, PasskeyRow, RecoveryCodeRow]) await em.delete(entity, { accountId });
}

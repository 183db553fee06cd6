import type { Caller } from '@langmoi/contracts/caller';
import type { AccountAccess, Invitation } from '@langmoi/contracts/identity';
import { Problem } from '@langmoi/contracts/problem';
import { provincePlace, relationOf } from '@langmoi/domain/access/table';
import type { Db } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import type { EntityManager } from 'typeorm';
import type { AccountRow } from '../account/account.entity';
import type { AccountService } from '../account/account.service';
import { beforeSignIn } from '../before-sign-in';
import type { Settings } from '../config';
import type { CredentialService } from '../credential/credential.service';
import type { PasswordFault } from '../credential/password-rules';
import type { OpenIdService } from '../provider/open-id.service';
import { hashOf, type Seal } from '../seal';
import type { SignInService } from '../sign-in/sign-in.service';
import { actionsOf, permit } from './invitation.policy';
import { openInvitation, removeExpired, storeInvitation, takeInvitation } from './invitation.repository';

interface Parts {
  readonly db: Db;
  readonly accounts: AccountService;
  readonly credentials: CredentialService;
  readonly signIn: SignInService;
  readonly openId: OpenIdService;
  readonly seal: Seal;
  readonly settings: Settings;
}

const validFor = 72 * 3_600_000;

/** The way in: an administrator hands out a link, and whoever has it sets the account's password, once. */
export class InvitationService {
  constructor(private readonly parts: Parts) {}

  async viewAccess(caller: Caller, name: string): Promise<AccountAccess> {
    const account = await this.find(caller, name);
    permit('viewAccountAccess', caller, account);
    return this.parts.db.read(beforeSignIn, (em) => this.accessOf(em, caller, account));
  }

  /** Everything that opened the account so far ends: passwords, second factors, links, sign-ins. */
  async invite(caller: Caller, key: string, name: string): Promise<Invitation> {
    const { db, credentials, signIn, openId, seal, settings } = this.parts;
    const row = await this.find(caller, name);
    permit('inviteAccount', caller, row);
    const token = seal.secretFor('invitation', `${caller.userId} ${key}`);
    let isFirst = false;
    const told = await db.run(caller, (em) =>
      once(em, { caller, key, request: { account: row.account } }, async () => {
        isFirst = true;
        const createdAt = new Date();
        const expiresAt = new Date(createdAt.getTime() + validFor);
        await credentials.removeAll(em, row.id);
        await signIn.beginAnew(em, row);
        await storeInvitation(em, { tokenHash: hashOf(token), accountId: row.id, createdAt, expiresAt });
        return { account: row.account, expiresAt: expiresAt.toISOString() };
      }),
    );
    if (isFirst) await openId.endSignIns(row.officerId);
    return { ...told, link: `${settings.issuer}/invitation/${token}` };
  }

  /** Whose link it is; undefined for one that is used, replaced, past, or none. */
  accountOf(token: string): Promise<AccountRow | undefined> {
    return this.parts.db.read(beforeSignIn, (em) => this.invited(em, token));
  }

  /** Sets the password. Of two who use a link at once, one does. */
  async accept(token: string, password: string): Promise<{ fault: PasswordFault | 'used' } | { account: string }> {
    const { db, credentials } = this.parts;
    const invited = await this.accountOf(token);
    if (!invited) return { fault: 'used' };
    const prepared = await credentials.prepare(invited, password);
    if ('fault' in prepared) return prepared;
    return db.run(beforeSignIn, async (em) => {
      const account = await this.invited(em, token);
      if (!account || !(await takeInvitation(em, hashOf(token)))) return { fault: 'used' };
      await credentials.setPassword(em, account.id, prepared.hash);
      return { account: account.account };
    });
  }

  async removeExpired(em: EntityManager, now: Date): Promise<void> {
    await removeExpired(em, now);
  }

  /** Another province's account is not found, by the same question to the database. */
  private async find(caller: Caller, name: string): Promise<AccountRow> {
    const row = await this.parts.accounts.byName(name);
    if (row && relationOf(caller, provincePlace(row.provinceId)) !== 'otherProvince') return row;
    throw new Problem('/problems/account-not-found', 404, 'No such account', { account: name });
  }

  private async invited(em: EntityManager, token: string): Promise<AccountRow | undefined> {
    const invitation = await openInvitation(em, hashOf(token), new Date());
    const account = invitation && (await this.parts.accounts.byId(em, invitation.accountId));
    return account?.active ? account : undefined;
  }

  private async accessOf(em: EntityManager, caller: Caller, row: AccountRow): Promise<AccountAccess> {
    const { credentials, signIn } = this.parts;
    const { hasPassword, totpSetAt, passkeys } = await credentials.kindsOf(em, row.id);
    const [until, last] = [await signIn.closedUntil(em, row), await signIn.lastAt(em, row.id)];
    return {
      ...{ account: row.account, active: row.active, hasPassword, needsSecondFactor: row.secondFactor },
      secondFactors: [
        ...(totpSetAt ? (['totp'] as const) : []),
        ...(passkeys.length > 0 ? (['passkey'] as const) : []),
      ],
      lockedUntil: until?.toISOString() ?? null,
      lastSignedInAt: last?.toISOString() ?? null,
      actions: actionsOf(caller, row),
    };
  }
}

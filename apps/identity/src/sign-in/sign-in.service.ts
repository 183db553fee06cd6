import { Problem } from '@langmoi/contracts/problem';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { AccountRow } from '../account/account.entity';
import { AccountService } from '../account/account.service';
import { AttemptsService } from '../attempt/attempts.service';
import { beforeSignIn } from '../before-sign-in';
import { CredentialService } from '../credential/credential.service';
import type { Showing, Shown } from '../credential/second-factor';
import { hashOf } from '../seal';
import type { CeremonyRow } from './ceremony.entity';
import {
  endCeremoniesOf,
  endCeremony,
  findCeremony,
  lastSignIn,
  lockCeremony,
  noteSignIn,
  removeExpired,
  storeCeremony,
} from './ceremony.repository';
import { isIncomplete, loginOf, type Login } from './login';
import type { Step } from './step';

/** One sign-in of one browser, as the provider knows it. */
export interface SigningIn {
  readonly uid: string;
  /** The account that whoever sent the browser means. */
  readonly hint: string | undefined;
  readonly wantsSecond: boolean;
  readonly address: string;
}

/** What came of what somebody showed. */
export type Outcome =
  | { readonly login: Login }
  | { readonly next: true }
  | { readonly refused: 'wrong' | 'expired' }
  | { readonly waitMs: number };

const lasts = 15 * 60_000;

/** Signing in, step by step: what is asked, and whether what is shown is right. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountService,
    private readonly credentials: CredentialService,
    private readonly attempts: AttemptsService,
  ) {}

  /** What is to be asked now. A passkey's challenge, or a new secret, is kept until it is answered. */
  async step(signingIn: SigningIn): Promise<Step> {
    const demoAccount = (await this.accounts.forDemo(signingIn.hint))?.account;
    return this.db.run(beforeSignIn, async (em): Promise<Step> => {
      const ceremony = await lockCeremony(em, idOf(signingIn), new Date());
      const account = ceremony && (await this.accounts.byId(em, ceremony.accountId));
      if (!ceremony || !account?.active) return { at: 'password', demoAccount };
      return (await this.hasSecond(em, account))
        ? this.second(em, ceremony, account)
        : this.enrol(em, ceremony, account);
    });
  }

  /** The same answer after the same time whether the account exists, has a password, or may sign in. */
  async showPassword(signingIn: SigningIn, shown: { account: string; password: string }): Promise<Outcome> {
    const trying = { account: shown.account, address: signingIn.address };
    const waitMs = await this.attempts.begin(trying);
    if (waitMs > 0) return { waitMs };
    const account = await this.accounts.byName(shown.account);
    const id = account?.active ? account.id : undefined;
    if (!(await this.credentials.isPassword(id, shown.password)) || !account) return { refused: 'wrong' };
    await this.attempts.succeeded(trying);
    return this.passed(signingIn, account, 'pwd');
  }

  /** On demo data: goes on as the rehearsal account that was meant. Throws `/problems/not-demo` anywhere else. */
  async showDemo(signingIn: SigningIn): Promise<Outcome> {
    const account = await this.accounts.forDemo(signingIn.hint);
    if (!account) throw new Problem('/problems/not-demo', 403, 'Only on demo data');
    return this.passed(signingIn, account, 'demo');
  }

  async showSecond(signingIn: SigningIn, showing: Showing): Promise<Outcome> {
    const id = idOf(signingIn);
    const begun = await this.db.read(beforeSignIn, (em) => findCeremony(em, id, new Date()));
    if (!begun) return { refused: 'expired' };
    // Counted apart from passwords: whoever knows the password must not get five more codes by it.
    const trying = { account: secondOf(begun.accountId), address: signingIn.address };
    const waitMs = await this.attempts.begin(trying);
    if (waitMs > 0) return { waitMs };
    const outcome = await this.db.run(beforeSignIn, (em) => this.judge(em, id, showing));
    if ('login' in outcome) await this.attempts.succeeded(trying);
    return outcome;
  }

  /** What somebody who is signed in was offered to set up, held until the transaction ends. */
  offered(em: EntityManager, id: string): Promise<CeremonyRow | null> {
    return lockCeremony(em, id, new Date());
  }

  async offer(em: EntityManager, offer: Pick<CeremonyRow, 'id' | 'accountId' | 'challenge' | 'sealedSecret'>) {
    await storeCeremony(em, { ...offer, passed: [], expiresAt: new Date(Date.now() + lasts) });
  }

  forgetOffer(em: EntityManager, id: string): Promise<void> {
    return endCeremony(em, id);
  }

  /** When somebody last signed in; null: never. */
  lastAt(em: EntityManager, accountId: string): Promise<Date | null> {
    return lastSignIn(em, accountId);
  }

  /** What is under way of an account begins anew; who was kept out for wrong tries is let in. */
  async beginAnew(em: EntityManager, { id, account }: AccountRow): Promise<void> {
    await endCeremoniesOf(em, id);
    await this.attempts.forgive(em, account);
    await this.attempts.forgive(em, secondOf(id));
  }

  /** Until when somebody is kept out for wrong tries; null: they are not. */
  async closedUntil(em: EntityManager, { id, account }: AccountRow): Promise<Date | null> {
    const closed = [await this.attempts.closedUntil(em, account), await this.attempts.closedUntil(em, secondOf(id))];
    return closed.reduce((late, one) => (one && (!late || one > late) ? one : late), null);
  }

  async removeExpired(em: EntityManager, now: Date): Promise<void> {
    await removeExpired(em, now);
    await this.attempts.removeOld(em, now);
  }

  private async judge(em: EntityManager, id: string, showing: Showing): Promise<Outcome> {
    const ceremony = await lockCeremony(em, id, new Date());
    const account = ceremony && (await this.accounts.byId(em, ceremony.accountId));
    if (!ceremony || !account?.active) return { refused: 'expired' };
    // Who has a second factor shows it: a new one is not taken in its place.
    const enrolling = showing.by === 'newCode' || showing.by === 'newPasskey';
    if (enrolling === (await this.hasSecond(em, account))) return { refused: 'wrong' };
    const shown = await this.credentials.show(em, ceremony, showing);
    if (!shown) return { refused: 'wrong' };
    return { login: await this.finish(em, account, { id, passed: [...ceremony.passed, shown] }) };
  }

  private passed(signingIn: SigningIn, account: AccountRow, shown: Shown): Promise<Outcome> {
    const id = idOf(signingIn);
    return this.db.run(beforeSignIn, async (em): Promise<Outcome> => {
      const need = { demanded: account.secondFactor, hasOne: await this.hasSecond(em, account) };
      if (!isIncomplete({ ...need, wanted: signingIn.wantsSecond, passed: [shown] })) {
        return { login: await this.finish(em, account, { id, passed: [shown] }) };
      }
      const asked = { challenge: null, sealedSecret: null, expiresAt: new Date(Date.now() + lasts) };
      await storeCeremony(em, { id, accountId: account.id, passed: [shown], ...asked });
      return { next: true };
    });
  }

  private async finish(em: EntityManager, account: AccountRow, { id, passed }: { id: string; passed: Shown[] }) {
    await endCeremony(em, id);
    await noteSignIn(em, account.id, new Date());
    return loginOf(account.officerId, passed);
  }

  private async hasSecond(em: EntityManager, { id }: AccountRow): Promise<boolean> {
    const { totpSetAt, passkeys } = await this.credentials.kindsOf(em, id);
    return totpSetAt !== undefined || passkeys.length > 0;
  }

  private async second(em: EntityManager, ceremony: CeremonyRow, holder: AccountRow): Promise<Step> {
    const asked = await this.credentials.askSecond(em, holder);
    await storeCeremony(em, { ...ceremony, challenge: asked.passkey?.challenge ?? null });
    const shown = ceremony.passed.includes('demo') ? await this.credentials.revealOwn(em, holder) : undefined;
    return { at: 'second', account: holder.account, ...asked, shown };
  }

  private async enrol(em: EntityManager, ceremony: CeremonyRow, holder: AccountRow): Promise<Step> {
    const { sealedSecret, ...asked } = await this.credentials.askToEnrol(em, holder, ceremony.sealedSecret);
    await storeCeremony(em, { ...ceremony, sealedSecret, challenge: asked.passkey?.challenge ?? null });
    return { at: 'enrol', account: holder.account, rehearsal: holder.rehearsal, ...asked };
  }
}

/** Under which name wrong second factors are counted. */
const secondOf = (accountId: string) => `second factor of ${accountId}`;

const idOf = ({ uid }: SigningIn) => hashOf(`sign-in ${uid}`);

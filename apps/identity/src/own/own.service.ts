import type { Db } from '@langmoi/platform/db';
import type { AccountRow } from '../account/account.entity';
import type { AccountService } from '../account/account.service';
import type { AttemptsService } from '../attempt/attempts.service';
import { beforeSignIn } from '../before-sign-in';
import type { CredentialService, EnrolAsked, Kinds } from '../credential/credential.service';
import type { PasswordFault } from '../credential/password-rules';
import type { OpenIdService } from '../provider/open-id.service';
import { hashOf } from '../seal';
import type { SignInService } from '../sign-in/sign-in.service';

/** Who is signed in in this browser, as the provider's own session says. */
export interface SignedIn {
  readonly uid: string;
  readonly officerId: string;
  readonly acr: string | undefined;
  readonly address: string;
}

/** What somebody may see and change of how they sign in. */
export interface Own {
  readonly account: AccountRow;
  readonly kinds: Kinds;
  /** False: whoever has, or must have, a second factor shows it before anything is changed here. */
  readonly open: boolean;
}

/** Why something was not changed. */
type OwnFault = PasswordFault | 'currentWrong' | 'different' | 'demanded' | 'wrongCode' | 'wrongPasskey' | 'lastFactor';

export type Change =
  | { readonly kind: 'password'; readonly password: string; readonly again: string }
  | { readonly kind: 'newCode' | 'newPasskey'; readonly value: string }
  | { readonly kind: 'removePasskey'; readonly id: string }
  | { readonly kind: 'recoveryCodes' };

/** Recovery codes where they were made; a wait where too much was tried. */
export type Changed = { readonly codes?: string[] } | { readonly fault: OwnFault } | { readonly waitMs: number };

interface Parts {
  readonly db: Db;
  readonly accounts: AccountService;
  readonly attempts: AttemptsService;
  readonly credentials: CredentialService;
  readonly signIn: SignInService;
  readonly openId: OpenIdService;
}

/** How somebody who is signed in changes what they sign in with. */
export class OwnService {
  constructor(private readonly parts: Parts) {}

  /** Undefined where the account may not sign in any more. */
  async view({ officerId, acr }: SignedIn): Promise<Own | undefined> {
    const { db, accounts, credentials } = this.parts;
    const account = await accounts.active(officerId);
    if (!account) return undefined;
    const kinds = await db.read(beforeSignIn, (em) => credentials.kindsOf(em, account.id));
    const needs = account.secondFactor || kinds.totpSetAt !== undefined || kinds.passkeys.length > 0;
    return { account, kinds, open: acr === 'second-factor' || !needs };
  }

  /** A new secret and challenge; kept until they are answered on the same page. */
  enrol({ uid }: SignedIn, account: AccountRow): Promise<EnrolAsked> {
    const { db, credentials, signIn } = this.parts;
    return db.run(beforeSignIn, async (em) => {
      const id = idOf(uid);
      const offered = await signIn.offered(em, id);
      const asked = await credentials.askToEnrol(em, account, offered?.sealedSecret ?? null);
      const challenge = asked.passkey?.challenge ?? null;
      await signIn.offer(em, { id, accountId: account.id, sealedSecret: asked.sealedSecret, challenge });
      return asked;
    });
  }

  /** Whoever has a password shows it again with every change; other sign-ins end with it. */
  async change(signedIn: SignedIn, current: string, change: Change): Promise<Changed> {
    const own = await this.view(signedIn);
    if (!own?.open) return { fault: 'demanded' };
    const { account, kinds } = own;
    if (kinds.hasPassword) {
      const trying = { account: account.account, address: signedIn.address };
      const waitMs = await this.parts.attempts.begin(trying);
      if (waitMs > 0) return { waitMs };
      if (!(await this.parts.credentials.isPassword(account.id, current))) return { fault: 'currentWrong' };
      await this.parts.attempts.succeeded(trying);
    }
    const changed = await this.do(signedIn, own, change);
    if (!('fault' in changed)) await this.parts.openId.endSignIns(signedIn.officerId, signedIn.uid);
    return changed;
  }

  private do(signedIn: SignedIn, own: Own, change: Change): Promise<Changed> {
    switch (change.kind) {
      case 'password':
        return this.setPassword(own.account, change);
      case 'newCode':
      case 'newPasskey':
        return this.addFactor(signedIn, own.account, change);
      case 'removePasskey':
        return this.removePasskey(own, change.id);
      case 'recoveryCodes':
        return this.parts.db.run(beforeSignIn, async (em) => ({
          codes: await this.parts.credentials.renewRecoveryCodes(em, own.account.id),
        }));
    }
  }

  private async setPassword(account: AccountRow, typed: { password: string; again: string }): Promise<Changed> {
    const { password, again } = typed;
    if (password !== again) return { fault: 'different' };
    const prepared = await this.parts.credentials.prepare(account, password);
    if ('fault' in prepared) return prepared;
    await this.parts.db.run(beforeSignIn, (em) => this.parts.credentials.setPassword(em, account.id, prepared.hash));
    return {};
  }

  private addFactor(
    { uid }: SignedIn,
    account: AccountRow,
    showing: { kind: 'newCode' | 'newPasskey'; value: string },
  ) {
    const { db, credentials, signIn } = this.parts;
    const fault = showing.kind === 'newCode' ? 'wrongCode' : 'wrongPasskey';
    return db.run(beforeSignIn, async (em): Promise<Changed> => {
      const offered = await signIn.offered(em, idOf(uid));
      if (offered?.accountId !== account.id) return { fault };
      const shown = await credentials.show(em, offered, { by: showing.kind, value: showing.value });
      if (!shown) return { fault };
      await signIn.forgetOffer(em, offered.id);
      return {};
    });
  }

  private async removePasskey({ account, kinds }: Own, id: string): Promise<Changed> {
    const left = kinds.passkeys.filter((passkey) => passkey.id !== id).length + (kinds.totpSetAt ? 1 : 0);
    if (account.secondFactor && left === 0) return { fault: 'lastFactor' };
    await this.parts.db.run(beforeSignIn, (em) => this.parts.credentials.removePasskey(em, account.id, id));
    return {};
  }
}

const idOf = (uid: string) => hashOf(`own ${uid}`);

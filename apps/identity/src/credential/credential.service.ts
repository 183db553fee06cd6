import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { Db } from '@langmoi/platform/db';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beforeSignIn } from '../before-sign-in';
import { SETTINGS, type Settings } from '../config';
import { Seal, SEAL } from '../seal';
import type { PasskeyRow } from './credential.entity';
import {
  countRecoveryCodes,
  credentialsOf,
  removeCredentials,
  removePasskey,
  replaceRecoveryCodes,
  storePassword,
} from './credential.repository';
import { creationOptions, relyingParty, requestOptions } from './passkey';
import { hashPassword, isOutdated, isPassword } from './password';
import { passwordFault, type PasswordFault } from './password-rules';
import { newRecoveryCodes, recoveryHash } from './recovery-codes';
import { shows, totpPurpose, type Asked, type Showing, type Shown } from './second-factor';
import { newTotpSecret, totpUri } from './totp';

/** A secret for an authenticator app, as text and as what its picture says. */
export interface TotpSecret {
  readonly secret: string;
  readonly uri: string;
}

/** Whose credentials: the account's id, and its name, which apps and devices show. */
export interface Holder {
  readonly id: string;
  readonly account: string;
}

/** What an account can show, without anything that helps to show it. */
export interface Kinds {
  readonly hasPassword: boolean;
  readonly totpSetAt: Date | undefined;
  readonly passkeys: readonly Pick<PasskeyRow, 'id' | 'createdAt' | 'lastUsedAt'>[];
  readonly recoveryCodes: number;
}

/** How the second factor may be shown by somebody who has one. */
export interface SecondAsked {
  readonly byCode: boolean;
  readonly byRecovery: boolean;
  readonly passkey: PublicKeyCredentialRequestOptionsJSON | undefined;
}

/** How somebody may set a second factor up: the sealed secret and the challenge are kept until they answer. */
export interface EnrolAsked {
  readonly sealedSecret: string;
  readonly totp: TotpSecret;
  readonly passkey: PublicKeyCredentialCreationOptionsJSON | undefined;
}

/** Whose credentials are looked for where there is no such account: the same questions to the database. */
const nobody = '00000000-0000-0000-0000-000000000000';

/** Passwords, authenticator apps, passkeys and recovery codes of accounts. */
@Injectable()
export class CredentialService {
  constructor(
    private readonly db: Db,
    @Inject(SEAL) private readonly seal: Seal,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'origin'>,
  ) {}

  async kindsOf(em: EntityManager, accountId: string): Promise<Kinds> {
    const { password, totp, passkeys } = await credentialsOf(em, accountId);
    const recoveryCodes = await countRecoveryCodes(em, accountId);
    return { hasPassword: password !== null, totpSetAt: totp?.setAt, passkeys, recoveryCodes };
  }

  /** Takes as long without an account, or where it has no password. A hash of old parameters is made anew. */
  async isPassword(accountId: string | undefined, password: string): Promise<boolean> {
    const stored = await this.db.read(beforeSignIn, (em) => credentialsOf(em, accountId ?? nobody));
    const hash = stored.password?.hash;
    if (!(await isPassword(password, hash)) || !accountId || !hash) return false;
    if (isOutdated(hash)) {
      const row = { accountId, hash: await hashPassword(password), setAt: new Date() };
      await this.db.run(beforeSignIn, (em) => storePassword(em, row));
    }
    return true;
  }

  /** The row of a new password, made before the transaction that stores it; or why it is not taken. */
  async prepare(holder: Holder, password: string): Promise<{ hash: string } | { fault: PasswordFault }> {
    const fault = await passwordFault(password, holder);
    return fault ? { fault } : { hash: await hashPassword(password) };
  }

  async setPassword(em: EntityManager, accountId: string, hash: string): Promise<void> {
    await storePassword(em, { accountId, hash, setAt: new Date() });
  }

  /** For who has a second factor; the passkey's challenge is to be kept. */
  async askSecond(em: EntityManager, { id }: Holder): Promise<SecondAsked> {
    const { totp, passkeys } = await credentialsOf(em, id);
    const party = relyingParty(this.settings.origin);
    const passkey = party && passkeys.length > 0 ? await requestOptions(party, { passkeys }) : undefined;
    return { byCode: totp !== null, byRecovery: (await countRecoveryCodes(em, id)) > 0, passkey };
  }

  /** A new secret, or the one that was offered already. */
  async askToEnrol(em: EntityManager, holder: Holder, offered: string | null): Promise<EnrolAsked> {
    const { passkeys } = await credentialsOf(em, holder.id);
    const party = relyingParty(this.settings.origin);
    const passkey = party && (await creationOptions(party, { account: holder.account, passkeys }));
    const sealedSecret = offered ?? this.seal.close(totpPurpose, newTotpSecret());
    return { sealedSecret, totp: this.reveal(sealedSecret, holder), passkey };
  }

  /** The secret of a rehearsal account, so that anybody can try. Never for another. */
  async revealOwn(em: EntityManager, holder: Holder): Promise<TotpSecret | undefined> {
    const { totp } = await credentialsOf(em, holder.id);
    return totp ? this.reveal(totp.sealed, holder) : undefined;
  }

  /** How it was shown, or undefined where it is not right. */
  show(
    em: EntityManager,
    asked: Pick<Asked, 'accountId' | 'challenge' | 'sealedSecret'>,
    { by, value }: Showing,
  ): Promise<Shown | undefined> {
    const { seal, settings } = this;
    return shows[by](em, { ...asked, seal, origin: settings.origin, now: new Date() }, value);
  }

  /** New recovery codes, shown this once; former ones are not good any more. */
  async renewRecoveryCodes(em: EntityManager, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await replaceRecoveryCodes(em, accountId, codes.map(recoveryHash));
    return codes;
  }

  async removePasskey(em: EntityManager, accountId: string, id: string): Promise<void> {
    await removePasskey(em, { id, accountId });
  }

  /** Nothing that the account showed itself by so far is good any more. */
  removeAll(em: EntityManager, accountId: string): Promise<void> {
    return removeCredentials(em, accountId);
  }

  private reveal(sealed: string, { account }: Holder): TotpSecret {
    const secret = this.seal.open(totpPurpose, sealed);
    return { secret, uri: totpUri(secret, account) };
  }
}

import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import type { Seal } from '../seal';
import { addPasskey, credentialsOf, passkeyUsed, storeTotp, takeRecoveryCode, takeStep } from './credential.repository';
import { answerOf, madePasskey, relyingParty, usedPasskey } from './passkey';
import { recoveryHash } from './recovery-codes';
import { totpStep } from './totp';

export const totpPurpose = 'totp secret';

/** How somebody showed who they are; the first three as RFC 8176 calls them. */
export type Shown = 'pwd' | 'otp' | 'hwk' | 'recovery' | 'demo';

/** What somebody shows besides the first factor: a code, a passkey, one of the codes on paper, or a new one of these. */
export interface Showing {
  readonly by: 'code' | 'passkey' | 'recovery' | 'newCode' | 'newPasskey';
  readonly value: string;
}

/** What was asked, and of whom. */
export interface Asked {
  readonly seal: Seal;
  readonly origin: string;
  readonly accountId: string;
  /** What a passkey is asked to sign. */
  readonly challenge: string | null;
  /** The secret of an app that has not shown a code of it yet. */
  readonly sealedSecret: string | null;
  readonly now: Date;
}

type Show = (em: EntityManager, asked: Asked, value: string) => Promise<Shown | undefined>;

const showCode: Show = async (em, { seal, accountId, now }, code) => {
  const { totp } = await credentialsOf(em, accountId);
  if (!totp) return undefined;
  const step = totpStep(seal.open(totpPurpose, totp.sealed), code, { now, last: Number(totp.lastStep) });
  return step !== undefined && (await takeStep(em, accountId, step)) ? 'otp' : undefined;
};

const showPasskey: Show = async (em, { accountId, challenge, origin, now }, value) => {
  const [party, answer] = [relyingParty(origin), answerOf<AuthenticationResponseJSON>(value)];
  if (!party || !answer || !challenge) return undefined;
  const passkey = (await credentialsOf(em, accountId)).passkeys.find(({ id }) => id === answer.id);
  if (!passkey) return undefined;
  const counter = await usedPasskey(answer, passkey, { party, challenge, now });
  if (counter === undefined) return undefined;
  await passkeyUsed(em, passkey.id, { counter, lastUsedAt: now });
  return 'hwk';
};

const showRecovery: Show = async (em, { accountId }, code) =>
  (await takeRecoveryCode(em, { hash: recoveryHash(code), accountId })) ? 'recovery' : undefined;

const showNewCode: Show = async (em, { seal, accountId, sealedSecret, now }, code) => {
  if (!sealedSecret) return undefined;
  const secret = seal.open(totpPurpose, sealedSecret);
  const step = totpStep(secret, code, { now, last: -1 });
  if (step === undefined) return undefined;
  await storeTotp(em, { accountId, sealed: seal.close(totpPurpose, secret), lastStep: String(step), setAt: now });
  return 'otp';
};

const showNewPasskey: Show = async (em, { accountId, challenge, origin, now }, value) => {
  const [party, answer] = [relyingParty(origin), answerOf<RegistrationResponseJSON>(value)];
  if (!party || !answer || !challenge) return undefined;
  const passkey = await madePasskey(answer, { party, challenge, now });
  if (!passkey) return undefined;
  await addPasskey(em, { ...passkey, accountId });
  return 'hwk';
};

/** How each is judged: undefined where it is not right. What is good once is used up in the same transaction. */
export const shows: Readonly<Record<Showing['by'], Show>> = {
  code: showCode,
  passkey: showPasskey,
  recovery: showRecovery,
  newCode: showNewCode,
  newPasskey: showNewPasskey,
};

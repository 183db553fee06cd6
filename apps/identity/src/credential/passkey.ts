import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { z } from 'zod';
import type { PasskeyRow } from './credential.entity';

/** Loaded when the first passkey is asked for: it takes 17 MB, and many a province has none. */
const webauthn = () => import('@simplewebauthn/server');

/** Whom browsers tie passkeys to: the name in the address. Undefined for a bare number, which no browser takes. */
export function relyingParty(origin: string): { id: string; origin: string } | undefined {
  const { hostname } = new URL(origin);
  return isIP(hostname.replace(/^\[|\]$/g, '')) ? undefined : { id: hostname, origin };
}

type Party = NonNullable<ReturnType<typeof relyingParty>>;

/** What a browser's answer must look like before the library reads it. */
const Answer = z.looseObject({ id: z.string().max(1_000), response: z.looseObject({}), type: z.literal('public-key') });

/** A form's field as a browser's answer; undefined for anything else. */
export function answerOf<A extends RegistrationResponseJSON | AuthenticationResponseJSON>(text: string): A | undefined {
  try {
    const parsed = Answer.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as unknown as A) : undefined;
  } catch {
    return undefined;
  }
}

interface Holder {
  readonly account: string;
  readonly passkeys: readonly PasskeyRow[];
}

/** What a browser needs to make a passkey; the challenge is kept until it answers. */
export async function creationOptions(
  party: Party,
  { account, passkeys }: Holder,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return (await webauthn()).generateRegistrationOptions({
    rpName: 'Làng Mới',
    rpID: party.id,
    userName: account,
    attestationType: 'none',
    excludeCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  });
}

/** What a browser needs to use one of these passkeys. */
export async function requestOptions(
  party: Party,
  { passkeys }: Pick<Holder, 'passkeys'>,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return (await webauthn()).generateAuthenticationOptions({
    rpID: party.id,
    allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports })),
    userVerification: 'preferred',
  });
}

interface Asked {
  readonly party: Party;
  readonly challenge: string;
  readonly now: Date;
}

/** The passkey that was made, or undefined where the answer is not to our question. */
export async function madePasskey(
  answer: RegistrationResponseJSON,
  { party, challenge, now }: Asked,
): Promise<Omit<PasskeyRow, 'accountId'> | undefined> {
  const { verifyRegistrationResponse } = await webauthn();
  const { registrationInfo } = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false, // the password was the first factor; the key is the second
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) return undefined;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  return {
    ...{ id, publicKey: Buffer.from(publicKey).toString('base64url'), counter: String(counter), transports },
    ...{ createdAt: now, lastUsedAt: null },
  };
}

/** How often the passkey has signed by now, or undefined where it did not sign our challenge, or signed it before. */
export async function usedPasskey(
  answer: AuthenticationResponseJSON,
  passkey: PasskeyRow,
  { party, challenge }: Asked,
): Promise<string | undefined> {
  const { id, publicKey, counter, transports } = passkey;
  const { verifyAuthenticationResponse } = await webauthn();
  const verified = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: false,
    credential: { id, publicKey: Buffer.from(publicKey, 'base64url'), counter: Number(counter), transports },
  }).catch(() => undefined);
  return verified?.verified ? String(verified.authenticationInfo.newCounter) : undefined;
}

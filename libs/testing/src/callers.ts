import type { Caller } from '@langmoi/contracts/caller';
import { signCaller } from '@langmoi/platform/auth';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aProvinceId } from './events';

/** Somebody of the province of `anEvent`, with no role unless given one. */
export function aCaller(choice: Partial<Caller> = {}): Caller {
  const provinceId = choice.provinceId ?? aProvinceId;
  return {
    userId: randomUUID(),
    provinceId,
    unitId: provinceId,
    unitPath: [...new Set([provinceId, choice.unitId ?? provinceId])],
    organisationId: randomUUID(),
    roles: [],
    appointmentId: null,
    capacity: 'own',
    readsProvinceId: null,
    purpose: null,
    ...choice,
  };
}

/** The gateway's keys, in the spec's own process. */
export interface TestKeys {
  readonly jwksUrl: string;
  readonly signing: { readonly privateKey: CryptoKey; readonly keyId: string };
  tokenFor(caller: Caller, audience: string, now?: Date): Promise<string>;
  close(): Promise<void>;
}

/** Serves a fresh key set and signs with its key, as the gateway does. */
export async function startKeys(): Promise<TestKeys> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keyId = randomUUID();
  const keys = [{ ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES256', use: 'sig' }];
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    jwksUrl: `http://127.0.0.1:${port}/jwks.json`,
    signing: { privateKey, keyId },
    tokenFor: (caller, audience, now) => signCaller({ privateKey, keyId }, caller, audience, now),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Stands where the gateway's token is verified: the token is the caller, as base64url JSON. For specs of services that
 * are not about tokens.
 */
export const authenticateAsWritten = (token: string): Promise<Caller> =>
  Promise.resolve(JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Caller);

/** The header that `authenticateAsWritten` understands. */
export const as = (caller: Caller): { authorization: string } => ({
  authorization: `Bearer ${Buffer.from(JSON.stringify(caller)).toString('base64url')}`,
});

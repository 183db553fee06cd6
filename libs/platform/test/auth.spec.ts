import { aCaller, startKeys, type TestKeys } from '@langmoi/testing/callers';
import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTHeaderParameters } from 'jose';
import { signCaller, verifyCaller, type Authenticate } from '../src/auth';

const caller = aCaller({ roles: ['communeOfficer', 'councilMember'] });
let keys: TestKeys;
let authenticate: Authenticate;

beforeAll(async () => {
  keys = await startKeys();
  authenticate = verifyCaller({ jwksUrl: keys.jwksUrl, audience: 'criteria' });
});
afterAll(() => keys?.close());

const refused = { type: '/problems/not-signed-in', status: 401 };
const { userId, ...claims } = caller;
const unsigned = () =>
  new UnsecuredJWT(claims)
    .setSubject(userId)
    .setIssuer('gateway')
    .setAudience('criteria')
    .setIssuedAt()
    .setExpirationTime('5m')
    .encode();

it('reads the caller from a token of the gateway', async () => {
  expect(await authenticate(await keys.tokenFor(caller, 'criteria'))).toEqual(caller);
});

it('refuses a token for another service', async () => {
  await expect(authenticate(await keys.tokenFor(caller, 'recognition'))).rejects.toMatchObject(refused);
});

it('refuses a token of another key, whatever key it names', async () => {
  const { privateKey } = await generateKeyPair('ES256');
  const [header = ''] = (await keys.tokenFor(caller, 'criteria')).split('.');
  const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString());
  for (const keyId of [kid, 'unknown']) {
    await expect(authenticate(await signCaller({ privateKey, keyId }, caller, 'criteria'))).rejects.toMatchObject(
      refused,
    );
  }
});

it('refuses a token that is unsigned, cut or signed with a shared secret', async () => {
  const token = await keys.tokenFor(caller, 'criteria');
  const shared = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode('a'.repeat(32)));
  for (const wrong of [unsigned(), token.slice(0, -10), shared, 'nonsense']) {
    await expect(authenticate(wrong)).rejects.toMatchObject(refused);
  }
});

it('refuses a token whose secret is the published key, for that is no secret', async () => {
  const published = await (await fetch(keys.jwksUrl)).text();
  const { keys: all } = JSON.parse(published) as { keys: { kid: string; x: string }[] };
  const [{ kid, x }] = all as [{ kid: string; x: string }];
  for (const secret of [published, JSON.stringify(all[0]), x]) {
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'caller+jwt', kid })
      .setSubject(userId)
      .setIssuer('gateway')
      .setAudience('criteria')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(secret));
    await expect(authenticate(token)).rejects.toMatchObject(refused);
  }
});

/** A token of the gateway's own key, wrong in one thing. */
const almost = (wrong: { header?: object; issuer?: string; issuedAt?: number; seconds?: number }): Promise<string> => {
  const { privateKey, keyId } = keys.signing;
  const issuedAt = wrong.issuedAt ?? Math.floor(Date.now() / 1000);
  const header = { alg: 'ES256', typ: 'caller+jwt', kid: keyId, ...wrong.header };
  return new SignJWT(claims)
    .setProtectedHeader(header as JWTHeaderParameters)
    .setSubject(userId)
    .setIssuer(wrong.issuer ?? 'gateway')
    .setAudience('criteria')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + (wrong.seconds ?? 300))
    .sign(privateKey, { crit: { 'urn:unknown': true } });
};
const now = () => Math.floor(Date.now() / 1000);

it('accepts what differs in nothing, and forgives five seconds between two clocks', async () => {
  expect(await authenticate(await almost({}))).toEqual(caller);
  expect(await authenticate(await almost({ issuedAt: now() + 4 }))).toEqual(caller);
  expect(await authenticate(await almost({ issuedAt: now() - 303 }))).toEqual(caller);
});

it.each<[string, () => Parameters<typeof almost>[0]]>([
  ['of another kind, as the provider signs them', () => ({ header: { typ: 'at+jwt' } })],
  ['of no kind', () => ({ header: { typ: undefined } })],
  [
    'that says something critical which nobody here understands',
    () => ({ header: { crit: ['urn:unknown'], 'urn:unknown': 1 } }),
  ],
  ['of another issuer', () => ({ issuer: 'somebody' })],
  ['that ended ten seconds ago', () => ({ issuedAt: now() - 310 })],
  ['of a clock that is an hour ahead', () => ({ issuedAt: now() + 3600 })],
  ['of a clock that is an hour behind', () => ({ issuedAt: now() - 3600 })],
  ['that would live for a day and is six minutes old', () => ({ issuedAt: now() - 360, seconds: 86_400 })],
])('refuses a token %s', async (_, wrong) => {
  await expect(authenticate(await almost(wrong()))).rejects.toMatchObject(refused);
});

it('refuses a token that has expired, and one of somebody whose role we do not know', async () => {
  const expired = await keys.tokenFor(caller, 'criteria', new Date(Date.now() - 600_000));
  await expect(authenticate(expired)).rejects.toMatchObject(refused);
  const stranger = { ...caller, roles: ['emperor'] as never };
  await expect(authenticate(await keys.tokenFor(stranger, 'criteria'))).rejects.toMatchObject(refused);
});

it('remembers a token that it found good until it ends, and not a moment longer', async () => {
  const brief = await startKeys();
  const remembering = verifyCaller({ jwksUrl: brief.jwksUrl, audience: 'criteria' });
  const token = await brief.tokenFor(caller, 'criteria');
  await remembering(token);
  await brief.close();
  jest.useFakeTimers({ doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'nextTick', 'queueMicrotask'] });
  try {
    jest.setSystemTime(Date.now() + 299_000);
    expect(await remembering(token)).toEqual(caller);
    await expect(remembering(`${token.slice(0, -2)}xx`)).rejects.toMatchObject(refused);
    jest.setSystemTime(Date.now() + 7_000);
    await expect(remembering(token)).rejects.toThrow();
  } finally {
    jest.useRealTimers();
  }
});

it('calls it an outage, not a refusal, when the keys cannot be fetched', async () => {
  const lost = verifyCaller({ jwksUrl: 'http://127.0.0.1:9/jwks.json', audience: 'criteria' });
  await expect(lost(await keys.tokenFor(caller, 'criteria'))).rejects.toMatchObject({
    name: 'Outage',
    part: 'gateway',
  });
});

import { aCaller, startKeys, type TestKeys } from '@langmoi/testing/callers';
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
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

it('refuses a token that has expired, and one of somebody whose role we do not know', async () => {
  const expired = await keys.tokenFor(caller, 'criteria', new Date(Date.now() - 600_000));
  await expect(authenticate(expired)).rejects.toMatchObject(refused);
  const stranger = { ...caller, roles: ['emperor'] as never };
  await expect(authenticate(await keys.tokenFor(stranger, 'criteria'))).rejects.toMatchObject(refused);
});

it('calls it an outage, not a refusal, when the keys cannot be fetched', async () => {
  const lost = verifyCaller({ jwksUrl: 'http://127.0.0.1:9/jwks.json', audience: 'criteria' });
  await expect(lost(await keys.tokenFor(caller, 'criteria'))).rejects.toMatchObject({
    name: 'Outage',
    part: 'gateway',
  });
});

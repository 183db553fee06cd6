import { until } from '@langmoi/testing/until';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomUUID } from 'node:crypto';
import { House, officer, problemOf } from './house';
import { Issuer } from './issuer';

let issuer: Issuer;
let house: House;
beforeAll(async () => {
  issuer = await new Issuer().start();
  house = await new House().open({ provider: issuer.config(), demo: false, publicUrl: 'https://langmoi.example' });
});
afterAll(async () => {
  await house.close();
  await issuer.stop();
});
afterEach(() => (issuer.away = false));

const dossiers = '/api/recognition/dossiers';
const good = {
  active: true,
  aud: 'langmoi',
  client_id: 'so-lieu',
  role: 'figuresMachine',
  provinceId: officer.provinceId,
};
const ask = (token: string) => house.get(dossiers, { authorization: `Bearer ${token}` });
const refused = { status: 401, type: '/problems/not-signed-in' };

function opaque(said: object = good): string {
  const token = randomUUID().replaceAll('-', '');
  issuer.machines.set(token, said);
  return token;
}

const now = () => Math.floor(Date.now() / 1000);
/** A token that can be read, of which the provider itself says the best; only what it says may be wrong. */
async function readable(wrong: object = {}, how: Parameters<Issuer['sign']>[1] = { typ: 'at+jwt' }): Promise<string> {
  const token = await issuer.sign({ aud: 'langmoi', sub: 'so-lieu', client_id: 'so-lieu', ...wrong }, how);
  issuer.machines.set(token, good);
  return token;
}

async function withOwnKey(): Promise<string> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return new SignJWT({ client_id: 'so-lieu' })
    .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(publicKey), jku: `${issuer.url}/of-a-stranger` })
    .setIssuer(issuer.url)
    .setAudience('langmoi')
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(privateKey);
}

it('lets a machine in with one narrow role in one province, and with no office', async () => {
  for (const token of [opaque(), await readable()]) {
    expect((await ask(token)).status).toBe(200);
    expect(house.upstream.lastClaims()).toMatchObject({
      ...{ aud: 'recognition', roles: ['figuresMachine'], provinceId: officer.provinceId },
      ...{ unitPath: [officer.provinceId], appointmentId: null, readsProvinceId: null },
    });
  }
});

it.each<[string, object]>([
  ['that is not active', { ...good, active: false }],
  ['for somebody else', { ...good, aud: 'another-product' }],
  ['for nobody', { ...good, aud: undefined }],
  ['with a role of a person', { ...good, role: 'chairmanOffice' }],
  ['with two roles at once', { ...good, role: ['figuresMachine', 'healthMachine'] }],
  ['without a role, as a person’s token is', { ...good, role: undefined }],
  ['without a province', { ...good, provinceId: undefined }],
  ['with a province that is none', { ...good, provinceId: 'all' }],
])('refuses a token %s', async (_, said) => {
  expect(await problemOf(await ask(opaque(said)))).toEqual(refused);
});

it.each<[string, () => Promise<string>]>([
  ['without a signature', async () => issuer.unsigned({ aud: 'langmoi', client_id: 'so-lieu' })],
  ['for another audience', () => readable({ aud: 'another-product' })],
  ['of another issuer', () => readable({ iss: 'https://evil.example' })],
  ['that is over', () => readable({ iat: now() - 600, exp: now() - 300 })],
  ['without an end', () => readable({ exp: undefined })],
  ['of the future', () => readable({ nbf: now() + 3600 })],
  ['of a clock that is an hour ahead', () => readable({ iat: now() + 3600, exp: now() + 3900 })],
  ['signed by somebody else', async () => readable({}, { key: (await generateKeyPair('ES256')).privateKey })],
  ['that brings its own key along, and an address of keys', () => withOwnKey()],
  [
    'signed with a shared secret',
    () =>
      new SignJWT({ client_id: 'so-lieu' })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer.url)
        .setAudience('langmoi')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode('a secret of the client'.padEnd(32, '!'))),
  ],
])('refuses a token that can be read %s, whatever introspection says', async (_, forge) => {
  const token = await forge();
  issuer.machines.set(token, good);
  expect(await problemOf(await ask(token))).toEqual(refused);
  expect(issuer.asked.filter(({ path }) => path === '/of-a-stranger')).toEqual([]);
});

it('stops a machine within five seconds of its revocation', async () => {
  const token = opaque();
  expect((await ask(token)).status).toBe(200);
  issuer.machines.delete(token);
  const began = Date.now();
  await until(async () => (await ask(token)).status === 401);
  expect(Date.now() - began).toBeLessThan(5_000);
});

it('asks the provider once in two seconds, and believes no machine while it is away', async () => {
  const token = opaque();
  issuer.asked.length = 0;
  for (let i = 0; i < 20; i++) await ask(token);
  expect(issuer.asked.filter(({ path }) => path === '/introspection').length).toBeLessThanOrEqual(2);
  issuer.away = true;
  await until(async () => (await ask(token)).status === 503);
});

it('makes no browser’s sign-in of a machine’s token', async () => {
  const authorization = `Bearer ${opaque()}`;
  for (const path of ['/api/session', '/api/session/sign-ins']) {
    const answer = await house.get(path, { authorization });
    expect([answer.status, answer.headers.getSetCookie()]).toEqual([401, []]);
  }
});

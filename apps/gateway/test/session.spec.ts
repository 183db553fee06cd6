import { SignJWT, UnsecuredJWT } from 'jose';
import { derivedKey } from '../src/seal';
import { House, officer, problemOf } from './house';

let house: House;
beforeAll(async () => {
  house = await new House().open();
});
afterAll(() => house.close());

it('signs a demo account in with a cookie that scripts cannot read and other sites cannot send', async () => {
  const answer = await house.signIn();
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({ account: officer.account, caller: { userId: officer.officerId } });
  const cookie = answer.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^lm_session=[\w-]{43};/); // 256 bits of chance
  for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Max-Age=43200']) expect(cookie).toContain(part);
  expect(cookie).not.toContain('Secure');
});

it('asks directory who an account is, with a token of its own for directory alone', async () => {
  await house.signIn();
  expect(house.upstream.last().url).toBe(`/callers/${officer.account}`);
  expect(house.upstream.lastClaims()).toMatchObject({ aud: 'directory', iss: 'gateway', roles: [] });
});

it('says who is signed in, and no longer after signing out', async () => {
  const cookie = await house.cookie();
  const seen = await house.get('/api/session', cookie);
  expect(await seen.json()).toMatchObject({ account: officer.account, rehearsal: true });
  const out = await house.send('DELETE', '/api/session', undefined, cookie);
  expect(await out.json()).toEqual({ signedOut: true, endAt: null });
  expect(out.headers.get('set-cookie')).toMatch(/lm_session=;.*Expires=Thu, 01 Jan 1970/);
});

it('answers 401 as a problem to whoever is not signed in', async () => {
  const answer = await house.get('/api/session');
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await problemOf(answer)).toEqual({ status: 401, type: '/problems/not-signed-in' });
});

it('does not know an account that directory does not know', async () => {
  expect(await problemOf(await house.signIn('nobody'))).toEqual({ status: 404, type: '/problems/account-not-found' });
});

it('refuses a broken body at its field, in the language asked for', async () => {
  const answer = await house.send('POST', '/api/session', { account: 7 }, { 'accept-language': 'en' });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    type: '/problems/invalid-request',
    title: 'The request is not well formed',
    errors: [{ pointer: '/account' }],
  });
});

it('never makes a session of a bearer token, nor a bearer token of a session', async () => {
  const token = await house.bearer();
  const authorization = `Bearer ${token}`;
  const seen = await house.get('/api/session', { authorization });
  expect(await seen.json()).toMatchObject({ account: officer.account });
  expect(seen.headers.get('set-cookie')).toBeNull();
  expect((await house.get('/api/session', { cookie: `lm_session=${token}` })).status).toBe(401);
  const { cookie } = await house.cookie();
  const sealed = cookie.replace('lm_session=', 'Bearer ');
  expect((await house.get('/api/session', { authorization: sealed })).status).toBe(401);
});

it('refuses a session that was altered, and what another house gave', async () => {
  const { cookie } = await house.cookie();
  const altered = cookie.slice(0, -4) + 'AAAA';
  expect((await house.get('/api/session', { cookie: altered })).status).toBe(401);
  const other = await new House().open({ sessionSecret: 'another secret, just as long as that one' });
  const foreign = await other.cookie();
  const foreignToken = await other.bearer();
  await other.close();
  expect((await house.get('/api/session', foreign)).status).toBe(401);
  expect((await house.get('/api/session', { authorization: `Bearer ${foreignToken}` })).status).toBe(401);
});

const now = () => Math.floor(Date.now() / 1_000);
const claims = () => ({ sub: officer.account, iss: 'gateway', aud: 'langmoi', iat: now(), exp: now() + 3_600 });

/** As this house makes them, but for what is said. */
const bearer = (wrong: object = {}, typ = 'JWT') =>
  new SignJWT({ ...claims(), ...wrong })
    .setProtectedHeader({ alg: 'HS256', typ })
    .sign(derivedKey('a secret of the specs, at least 32 long', 'bearer'));
const show = async (token: string) => house.get('/api/session', { authorization: `Bearer ${token}` });

it('takes a bearer token as this house makes them: each of the next fails by one thing alone', async () => {
  expect((await show(await bearer())).status).toBe(200);
});

it.each<[string, () => Promise<string>]>([
  ['is over', () => bearer({ exp: now() - 1 })],
  ['has no end', () => bearer({ exp: undefined })],
  ['comes from a clock that is an hour ahead', () => bearer({ iat: now() + 3_600, exp: now() + 7_200 })],
  ['begins in an hour', () => bearer({ nbf: now() + 3_600 })],
  ['is for somebody else', () => bearer({ aud: 'recognition' })],
  ['is of somebody else', () => bearer({ iss: 'elsewhere' })],
  ['names nobody', () => bearer({ sub: undefined })],
  ['is of another kind', () => bearer({}, 'caller+jwt')],
  ['is unsigned', async () => new UnsecuredJWT(claims()).encode()],
])('refuses a bearer token that %s', async (_, forge) => {
  expect(await problemOf(await show(await forge()))).toEqual({ status: 401, type: '/problems/not-signed-in' });
});

it('does not fall back to the cookie when a bad bearer token is sent with it', async () => {
  const headers = { ...(await house.cookie()), authorization: 'Bearer nonsense' };
  expect((await house.get('/api/session', headers)).status).toBe(401);
});

it('lets nobody sign in without a password on data that is not a demo', async () => {
  const token = await house.bearer();
  const real = await new House().open({ demo: false });
  expect(await problemOf(await real.signIn())).toEqual({ status: 403, type: '/problems/not-demo' });
  const asked = await real.send('POST', '/api/demo/tokens', { account: officer.account });
  expect(await problemOf(asked)).toEqual({ status: 403, type: '/problems/not-demo' });
  expect((await real.get('/api/session', { authorization: `Bearer ${token}` })).status).toBe(401);
  await real.close();
});

it('says 503 with Retry-After when directory is away at sign-in', async () => {
  const alone = await new House().open({ services: { directory: 'http://127.0.0.1:9' } });
  const answer = await alone.signIn();
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(await problemOf(answer)).toEqual({ status: 503, type: '/problems/unavailable' });
  await alone.close();
});

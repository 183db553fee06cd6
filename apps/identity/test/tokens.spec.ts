import * as client from 'openid-client';
import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, showPassword, signIn } from './people';

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const aBrowser = () => new Browser(house.settings.origin);
const aSignIn = async () => signIn(gateway, aBrowser(), (await anOfficer(house)).account);

/** Asks the token endpoint as it is told to; the gateway's own secret unless another is given. */
async function askForTokens(form: Record<string, string>, secret = house.settings.client.secret) {
  const answer = await fetch(`${house.settings.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { authorization: `Basic ${Buffer.from(`langmoi-gateway:${secret}`).toString('base64')}` },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

it('rotates the refresh token with each use, and ends everything when a used one comes again', async () => {
  const first = await aSignIn();
  const second = await gateway.refresh(first.refresh_token ?? '');
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(second.claims()).toMatchObject({ sub: first.claims()?.sub, acr: 'password' });
  await expect(gateway.refresh(first.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(gateway.refresh(second.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

it.each<[string, (token: string) => Promise<unknown>]>([
  ['are given back', (token) => gateway.revoke(token)],
  ['are used twice', async (token) => (await gateway.refresh(token), gateway.refresh(token).catch(() => undefined))],
])('asks again in the browser whose tokens %s, and in no other of the same person', async (_, end) => {
  const { account } = await anOfficer(house);
  const [lost, kept] = [aBrowser(), aBrowser()];
  const tokens = await signIn(gateway, lost, account);
  const others = await signIn(gateway, kept, account);
  expect(new URL((await gateway.begin(lost)).page.url).pathname).toBe('/api/sign-in/callback');
  const last = await gateway.begin(lost); // a browser may come back several times in one session
  const { refresh_token: token = '' } = await gateway.finish(last.page, last.checks);
  expect(token).not.toBe(tokens.refresh_token);
  await end(token);
  expect((await gateway.begin(lost)).page.text).toContain('Tên đăng nhập');
  expect(new URL((await gateway.begin(kept)).page.url).pathname).toBe('/api/sign-in/callback');
  expect((await gateway.refresh(others.refresh_token ?? '')).access_token).toEqual(expect.any(String));
});

it('lets one of several win that use a refresh token at once, and ends its grant too', async () => {
  const { refresh_token: token = '' } = await aSignIn();
  const answers = await Promise.allSettled([1, 2, 3].map(() => gateway.refresh(token)));
  const won = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  expect(won.length).toBeLessThanOrEqual(1);
  for (const { refresh_token: next = '' } of won) await expect(gateway.refresh(next)).rejects.toThrow();
});

it('takes a code once, and ends what it gave when it comes again', async () => {
  const { account } = await anOfficer(house);
  const { page, checks } = await showPassword(gateway, aBrowser(), account);
  const tokens = await gateway.finish(page, checks);
  await expect(gateway.finish(page, checks)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

it('takes no code without its verifier, from another client, or for another address', async () => {
  const { account } = await anOfficer(house);
  const { page, checks } = await showPassword(gateway, aBrowser(), account);
  const code = new URL(page.url).searchParams.get('code') ?? '';
  const redirect_uri = house.settings.client.redirectUris[0] ?? '';
  const form = { grant_type: 'authorization_code', code, redirect_uri };
  const code_verifier = checks.pkceCodeVerifier;
  expect((await askForTokens(form)).body['error']).toBe('invalid_grant');
  expect((await askForTokens({ ...form, code_verifier: client.randomPKCECodeVerifier() })).status).toBe(400);
  expect((await askForTokens({ ...form, code_verifier }, 'wrong')).body['error']).toBe('invalid_client');
  expect((await askForTokens({ ...form, code_verifier, redirect_uri: 'http://localhost/other' })).status).toBe(400);
});

it.each([
  ['without PKCE', { code_challenge: '', code_challenge_method: '' }],
  ['with a plain challenge', { code_challenge_method: 'plain' }],
  ['for tokens in the address', { response_type: 'token' }],
])('begins no sign-in %s', async (_, wishes) => {
  const { page } = await gateway.begin(aBrowser(), wishes);
  const error =
    new URL(page.url).searchParams.get('error') ?? new URLSearchParams(new URL(page.url).hash.slice(1)).get('error');
  expect(error).toMatch(/invalid_request|unsupported_response_type/);
});

it('sends nobody to an address that the client did not register', async () => {
  const { page } = await gateway.begin(aBrowser(), { redirect_uri: 'https://evil.example/callback' });
  expect(page).toMatchObject({ status: 400, text: expect.stringContaining('Không đăng nhập được') });
  expect(page.text).not.toContain('evil.example');
});

it('keeps nothing in its rows that could be used: neither sessions nor codes nor tokens', async () => {
  const browser = aBrowser();
  const { account } = await anOfficer(house);
  const tokens = await signIn(gateway, browser, account);
  const rows = JSON.stringify(await house.database.admin.query('SELECT * FROM provider_rows'));
  const [session] = [...browser.cookies].filter(([name]) => name === 'lm_identity');
  for (const secret of [tokens.access_token, tokens.refresh_token, session?.[1].value]) {
    expect(secret).toEqual(expect.any(String));
    expect(rows).not.toContain(secret);
  }
});

it('opens no session by a cookie that was changed, or made up', async () => {
  const browser = aBrowser();
  const { account } = await anOfficer(house);
  await signIn(gateway, browser, account);
  const session = browser.cookies.get('lm_identity');
  browser.cookies.set('lm_identity', { value: `${session?.value ?? ''}x`, path: '/identity' });
  expect((await gateway.begin(browser)).page.text).toContain('Tên đăng nhập');
});

it('lets a sign-in end after a working day, however often it is used', async () => {
  const browser = aBrowser();
  const { account, officerId } = await anOfficer(house);
  const tokens = await signIn(gateway, browser, account);
  const past = `UPDATE provider_rows SET expires_at = now() - interval '1 second' WHERE officer_id = $1 AND model = $2`;
  const [row]: { left: number }[] = await house.database.admin.query(
    `SELECT extract(epoch FROM max(expires_at) - now())::int AS left FROM provider_rows WHERE officer_id = $1`,
    [officerId],
  );
  expect(row?.left).toBeLessThanOrEqual(12 * 3_600);
  await house.database.admin.query(past, [officerId, 'Grant']);
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
});

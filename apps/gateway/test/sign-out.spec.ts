import { until } from '@langmoi/testing/until';
import { generateKeyPair } from 'jose';
import { House, problemOf } from './house';
import { Issuer } from './issuer';
import { Visitor } from './visitor';

let issuer: Issuer;
let house: House;
beforeAll(async () => {
  issuer = await new Issuer().start();
  house = await new House().open({ provider: issuer.config() });
});
afterAll(async () => {
  await house.close();
  await issuer.stop();
});
beforeEach(() => {
  issuer.claims = { preferred_username: 'xa.ham-tan', sub: 'subject-1', sid: 'session-1', acr: 'password' };
  issuer.away = false;
});

const because = async (visitor: Visitor) =>
  ((await (await visitor.get('/api/session')).json()) as { because?: string }).because;
const untilEnded = (visitor: Visitor) => until(async () => (await visitor.get('/api/session')).status === 401);
const tell = (token: string): Promise<Response> =>
  fetch(`${house.url}/api/sign-in/back-channel`, {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  });

it('ends a sign-in that the provider says is over, and no later one when it hears so again', async () => {
  issuer.claims = { ...issuer.claims, sid: 'session-2' };
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  const other = new Visitor(house);
  issuer.claims = { ...issuer.claims, sid: 'session-3' };
  await other.signIn(issuer);
  const token = await issuer.logoutToken({ sid: 'session-2', iat: Math.floor(Date.now() / 1000) });
  expect((await tell(token)).status).toBe(200);
  await untilEnded(visitor);
  expect(await because(visitor)).toBe('provider');
  expect((await other.get('/api/session')).status).toBe(200);
  await house.database.admin.query(
    `UPDATE sessions SET created_at = now() + interval '2 seconds' WHERE provider_session = 'session-3'`,
  );
  expect((await tell(await issuer.logoutToken({ sid: 'session-3' }))).status).toBe(200);
  expect((await other.get('/api/session')).status).toBe(200);
});

it.each<[string, () => Promise<string>]>([
  ['without a signature', async () => issuer.unsigned({ sub: 'subject-1', events: {} })],
  ['that is an ID token', () => issuer.sign({ sub: 'subject-1', sid: 'session-1' })],
  ['with a nonce', () => issuer.logoutToken({ nonce: 'x' })],
  ['of nobody', () => issuer.logoutToken({ sub: undefined, sid: undefined })],
  ['for another client', () => issuer.logoutToken({ aud: 'somebody-else' })],
  ['of another issuer', () => issuer.logoutToken({ iss: 'https://evil.example' })],
  ['of an hour ago', () => issuer.logoutToken({ iat: Math.floor(Date.now() / 1000) - 3600 })],
  ['of a clock that is an hour ahead', () => issuer.logoutToken({ iat: Math.floor(Date.now() / 1000) + 3600 })],
  [
    'signed by somebody else',
    async () => issuer.sign({ sub: 'subject-1' }, { key: (await generateKeyPair('ES256')).privateKey }),
  ],
  ['that is nonsense', async () => 'nonsense'],
])('ends nothing by a logout token %s', async (_, forge) => {
  issuer.claims = { ...issuer.claims, sid: 'session-1' };
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  expect(await problemOf(await tell(await forge()))).toEqual({ status: 400, type: '/problems/invalid-request' });
  expect((await visitor.get('/api/session')).status).toBe(200);
});

it('signs out at both ends, here even while the provider is away', async () => {
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  const token = issuer.refreshToken;
  const { endAt } = (await (await visitor.send('DELETE', '/api/session')).json()) as { endAt: string };
  const at = new URL(endAt);
  expect(at.origin + at.pathname).toBe(`${issuer.url}/end`);
  expect(at.searchParams.get('post_logout_redirect_uri')).toBe('http://langmoi.test/');
  expect(at.searchParams.get('client_id')).toBe('gateway');
  expect(endAt).not.toContain('eyJ'); // scripts read this address: no token is in it
  expect(issuer.revoked).toContain(token);
  const second = new Visitor(house);
  await second.signIn(issuer);
  const copy = second.copiedBy(second.userAgent);
  issuer.away = true;
  expect((await second.send('DELETE', '/api/session')).status).toBe(200);
  expect((await copy.get('/api/session')).status).toBe(401);
});

it('leaves the bundled provider by giving the tokens back, and by its page only where that failed', async () => {
  const { origin } = new URL(issuer.url);
  const bundled = issuer.config({ insideUrl: issuer.url });
  const near = await new House().open({ provider: bundled, publicUrl: origin }, house);
  const leave = async () => {
    const visitor = new Visitor(near);
    await visitor.signIn(issuer);
    const { endAt } = (await (await visitor.send('DELETE', '/api/session')).json()) as { endAt: string | null };
    return endAt;
  };
  expect(await leave()).toBeNull();
  expect(issuer.revoked).toContain(issuer.refreshToken);
  issuer.refusesRevocation = true;
  expect(await leave()).toContain(`${issuer.url}/end?`);
  issuer.refusesRevocation = false;
  await near.close();
});

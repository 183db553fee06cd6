import { createLogger } from '@langmoi/platform/logger';
import { until } from '@langmoi/testing/until';
import { generateKeyPair, type JWTPayload } from 'jose';
import { Writable } from 'node:stream';
import { House, office, officer, problemOf } from './house';
import { Issuer } from './issuer';
import { Visitor } from './visitor';

const lines: string[] = [];
const log = createLogger(
  { service: 'gateway', process: 'api', level: 'debug' },
  new Writable({ write: (line, _, done) => (lines.push(String(line)), done()) }),
);
const secret = 'a secret of the specs, at least 32 long';

let issuer: Issuer;
let house: House;
beforeAll(async () => {
  issuer = await new Issuer().start();
  house = await new House(log).open({ provider: issuer.config() });
});
afterAll(async () => {
  await house.close();
  await issuer.stop();
});
beforeEach(() => {
  issuer.claims = { preferred_username: officer.account, sub: 'subject-1', sid: 'session-1', acr: 'password' };
  issuer.accessSeconds = 300;
  issuer.away = false;
});

const problemAt = (answer: Response): string | null =>
  new URL(answer.headers.get('location') ?? '', 'http://x').searchParams.get('problem');
const because = async (visitor: Visitor) =>
  ((await (await visitor.get('/api/session')).json()) as { because?: string }).because;
const untilEnded = (visitor: Visitor) => until(async () => (await visitor.get('/api/session')).status === 401);
const rowsOf = (account: string): Promise<Record<string, unknown>[]> =>
  house.database.admin.query('SELECT * FROM sessions WHERE account = $1 ORDER BY created_at DESC', [account]);

it('begins with PKCE, state and nonce, and with whom to ask for', async () => {
  const sent = await house.get('/api/sign-in?return=/ho-so&account=xa.ham-tan&factor=second');
  expect(sent.status).toBe(303);
  const asked = new URL(sent.headers.get('location')!);
  expect(asked.origin).toBe(issuer.url);
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    ...{ response_type: 'code', client_id: 'gateway', scope: 'openid', code_challenge_method: 'S256' },
    ...{ login_hint: 'xa.ham-tan', acr_values: 'second-factor' },
    redirect_uri: 'http://langmoi.test/api/sign-in/callback',
    state: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
  const cookie = sent.headers.get('set-cookie')!;
  for (const part of ['lm_sign_in=ey', 'HttpOnly', 'SameSite=Lax', 'Max-Age=600']) expect(cookie).toContain(part);
});

it('signs somebody in, keeps every token to itself, and ends on the page that was asked for', async () => {
  const visitor = new Visitor(house);
  const answer = await visitor.signIn(issuer, '?return=/ho-so/7?tab=2');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/ho-so/7?tab=2']);
  expect(answer.headers.getSetCookie().find((one) => one.startsWith('lm_session='))).toContain('SameSite=Strict');
  expect([...visitor.cookies.keys()]).toEqual(['lm_session']); // what was under way is cleared
  const session = await (await visitor.get('/api/session')).json();
  expect(session).toMatchObject({ account: officer.account, signedInBy: 'password', caller: { roles: office.roles } });
  const [row] = await rowsOf(officer.account);
  expect(row).toMatchObject({ subject: 'subject-1', provider_session: 'session-1' });
  expect(JSON.stringify(row)).not.toContain(issuer.refreshToken);
  expect(await (await house.get('/api/session/ways')).json()).toEqual({ demo: true, provider: true });
});

it.each<[string, (back: URL) => void]>([
  ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
  ['no state', (back) => back.searchParams.delete('state')],
  ['a code that the provider did not give', (back) => back.searchParams.set('code', 'forged')],
  [
    'a refusal of the provider',
    (back) => (back.search = `?error=access_denied&state=${back.searchParams.get('state')}`),
  ],
])('does not sign in by an answer with %s', async (_, forge) => {
  const visitor = new Visitor(house);
  const sent = await visitor.get('/api/sign-in?return=/ho-so');
  const back = issuer.consent(sent.headers.get('location')!);
  forge(back);
  const answer = await visitor.comeBack(back);
  expect([answer.status, problemAt(answer)]).toEqual([303, 'sign-in-failed']);
  expect(answer.headers.get('location')).toContain('return=%2Fho-so');
  expect(visitor.cookies.has('lm_session')).toBe(false);
});

it('signs in only the browser that began, and by each answer once', async () => {
  const [victim, attacker] = [new Visitor(house), new Visitor(house)];
  const sent = await attacker.get('/api/sign-in');
  const back = issuer.consent(sent.headers.get('location')!);
  expect(problemAt(await victim.comeBack(back))).toBe('sign-in-failed');
  const copy = attacker.copiedBy(attacker.userAgent);
  expect((await attacker.comeBack(back)).headers.get('location')).toBe('/work');
  expect(problemAt(await copy.comeBack(back))).toBe('sign-in-failed'); // replayed, with the very same cookie
});

const now = () => Math.floor(Date.now() / 1_000);
type Forge = (good: JWTPayload, sign: Issuer['sign']) => Promise<string>;

/** Everything else of the token is good: account, nonce, times. */
it.each<[string, Forge]>([
  ['for another client', (good, sign) => sign({ ...good, aud: 'somebody-else' })],
  ['of another issuer', (good, sign) => sign({ ...good, iss: 'https://evil.example' })],
  ['that is over', (good, sign) => sign({ ...good, iat: 1_600_000_000, exp: 1_600_000_300 })],
  ['of a clock that is an hour behind', (good, sign) => sign({ ...good, iat: now() - 3_600, exp: now() - 3_300 })],
  ['of a clock that is an hour ahead', (good, sign) => sign({ ...good, iat: now() + 3_600, exp: now() + 3_900 })],
  ['that begins in an hour', (good, sign) => sign({ ...good, nbf: now() + 3_600 })],
  ['of another sign-in, by its nonce', (good, sign) => sign({ ...good, nonce: 'another' })],
  ['without a signature', async (good) => issuer.unsigned(good)],
  [
    'signed with a key that it does not publish',
    async (good, sign) => sign(good, { key: (await generateKeyPair('ES256')).privateKey }),
  ],
])('refuses an ID token %s', async (_, forge) => {
  const genuine = issuer.sign.bind(issuer);
  issuer.sign = (good) => forge(good, genuine);
  const visitor = new Visitor(house);
  const answer = await visitor.signIn(issuer).finally(() => (issuer.sign = genuine));
  expect(problemAt(answer)).toBe('sign-in-failed');
  expect(visitor.cookies.has('lm_session')).toBe(false);
});

it('asks for the second factor where an office needs one, once, and lets nobody in without it', async () => {
  const head = { ...officer, account: 'chu-tich', offices: [{ ...office, roles: ['chairmanOffice'] }] };
  house.people.set(head.account, head);
  issuer.claims = { ...issuer.claims, preferred_username: head.account };
  const visitor = new Visitor(house);
  const again = await visitor.signIn(issuer);
  const asked = new URL(again.headers.get('location')!).searchParams;
  expect([asked.get('acr_values'), asked.get('login_hint')]).toEqual(['second-factor', 'chu-tich']);
  const refused = await visitor.comeBack(issuer.consent(again.headers.get('location')!));
  expect(problemAt(refused)).toBe('second-factor-needed');
  expect(visitor.cookies.has('lm_session')).toBe(false);
  issuer.claims = { ...issuer.claims, amr: ['pwd', 'otp'] };
  await visitor.signIn(issuer);
  expect(await (await visitor.get('/api/session')).json()).toMatchObject({
    signedInBy: 'secondFactor',
    caller: { roles: ['chairmanOffice'] },
  });
});

it('gives an office that needs a second factor no role in a sign-in without one', async () => {
  const visitor = new Visitor(house);
  const account = 'ke-toan';
  house.people.set(account, { ...officer, account });
  issuer.claims = { ...issuer.claims, preferred_username: account };
  await visitor.signIn(issuer);
  const second = {
    ...office,
    appointmentId: '019313a5-0000-7000-8000-0000000000cc',
    roles: ['financeOfficer', 'auditor'],
  };
  house.people.set(account, { ...officer, account, offices: [office, second] }); // appointed meanwhile
  await until(async () => {
    const { offices } = (await (await visitor.get('/api/session')).json()) as { offices: object[] };
    return offices.length === 2;
  });
  const chosen = await visitor.send('PUT', '/api/session/office', { appointmentId: second.appointmentId });
  expect(await problemOf(chosen)).toEqual({ status: 403, type: '/problems/second-factor-needed' });
  house.people.set(account, { ...officer, account, offices: [second] });
  const roles = async () =>
    ((await (await visitor.get('/api/session')).json()) as { caller: { roles: string[] } }).caller.roles;
  await until(async () => (await roles()).join() === 'auditor');
});

it('knows nobody whose account directory does not have', async () => {
  issuer.claims = { ...issuer.claims, preferred_username: 'khong-co' };
  expect(problemAt(await new Visitor(house).signIn(issuer))).toBe('account-not-found');
  issuer.claims = { sub: 'subject-1' };
  expect(problemAt(await new Visitor(house).signIn(issuer))).toBe('sign-in-failed');
});

it('goes on for those who are signed in while the provider is away, and tells newcomers plainly', async () => {
  const visitor = new Visitor(house);
  issuer.accessSeconds = 1; // due at once
  await visitor.signIn(issuer);
  issuer.away = true;
  for (let i = 0; i < 5; i++) expect((await visitor.get('/api/session')).status).toBe(200);
  expect(problemAt(await house.get('/api/sign-in'))).toBe('provider-away');
  const lonely = await new House().open({ provider: issuer.config() }, house); // started while it is away
  const newcomer = new Visitor(lonely);
  const answer = await newcomer.get('/api/sign-in?return=/ho-so');
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?problem=provider-away&return=%2Fho-so']);
  issuer.away = false;
  expect((await newcomer.signIn(issuer)).headers.get('location')).toBe('/ho-so');
  await lonely.close();
  expect((await visitor.get('/api/session')).status).toBe(200);
});

it('renews tokens before they end, each refresh token once though two gateways see the same session', async () => {
  issuer.accessSeconds = 1;
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  const beside = await new House().open({ provider: issuer.config() }, house);
  const copy = visitor.copiedBy(visitor.userAgent, beside);
  issuer.accessSeconds = 300;
  const first = issuer.refreshToken;
  issuer.asked.length = 0;
  await Promise.all([visitor, copy, visitor, copy].map((one) => one.get('/api/session')));
  await until(async () => {
    const [row] = await rowsOf(officer.account);
    return Number(row!['refresh_due_at']) - Date.now() > 200_000;
  });
  expect(issuer.refreshToken).not.toBe(first);
  await copy.get('/api/session');
  expect(issuer.asked.filter(({ form }) => form.get('refresh_token') === first)).toHaveLength(1);
  expect(issuer.asked.filter(({ form }) => form.has('refresh_token'))).toHaveLength(1);
  expect((await visitor.get('/api/session')).status).toBe(200);
  await beside.close();
});

it('ends the sign-in when the provider takes its refresh token back', async () => {
  issuer.accessSeconds = 1;
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  issuer.refreshToken = 'another one';
  await untilEnded(visitor);
  expect(await because(visitor)).toBe('provider');
});

it('ends the sign-in whose tokens were sealed with a secret that is no more', async () => {
  issuer.accessSeconds = 1;
  const visitor = new Visitor(house);
  await visitor.signIn(issuer);
  await house.database.admin.query(`UPDATE sessions SET sealed_tokens = 'of another secret' WHERE ended_at IS NULL`);
  await untilEnded(visitor);
  expect(await because(visitor)).toBe('provider');
});

it('has no way in by a provider where none is attached', async () => {
  const alone = await new House().open({}, house);
  expect(problemAt(await alone.get('/api/sign-in'))).toBe('not-found');
  expect(await (await alone.get('/api/session/ways')).json()).toEqual({ demo: true, provider: false });
  await alone.close();
});

it('writes neither code nor token nor cookie nor secret to its log, whatever went wrong', async () => {
  const visitor = new Visitor(house);
  const sent = await visitor.get('/api/sign-in');
  const underway = visitor.cookies.get('lm_sign_in')!;
  const back = issuer.consent(sent.headers.get('location')!);
  await visitor.comeBack(back);
  const { cookies } = visitor;
  const token = await house.bearer();
  await house.get('/api/session', { authorization: `Bearer ${token}` });
  await house.get('/api/session', { cookie: 'lm_session=a-guess-of-somebody' });
  expect(lines.length).toBeGreaterThan(50);
  const told = lines.join('');
  expect(told).toContain('a sign-in was refused: ');
  const state = back.searchParams.get('state')!;
  const code = back.searchParams.get('code')!;
  const secrets = [code, state, underway, issuer.refreshToken, cookies.get('lm_session')!, token, secret];
  for (const kept of [...secrets, 'a secret of the client', 'a-guess-of-somebody', 'code=', 'eyJ']) {
    expect([kept, told.includes(kept)]).toEqual([kept, false]);
  }
});

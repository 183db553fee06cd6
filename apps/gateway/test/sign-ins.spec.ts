import { until } from '@langmoi/testing/until';
import { createHash } from 'node:crypto';
import { House, officer, problemOf } from './house';
import { Visitor } from './visitor';

let house: House;
let other: House;
beforeAll(async () => {
  house = await new House().open();
  other = await new House().open({}, house);
});
afterAll(async () => {
  await other.close();
  await house.close();
});

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0';

async function signedIn(userAgent?: string): Promise<Visitor> {
  const visitor = new Visitor(house, userAgent);
  const answer = await visitor.send('POST', '/api/session', { account: officer.account });
  expect(answer.status).toBe(201);
  return visitor;
}

const rowOf = async (visitor: Visitor): Promise<Record<string, unknown>> => {
  const hash = createHash('sha256').update(visitor.cookies.get('lm_session')!).digest('base64url');
  const rows: Record<string, unknown>[] = await house.database.admin.query(
    'SELECT * FROM sessions WHERE cookie_hash = $1',
    [hash],
  );
  return rows[0]!;
};

/** As if the session were older than it is; the gateway believes its copy for two seconds. */
async function age(visitor: Visitor, change: string): Promise<void> {
  await house.database.admin.query(`UPDATE sessions SET ${change} WHERE id = $1`, [(await rowOf(visitor))['id']]);
}

const untilRefused = (visitor: Visitor) => until(async () => (await visitor.get('/api/session')).status === 401);
const because = async (visitor: Visitor) =>
  ((await (await visitor.get('/api/session')).json()) as { because: string }).because;

it('keeps the hash of a cookie and not the cookie', async () => {
  const visitor = await signedIn();
  const cookie = visitor.cookies.get('lm_session')!;
  const row = await rowOf(visitor);
  expect(JSON.stringify(row)).not.toContain(cookie);
  expect(row).toMatchObject({ account: officer.account, signed_in_by: 'demo', browser: visitor.userAgent });
});

it('ends a sign-in at every gateway within five seconds', async () => {
  const [here, lost] = [await signedIn(), await signedIn(firefox)];
  const elsewhere = lost.copiedBy(lost.userAgent, other);
  expect((await elsewhere.get('/api/session')).status).toBe(200);
  const list = (await (await here.get('/api/session/sign-ins')).json()) as { id: string; browser: string }[];
  const { id } = list.find(({ browser }) => browser === firefox)!;
  const began = Date.now();
  const left = (await (await here.send('DELETE', `/api/session/sign-ins/${id}`)).json()) as { id: string }[];
  expect(left.map((one) => one.id)).not.toContain(id);
  expect((await lost.get('/api/session')).status).toBe(401);
  await untilRefused(elsewhere);
  expect(Date.now() - began).toBeLessThan(5_000);
  expect(await because(elsewhere)).toBe('endedElsewhere');
  expect((await here.get('/api/session')).status).toBe(200);
});

it('signs out at every gateway, for whoever kept the cookie too', async () => {
  const visitor = await signedIn();
  const copy = visitor.copiedBy(visitor.userAgent, other);
  await copy.get('/api/session');
  expect(await (await visitor.send('DELETE', '/api/session')).json()).toEqual({ signedOut: true, endAt: null });
  expect(visitor.cookies.size).toBe(0);
  await untilRefused(copy);
});

it('ends nobody else’s sign-in, and does not tell that there is one', async () => {
  const stranger = { ...officer, account: 'xa.khac', officerId: '019313a5-0000-7000-8000-0000000000aa' };
  house.people.set(stranger.account, stranger);
  const theirs = new Visitor(house);
  await theirs.send('POST', '/api/session', { account: stranger.account });
  const { id } = await rowOf(theirs);
  const mine = await signedIn();
  const refused = { status: 404, type: '/problems/sign-in-not-found' };
  expect(await problemOf(await mine.send('DELETE', `/api/session/sign-ins/${String(id)}`))).toEqual(refused);
  const nobodys = '019313a5-0000-7000-8000-0000000000bb';
  expect(await problemOf(await mine.send('DELETE', `/api/session/sign-ins/${nobodys}`))).toEqual(refused);
  expect((await theirs.get('/api/session')).status).toBe(200);
});

it('ends after twelve hours whatever happens, and after an hour in which nothing does', async () => {
  const [old, idle] = [await signedIn(), await signedIn()];
  const view = (await (await old.get('/api/session')).json()) as { endsAt: string; idleEndsAt: string };
  expect(Date.parse(view.endsAt) - Date.now()).toBeGreaterThan(43_100_000);
  expect(Date.parse(view.idleEndsAt) - Date.now()).toBeGreaterThan(3_500_000);
  await age(old, `ends_at = now() - interval '1 second'`);
  await age(idle, `last_seen_at = now() - interval '3601 seconds'`);
  await Promise.all([untilRefused(old), untilRefused(idle)]);
  expect(await because(old)).toBe('limit');
  expect(await because(idle)).toBe('idle');
  expect(await rowOf(idle)).toMatchObject({ ended_because: 'idle' });
});

it('writes down that somebody was seen at most once a minute, and never for what the page asks by itself', async () => {
  const visitor = await signedIn();
  const before = (await rowOf(visitor))['last_seen_at'];
  for (let i = 0; i < 3; i++) await visitor.get('/api/session');
  expect((await rowOf(visitor))['last_seen_at']).toEqual(before);
  await age(visitor, `last_seen_at = now() - interval '10 minutes'`);
  const seen = async () => Date.now() - Number(new Date(String((await rowOf(visitor))['last_seen_at']))) < 60_000;
  await until(async () => {
    const { idleEndsAt } = (await (await visitor.get('/api/session', { 'x-background': '1' })).json()) as {
      idleEndsAt: string;
    };
    return Date.parse(idleEndsAt) - Date.now() < 3_100_000; // it knows of the ten minutes
  });
  expect(await seen()).toBe(false);
  await visitor.get('/api/session');
  expect(await seen()).toBe(true);
});

it('ends a sign-in whose cookie comes from another kind of browser, and says so to its owner', async () => {
  const visitor = await signedIn();
  const newer = visitor.userAgent.replace('Chrome/153.0.0.0', 'Chrome/154.0.1.2');
  expect((await visitor.copiedBy(newer).get('/api/session')).status).toBe(200);
  const thief = visitor.copiedBy(firefox, other);
  expect(await problemOf(await thief.get('/api/session'))).toEqual({ status: 401, type: '/problems/not-signed-in' });
  await untilRefused(visitor);
  expect(await because(visitor)).toBe('otherBrowser');
});

it('gives a new cookie at every sign-in, and the one from before is worth nothing', async () => {
  const visitor = new Visitor(house);
  visitor.cookies.set('lm_session', 'planted-by-somebody-else');
  await visitor.send('POST', '/api/session', { account: officer.account });
  const first = visitor.cookies.get('lm_session')!;
  expect(first).not.toBe('planted-by-somebody-else');
  const before = visitor.copiedBy(visitor.userAgent);
  await visitor.send('POST', '/api/session', { account: officer.account });
  expect(visitor.cookies.get('lm_session')).not.toBe(first);
  expect((await before.get('/api/session')).status).toBe(401);
});

it.each<[string, Record<string, string>]>([
  ['says that it comes from another site', { 'sec-fetch-site': 'cross-site' }],
  ['names another origin', { origin: 'https://evil.example' }],
  ['names no origin at all, as a sandboxed frame does', { origin: 'null' }],
])('refuses a command that %s, signed in or signing in', async (_, headers) => {
  const visitor = await signedIn();
  const refused = { status: 403, type: '/problems/foreign-origin' };
  const path = '/api/session/office';
  const body = { appointmentId: officer.offices[0]!.appointmentId };
  expect(await problemOf(await visitor.send('PUT', path, body, headers))).toEqual(refused);
  const login = await new Visitor(house).send('POST', '/api/session', { account: officer.account }, headers);
  expect(await problemOf(login)).toEqual(refused);
  expect((await visitor.send('PUT', path, body, { origin: 'http://langmoi.test' })).status).toBe(200);
});

it('makes no cookie of a token by any road, and no token of a cookie', async () => {
  const authorization = `Bearer ${await house.bearer()}`;
  for (const { method, path } of house.routes().filter((route) => route.path.startsWith('/api/session'))) {
    if (method === 'POST') continue; // the one click: it asks for an account, whoever sends the token along
    const answer = await house.send(
      method,
      path.replace(':signInId', officer.officerId),
      method === 'PUT' ? {} : undefined,
      {
        authorization,
      },
    );
    const set = answer.headers.getSetCookie().filter((cookie) => !cookie.startsWith('lm_session=;'));
    expect([method, path, set]).toEqual([method, path, []]);
  }
  const callback = await house.get('/api/sign-in/callback?code=x&state=y', { authorization });
  expect(callback.headers.getSetCookie().some((cookie) => cookie.startsWith('lm_session='))).toBe(false);
  const visitor = await signedIn();
  const asToken = { authorization: `Bearer ${visitor.cookies.get('lm_session')}` };
  expect((await house.get('/api/session', asToken)).status).toBe(401);
});

it('names its cookies so that no other host can plant one, where there is TLS', async () => {
  const secure = await new House().open({ publicUrl: 'https://langmoi.example' }, house);
  const answer = await secure.signIn();
  expect(answer.headers.get('set-cookie')).toMatch(/^__Host-lm_session=[\w-]{43}; .*Path=\/; .*Secure/);
  expect(answer.headers.get('strict-transport-security')).toContain('max-age=');
  const plain = answer.headers.get('set-cookie')!.split(';')[0]!.replace('__Host-', '');
  expect((await secure.get('/api/session', { cookie: plain })).status).toBe(401);
  await secure.close();
});

it('forgets sign-ins that ended long ago', async () => {
  const visitor = await signedIn();
  await age(visitor, `ended_at = now() - interval '91 days', ended_because = 'idle'`);
  const fresh = await new House().open({}, house);
  await fresh.signIn();
  expect(await rowOf(visitor)).toBeUndefined();
  await fresh.close();
});

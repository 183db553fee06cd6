import { request, type OutgoingHttpHeaders } from 'node:http';
import { House, officer, Upstream } from './house';

const identity = new Upstream();
let house: House;
beforeAll(async () => {
  house = await new House().open({
    identityUrl: await identity.start(),
    limits: { perSecond: 1000, burst: 1000, signInsPerMinute: 1000 },
  });
});
afterAll(async () => {
  await house.close();
  await identity.stop();
});

interface Raw {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
}

/** Sends the address as it is written: `fetch` would put it in order first. Each on a connection of its own: none is closed under it. */
function ask(
  path: string,
  { method = 'GET', headers = {}, body = '' }: Raw = {},
): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(house.url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.on('error', reject).end(body);
  });
}

it.each([
  '/identity/../health/ready',
  '/identity/../provinces/019313a5-0000-7000-8000-000000000002/machines',
  '/identity/%2e%2e/health/ready',
  '/identity/\\..\\health/ready',
  '/api/recognition/dossiers/..\\..\\health\\ready',
  '/api/recognition/dossiers/..',
  '/api/recognition/dossiers/%2e%2e',
  '/api/recognition/dossiers/7/../8',
  'http://elsewhere.example/identity/auth',
  'http://elsewhere.example/api/recognition/dossiers',
])('reaches nothing behind it by %s', async (path) => {
  const { cookie } = await house.cookie();
  const before = [identity.received.length, house.upstream.received.length];
  const { status, text } = await ask(path, { headers: { cookie } });
  expect([status, (JSON.parse(text) as { type: string }).type]).toEqual([404, '/problems/not-found']);
  expect([identity.received.length, house.upstream.received.length]).toEqual(before);
});

/** Each is the address of signing in to a router that reads it kindly, past the counting of guesses. */
it.each(['/%61pi/session', '/api/%73ession', '/api/./session', 'http://elsewhere.example/api/session'])(
  'knows no second spelling of the address of signing in: %s',
  async (path) => {
    const body = JSON.stringify({ account: officer.account });
    const headers = { 'content-type': 'application/json', origin: 'https://elsewhere.example' };
    expect((await ask(path, { method: 'POST', headers, body })).status).toBe(404);
  },
);

it('hands on no header that a client names as its own connection’s, and says itself where it asks from', async () => {
  await ask('/identity/auth', {
    headers: {
      ...{ connection: 'close, x-forwarded-for, x-forwarded-host', 'x-forwarded-for': '198.51.100.7' },
      ...{ 'x-forwarded-host': 'elsewhere.example', host: 'elsewhere.example' },
    },
  });
  const { headers } = identity.last();
  expect(headers).toMatchObject({ 'x-forwarded-for': '198.51.100.7', 'x-forwarded-host': 'langmoi.test' });
});

it('takes no body that reaches into what every object has', async () => {
  const body = `{"account":"${officer.account}","__proto__":{"roles":["chairmanOffice"]}}`;
  const headers = { 'content-type': 'application/json' };
  const { status } = await ask('/api/demo/tokens', { method: 'POST', headers, body });
  expect(status).toBe(400);
  expect(({} as { roles?: unknown }).roles).toBeUndefined();
});

it('answers no header of a request back, and no line that was smuggled into one', async () => {
  const answer = await ask('/api/sign-in?return=/%0d%0aset-cookie:%20lm_session=x&account=%0d%0ax-evil:1');
  expect(answer.text).not.toContain('lm_session=x');
  const plain = await house.get('/api/sign-in?return=/%0d%0aset-cookie:%20lm_session=x', {
    'x-request-id': 'evil',
    traceparent: '00-nonsense',
  });
  expect(plain.headers.getSetCookie().join()).not.toContain('lm_session=x');
  expect(plain.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
});

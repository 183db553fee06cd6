import { verifyCaller } from '@langmoi/platform/auth';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { House, office, officer, problemOf } from './house';

let house: House;
let cookie: { cookie: string };
beforeAll(async () => {
  house = await new House().open();
  cookie = await house.cookie();
});
afterAll(() => house.close());

const dossier = `/api/recognition/dossiers/${randomUUID()}`;

it('passes a question on with a token for that service, and without the cookie', async () => {
  const answer = await house.get(`${dossier}?a=1&b=%20x`, { ...cookie, 'accept-language': 'en' });
  expect(await answer.json()).toEqual({ echo: `${dossier.replace('/api/recognition', '')}?a=1&b=%20x` });
  const { headers } = house.upstream.last();
  expect(headers.cookie).toBeUndefined();
  expect(headers['accept-language']).toBe('en');
  expect(house.upstream.lastClaims()).toMatchObject({
    sub: officer.officerId,
    aud: 'recognition',
    provinceId: officer.provinceId,
    roles: office.roles,
  });
});

it('signs tokens that services accept by its published keys, each for its own audience alone', async () => {
  await house.get(dossier, cookie);
  const token = String(house.upstream.last().headers.authorization).replace('Bearer ', '');
  const jwksUrl = `${house.url}/.well-known/jwks.json`;
  expect(await verifyCaller({ jwksUrl, audience: 'recognition' })(token)).toMatchObject({ userId: officer.officerId });
  await expect(verifyCaller({ jwksUrl, audience: 'criteria' })(token)).rejects.toMatchObject({ status: 401 });
});

it('publishes no private half of its key', async () => {
  const { keys } = (await (await house.get('/.well-known/jwks.json')).json()) as { keys: Record<string, unknown>[] };
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
});

it('uses one token for several requests of a caller', async () => {
  const tokens = new Set<unknown>();
  for (let i = 0; i < 3; i++) {
    await house.get(dossier, cookie);
    tokens.add(house.upstream.last().headers.authorization);
  }
  expect(tokens.size).toBe(1);
});

it('accepts a bearer token in the place of a cookie, and does not pass it on', async () => {
  const token = await house.bearer();
  expect((await house.get(dossier, { authorization: `Bearer ${token}` })).status).toBe(200);
  expect(house.upstream.last().headers.authorization).not.toContain(token);
});

it('continues the trace of the request and numbers it', async () => {
  const traceId = 'a'.repeat(32);
  const answer = await house.get(dossier, { ...cookie, traceparent: `00-${traceId}-${'b'.repeat(16)}-01` });
  const { headers } = house.upstream.last();
  expect(headers.traceparent).toMatch(new RegExp(`^00-${traceId}-`));
  expect([headers['x-request-id'], answer.headers.get('x-request-id')]).toEqual([traceId, traceId]);
});

it('streams a body with its key to the service, large ones and chunked ones too', async () => {
  const text = 'x'.repeat(3_000_000);
  await house.send('POST', `${dossier}/opinions`, { text }, { ...cookie, 'idempotency-key': randomUUID() });
  expect(JSON.parse(house.upstream.last().body)).toEqual({ text });
  expect(house.upstream.last().headers['idempotency-key']).toBeDefined();
  await chunked(`${house.url}${dossier}/votes`, cookie, ['{"a":', '1}']);
  expect(house.upstream.last()).toMatchObject({ method: 'POST', body: '{"a":1}' });
});

function chunked(url: string, headers: object, parts: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', expect: '100-continue' },
    });
    sent.on('response', (answer) => answer.resume().on('end', resolve)).on('error', reject);
    for (const part of parts) sent.write(part);
    sent.end();
  });
}

it('passes a problem of the service on as it is', async () => {
  const before = house.upstream.answer;
  house.upstream.answer = () => ({
    status: 503,
    headers: { 'content-type': 'application/problem+json', 'retry-after': '7', 'set-cookie': 'x=1' },
    body: '{"type":"/problems/unavailable","title":"t","status":503}',
  });
  const count = house.upstream.received.length;
  const answer = await house.get(dossier, cookie);
  house.upstream.answer = before;
  expect(house.upstream.received.length - count).toBe(1); // not asked again behind the caller's back
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '7']);
  expect(answer.headers.get('set-cookie')).toBeNull();
});

it('says 503 with Retry-After while a service is away', async () => {
  const answer = await house.get('/api/criteria/criteria-sets', cookie);
  expect(answer.headers.get('retry-after')).toBe('5');
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await answer.json()).toMatchObject({ type: '/problems/unavailable', status: 503, part: 'criteria' });
});

it('answers 401 before anything of a service is reached', async () => {
  const count = house.upstream.received.length;
  expect(await problemOf(await house.get(dossier))).toEqual({ status: 401, type: '/problems/not-signed-in' });
  expect(await problemOf(await house.get('/api/no/such'))).toMatchObject({ status: 401 });
  expect(house.upstream.received.length).toBe(count);
});

it('serves an open route to whoever asks, signed in or not', async () => {
  expect((await house.get('/api/directory/accounts')).status).toBe(200);
  expect(house.upstream.last().headers.authorization).toBeUndefined();
  expect((await house.get('/api/directory/accounts', { cookie: 'lm_session=old' })).status).toBe(200);
  await house.get('/api/directory/accounts', cookie);
  expect(house.upstream.lastClaims()).toMatchObject({ aud: 'directory' });
});

it.each(['/api/recognition/health/ready', '/api/unknown/things', '/api/nothing', '/api/recognition/dossiers/x/y/z'])(
  'has nothing at %s for whoever is signed in',
  async (path) => {
    expect(await problemOf(await house.get(path, cookie))).toEqual({ status: 404, type: '/problems/not-found' });
  },
);

it('goes on taking in a file that was refused unread, so that whoever sends it hears why', async () => {
  house.upstream.refusesUnread = true;
  const rest = Buffer.alloc(12 * 1024 * 1024);
  const sent = httpRequest(`${house.url}${dossier}/documents`, {
    method: 'POST',
    headers: { ...cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': 1 + rest.length },
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  sent.write('-');
  const [answer] = await answered;
  house.upstream.refusesUnread = false;
  const taken = once(sent, 'finish');
  sent.end(rest);
  await taken;
  expect(answer.statusCode).toBe(403);
  expect(answer.resume().headers.connection).not.toBe('close');
});

it('refuses a body larger than any contract allows before a service sees it', async () => {
  const answer = await new Promise<number>((resolve, reject) => {
    const sent = httpRequest(`${house.url}${dossier}/documents`, {
      method: 'POST',
      headers: { ...cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': '900000000' },
    });
    sent.on('response', ({ statusCode }) => resolve(statusCode ?? 0)).on('error', reject);
    sent.write('--x');
  });
  expect(answer).toBe(413);
});

it('takes in what is too large, or a browser that still sends would never read the answer', async () => {
  const length = 27 * 1024 * 1024;
  const sent = httpRequest(`${house.url}${dossier}/documents`, {
    method: 'POST',
    headers: { ...cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': length },
  });
  const [answer] = await Promise.all([
    new Promise((resolve, reject) => {
      sent.on('response', (from) => resolve(from.resume().statusCode)).on('error', reject);
    }),
    new Promise<void>((resolve) => sent.end(Buffer.alloc(length), resolve)),
  ]);
  expect(answer).toBe(413);
});

it('tells how the parts of the house are', async () => {
  const answer = await house.get('/api/health');
  expect(await answer.json()).toEqual({
    ready: false,
    temporalUi: 'http://temporal.test:8239',
    parts: [
      { name: 'directory', live: true, ready: true },
      { name: 'criteria', live: false, ready: false },
      { name: 'funding', live: false, ready: false },
      { name: 'poverty', live: false, ready: false },
      { name: 'culture', live: false, ready: false },
      { name: 'recognition', live: true, ready: true },
      { name: 'reporting', live: false, ready: false },
    ],
  });
});

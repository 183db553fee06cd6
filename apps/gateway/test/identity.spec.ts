import { House, problemOf, Upstream } from './house';

const identity = new Upstream();
let house: House;
beforeAll(async () => {
  house = await new House().open({ identityUrl: await identity.start(), publicUrl: 'https://langmoi.example' });
});
afterAll(async () => {
  await house.close();
  await identity.stop();
});

it('hands the provider’s pages on untouched, both ways', async () => {
  identity.answer = () => ({
    status: 303,
    headers: {
      location: '/identity/done',
      'set-cookie': '_session=1; HttpOnly',
      'content-security-policy': "default-src 'none'",
    },
    body: '<p>',
  });
  const form = 'prompt=login&password=a%20b';
  const answer = await fetch(`${house.url}/identity/interaction/7?x=1`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: '_interaction=2',
      authorization: 'Basic eA==',
    },
    body: form,
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/identity/done']);
  expect(answer.headers.getSetCookie()).toEqual(['_session=1; HttpOnly']);
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'");
  expect(identity.last()).toMatchObject({
    ...{ method: 'POST', url: '/identity/interaction/7?x=1', body: form },
    headers: {
      ...{ cookie: '_interaction=2', authorization: 'Basic eA==', 'x-forwarded-for': '127.0.0.1' },
      ...{ 'x-forwarded-host': 'langmoi.example', 'x-forwarded-proto': 'https' },
    },
  });
});

it('says that the provider is away, and goes on itself', async () => {
  const alone = await new House().open({ identityUrl: 'http://127.0.0.1:9' }, house);
  expect(await problemOf(await alone.get('/identity/auth'))).toEqual({ status: 503, type: '/problems/unavailable' });
  expect((await alone.signIn()).status).toBe(201);
  await alone.close();
});

it('counts what is sent to the sign-in page by address', async () => {
  const limits = { perSecond: 1000, burst: 1000, signInsPerMinute: 2 };
  const slow = await new House().open({ identityUrl: 'http://127.0.0.1:9', limits }, house);
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await slow.send('POST', '/identity/interaction/7/login')).status);
  expect(statuses).toEqual([503, 503, 429]);
  await slow.close();
});

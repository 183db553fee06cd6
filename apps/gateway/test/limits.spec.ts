import { House, problemOf } from './house';

it('slows a caller down with 429 and says when to come back', async () => {
  const house = await new House().open({ limits: { perSecond: 0.5, burst: 3, signInsPerMinute: 100 } });
  const { cookie } = await house.cookie();
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await house.get('/api/session', { cookie }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers[3]!.headers.get('retry-after')).toBe('2');
  expect(await problemOf(answers[3]!)).toEqual({ status: 429, type: '/problems/too-many-requests' });
  await house.close();
});

it('counts sign-ins by address, so that guessing accounts is slow', async () => {
  const house = await new House().open({ limits: { perSecond: 100, burst: 100, signInsPerMinute: 2 } });
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await house.signIn(`guess-${i}`)).status);
  expect(statuses).toEqual([404, 404, 429]);
  const elsewhere = await house.send('POST', '/api/session', { account: 'x' }, { 'x-forwarded-for': '10.0.0.7' });
  expect(elsewhere.status).toBe(404);
  await house.close();
});

it('leaves pages and health out of the count', async () => {
  const house = await new House().open({ limits: { perSecond: 0.001, burst: 1, signInsPerMinute: 1 } });
  for (let i = 0; i < 5; i++) expect((await house.get('/health/live')).status).toBe(200);
  expect((await house.get('/health/ready')).status).toBe(200);
  await house.close();
});

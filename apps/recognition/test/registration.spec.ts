import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { Scene } from './scene';

let scene: Scene;
beforeAll(async () => void (scene = await Scene.open()));
afterAll(() => scene?.close());

const request = (year: number) => ({ communeId: scene.hamTan, tier: 'NTM', year });

it('keeps a registration while Temporal is away, and says when to ask again', async () => {
  const { status, headers, body } = await scene.send(scene.commune(), '/dossiers', request(2020));
  expect({ status, type: body.type }).toEqual({ status: 503, type: '/problems/unavailable' });
  expect(headers['retry-after']).toBe('5');
  expect(await scene.rows('dossiers', 'year = 2020')).toMatchObject([{ status: 'open', stage: null, rehearsal: true }]);
  expect((await scene.events('recognition.dossier.registered')).map(({ data }) => data)).toMatchObject([
    { communeId: scene.hamTan, regimeId: 'qd-2540-2016', regimeVersion: 1, registeredOn: '2020-07-01' },
  ]);
});

it('registers once however often the request is repeated', async () => {
  const key = randomUUID();
  for (let times = 0; times < 3; times++) await scene.send(scene.commune(), '/dossiers', request(2021), key);
  expect(await scene.rows('dossiers', 'year = 2021')).toHaveLength(1);
});

it('refuses a key that already registered something else', async () => {
  const key = randomUUID();
  await scene.send(scene.commune(), '/dossiers', request(2022), key);
  const { status, body } = await scene.send(scene.commune(), '/dossiers', request(2023), key);
  expect({ status, type: body.type }).toEqual({ status: 422, type: '/problems/idempotency-key-reused' });
});

it('refuses a second open dossier of the same tier and year, also when both come at once', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => scene.send(scene.commune(), '/dossiers', request(2024))));
  expect(answers.map(({ status }) => status).sort()).toEqual([409, 409, 503]);
  expect(answers.filter(({ body }) => body.type === '/problems/already-registered')).toHaveLength(2);
});

it('knows no unit that does not exist, is no commune, or lies in another province', async () => {
  const foreign = aCaller({ ...scene.commune(), provinceId: randomUUID() });
  for (const [caller, communeId] of [
    [scene.commune(), randomUUID()],
    [scene.commune(), scene.district],
    [foreign, scene.hamTan],
  ] as const) {
    const { status, body } = await scene.send(caller, '/dossiers', { ...request(2025), communeId });
    expect({ status, type: body.type }).toEqual({ status: 404, type: '/problems/unit-not-found' });
  }
});

it('lets a commune register for itself alone', async () => {
  for (const caller of [
    scene.commune('longHiep'),
    scene.officer('districtReviewer'),
    scene.officer('chairmanOffice'),
  ]) {
    const { status, body } = await scene.send(caller, '/dossiers', request(2026));
    expect({ status, type: body.type }).toEqual({ status: 403, type: '/problems/not-permitted' });
  }
});

it('registers for no tier that no regime in force governs', async () => {
  const { status, body } = await scene.send(scene.commune(), '/dossiers', { ...request(2027), tier: 'KIEU_MAU' });
  expect({ status, type: body.type }).toEqual({ status: 409, type: '/problems/no-regime' });
});

it('names the field of a body that is not well formed, and saves nothing', async () => {
  const { status, body } = await scene.send(scene.commune(), '/dossiers', { ...request(2028), year: 'next' });
  expect({ status, type: body.type }).toEqual({ status: 400, type: '/problems/invalid-request' });
  expect(body['errors']).toMatchObject([{ pointer: '/year' }]);
  expect(await scene.rows('dossiers', 'year = 2028')).toHaveLength(0);
});

it('shows a dossier that has not begun with its whole way ahead, and nobody at work on it', async () => {
  await scene.send(scene.commune(), '/dossiers', request(2030));
  const [{ id }] = await scene.rows<{ id: string }>('dossiers', 'year = 2030');
  const { timeline, stage, actions } = await scene.view(id, scene.commune());
  expect({ stage, actions }).toEqual({ stage: 'registration', actions: [] });
  expect(timeline.map(({ state }) => state)).toEqual(Array(12).fill('ahead'));
  const { body } = await scene.ask<{ id: string }[]>(scene.officer('districtReviewer'), '/work-items');
  expect(body.some((item) => item.id === id)).toBe(false);
});

import { Role } from '@langmoi/contracts/caller';
import { ClockMoved, OrganisationDescribed } from '@langmoi/contracts/directory';
import { aCaller } from '@langmoi/testing/callers';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aProvince, startService, type TestService } from './service';

let directory: TestService;

beforeAll(async () => {
  directory = await startService();
});
afterAll(() => directory?.close());

const move = (provinceId: string, to: unknown, caller = aCaller({ provinceId, roles: ['operator'] }), key?: string) =>
  directory.command(`POST /provinces/${provinceId}/clock`, { to }, caller, key);
const movesOf = async (provinceId: string) =>
  (await directory.events(ClockMoved.type)).filter((data) => data['provinceId'] === provinceId);

it('moves the date of a demo forward and tells everybody', async () => {
  const provinceId = await aProvince(directory);
  const { status, body } = await move(provinceId, '2020-07-16');
  expect({ status, body }).toMatchObject({ status: 200, body: { id: provinceId, isDemo: true, today: '2020-07-16' } });
  expect(await movesOf(provinceId)).toEqual([{ provinceId, isDemo: true, today: '2020-07-16' }]);
  const seen = await directory.ask(`/provinces/${provinceId}`, aCaller({ provinceId, roles: ['citizen'] }));
  expect(seen.body).toEqual(body);
});

it.each(['2020-07-01', '2020-06-30'])('refuses to go back to %s', async (to) => {
  const provinceId = await aProvince(directory);
  const { status, body } = await move(provinceId, to);
  expect({ status, body }).toMatchObject({
    status: 409,
    body: { type: '/problems/clock-only-forward', today: '2020-07-01' },
  });
  expect(await movesOf(provinceId)).toEqual([]);
});

it('leaves the clock of a real province to the world', async () => {
  const provinceId = await aProvince(directory, null);
  const { status, body } = await move(provinceId, '2030-01-01');
  expect({ status, type: body['type'] }).toEqual({ status: 409, type: '/problems/clock-is-the-worlds' });
});

it('moves once when the same request comes twice, even together', async () => {
  const provinceId = await aProvince(directory);
  const [caller, key] = [aCaller({ provinceId, roles: ['operator'] }), randomUUID()];
  const answers = await Promise.all([1, 2, 3].map(() => move(provinceId, '2020-07-20', caller, key)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await movesOf(provinceId)).toHaveLength(1);
  const other = await move(provinceId, '2020-07-21', caller, key);
  expect({ status: other.status, type: other.body['type'] }).toEqual({
    status: 422,
    type: '/problems/idempotency-key-reused',
  });
});

it('lets one of two win who move to the same day', async () => {
  const provinceId = await aProvince(directory);
  const answers = await Promise.all([1, 2].map(() => move(provinceId, '2020-07-20')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

it.each([['not a date'], ['2020-02-30'], [null]])('refuses %s at its field', async (to) => {
  const { status, body } = await move(await aProvince(directory), to);
  expect({ status, body }).toMatchObject({
    status: 400,
    body: { type: '/problems/invalid-request', errors: [{ pointer: '/to' }] },
  });
});

it('announces the offices in which an appointment begins or ends on the way', async () => {
  const provinceId = await aProvince(directory);
  const { admin } = directory.database;
  const [unit, office, other, officer] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await admin.query(`INSERT INTO units VALUES ($1, $2, NULL, 'province', 'province', '1', 'a', 'a')`, [
    unit,
    provinceId,
  ]);
  for (const id of [office, other])
    await admin.query(`INSERT INTO organisations VALUES ($1, $2, $3, 'other', 'an office')`, [id, provinceId, unit]);
  await admin.query(`INSERT INTO officers VALUES ($1, $2, 'somebody', true)`, [officer, provinceId]);
  const appoint = (organisation: string, from: string, to: string | null) =>
    admin.query(`INSERT INTO appointments VALUES (gen_random_uuid(), $1, $2, $3, $4, 'auditor', $5, $6, true)`, [
      provinceId,
      officer,
      organisation,
      unit,
      from,
      to,
    ]);
  await appoint(office, '2020-07-10', null);
  await appoint(other, '2020-01-01', null);
  await move(provinceId, '2020-07-09');
  expect(await directory.events(OrganisationDescribed.type)).toEqual([]);
  await move(provinceId, '2020-07-10');
  expect(await directory.events(OrganisationDescribed.type)).toMatchObject([
    { id: office, members: [{ officerId: officer, role: 'auditor' }] },
  ]);
});

it('lets in exactly whom the rule lets in: anybody of a demo province, forward', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray(Role.options),
      fc.boolean(),
      fc.constantFrom(null, '2020-07-01'),
      fc.constantFrom('2020-06-30', '2020-07-01', '2020-07-02'),
      async (roles, atHome, today, to) => {
        const provinceId = await aProvince(directory, today);
        const caller = aCaller({ roles, provinceId: atHome ? provinceId : randomUUID() });
        const { status } = await move(provinceId, to, caller);
        const allowed = today !== null && to === '2020-07-02';
        const isPerson = roles.some((role) => !role.endsWith('Machine'));
        expect(status).toBe(!isPerson ? 403 : !atHome ? 404 : allowed ? 200 : 409);
        expect(await movesOf(provinceId)).toHaveLength(status === 200 ? 1 : 0);
      },
    ),
    { numRuns: 40 },
  );
});

import { Role } from '@langmoi/contracts/caller';
import { PovertyView, SupportRecorded, SupportView, type PolicyDefinition } from '@langmoi/contracts/poverty';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aCaller, as } from '@langmoi/testing/callers';
import { aPlace, rowsOf, type Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { PolicyService } from '../src/policy/policy.service';
import { startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const housing: PolicyDefinition = {
  ...{ id: 'housing', title: { vi: 'Nhà ở', en: 'Housing' }, parent: null, countingUnit: 'households' },
  ...{ legalBasis: null, confidence: 'provisional' },
};
/** A place of its own with one policy. */
async function aPolicy(choice: { isDemo?: boolean } = {}): Promise<Place> {
  const place = await aPlace(poverty.database.admin, choice);
  const caller = systemCaller('poverty', place.provinceId);
  await poverty.app.get(Db).run(caller, (em) => poverty.app.get(PolicyService).publish(em, caller, [housing]));
  return place;
}

const at = (measure: string) => `/years/2020/policies/housing/${measure}/records`;
const supported = at('supported');
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['povertyOfficer'] });
const body = (change: object = {}) => ({ asOf: '2020-06-30', seenVersion: 0, count: 727, ...change });
const record = (place: Place, change: object = {}, caller = anOfficer(place), key?: string) =>
  poverty.command(`POST ${supported}`, body(change), caller, key);
const view = async (place: Place, caller = anOfficer(place)) =>
  PovertyView.parse((await poverty.ask('/supports', caller)).body);
const eventsOf = async (supportId: unknown) =>
  (await poverty.events(SupportRecorded.type)).filter((data) => data['supportId'] === supportId);

it('records versions one after the other, and tells of each', async () => {
  const place = await aPolicy();
  const first = await record(place, { amount: '14575000000' });
  expect(first.status).toBe(201);
  const { supportId, current, history } = SupportView.parse(first.body);
  expect(current).toMatchObject({
    ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
    ...{ count: 727, amount: '14575000000', period: null, printedRate: null, readings: [] },
  });
  expect(history).toEqual([current]);
  const second = SupportView.parse((await record(place, { seenVersion: 1, count: 728 })).body);
  expect(second).toMatchObject({ supportId, current: { version: 2, count: 728, amount: null } });
  expect((await view(place)).supports).toEqual([second]);
  expect(await eventsOf(supportId)).toMatchObject([
    { year: 2020, policy: 'housing', version: 1, amount: '14575000000', recordId: current.id },
    { year: 2020, policy: 'housing', version: 2, amount: null },
  ]);
});

it('marks as rehearsal only what is recorded on demo data', async () => {
  const place = await aPolicy({ isDemo: false });
  expect((await record(place)).body).toMatchObject({ current: { rehearsal: false } });
});

it('refuses an officer who has not seen the newest version, and shows it', async () => {
  const place = await aPolicy();
  const { current, supportId } = SupportView.parse((await record(place)).body);
  expect(await record(place)).toMatchObject({
    status: 409,
    body: { type: '/problems/stale-version', version: 1, current },
  });
  expect(await eventsOf(supportId)).toHaveLength(1);
});

it('lets one of three win who say the first word of a support at once', async () => {
  const place = await aPolicy();
  const answers = await Promise.all([1, 2, 3].map((count) => record(place, { count })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const [support] = (await view(place)).supports;
  expect(support?.history).toHaveLength(1);
  expect(await eventsOf(support?.supportId)).toHaveLength(1);
});

it('records once when the same request comes twice, and refuses its key under another', async () => {
  const place = await aPolicy();
  const [officer, key] = [anOfficer(place), randomUUID()];
  const [first, second] = await Promise.all([record(place, {}, officer, key), record(place, {}, officer, key)]);
  expect(second).toEqual(first);
  expect(await eventsOf(first.body['supportId'])).toHaveLength(1);
  expect(await record(place, { count: 1 }, officer, key)).toMatchObject({
    status: 422,
    body: { type: '/problems/idempotency-key-reused' },
  });
});

describe('Of what was approved', () => {
  const say = (place: Place, measure: string, change: object) =>
    poverty.command(`POST ${at(measure)}`, body(change), anOfficer(place));
  const approved = { count: 99626, amount: '74719500000' };

  it.each<[string, object, string]>([
    ['persons', { count: 99627, amount: null }, '422 part-exceeds-whole at /count'],
    ['đồng', { count: 1, amount: '74719500001' }, '422 part-exceeds-whole at /amount'],
  ])('pays no more %s, whichever of the two is said last', async (_, paid, refusal) => {
    const place = await aPolicy();
    expect((await say(place, 'approved', approved)).status).toBe(201);
    expect(refusalIn(await say(place, 'paid', paid))).toBe(refusal);
    expect((await say(place, 'paid', approved)).status).toBe(201);
    const less = { seenVersion: 1, count: 99625, amount: '74719499999' };
    expect(refusalIn(await say(place, 'approved', less))).toBe('422 part-exceeds-whole at /count');
    expect((await view(place)).supports.map(({ history }) => history.length)).toEqual([1, 1]);
  });

  it('refuses nothing while it is not known', async () => {
    const place = await aPolicy();
    expect((await say(place, 'paid', { count: 99627 })).status).toBe(201);
  });

  it('does not let two at once, one who approves and one who pays, overlook each other', async () => {
    const place = await aPolicy();
    const answers = await Promise.all([say(place, 'approved', { count: 5 }), say(place, 'paid', { count: 6 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

it.each<[string, string, object, string]>([
  ['a day that has not come', supported, { asOf: '2020-07-02' }, '422 as-of-after-today at /asOf'],
  ['a policy that nobody published', supported.replace('housing', 'luck'), {}, '404 policy-not-found at '],
  ['a part of a household', supported, { count: 0.5 }, '400 invalid-request at /count'],
  ['an amount that is a number', supported, { amount: 5 }, '400 invalid-request at /amount'],
  ['a part of a đồng', supported, { amount: '0.5' }, '400 invalid-request at /amount'],
  ['a date that is none', supported, { asOf: '2020-06-31' }, '400 invalid-request at /asOf'],
  ['a year before the programmes', supported.replace('2020', '1999'), {}, '400 invalid-request at /params/year'],
  ['a measure that does not exist', at('wished'), {}, '400 invalid-request at /params/measure'],
])('refuses %s at its field and leaves nothing behind', async (_, path, change, refusal) => {
  const { admin } = poverty.database;
  const place = await aPolicy();
  const before = await rowsOf(admin, place.provinceId);
  const answer = await poverty.command(`POST ${path}`, body(change), anOfficer(place));
  expect(refusalIn(answer)).toBe(refusal);
  expect(await rowsOf(admin, place.provinceId)).toEqual(before);
});

it.each([
  ['vi', 'Chọn ngày hôm nay hoặc một ngày đã qua.', 'Ngày này chưa đến'],
  ['en', 'Choose today or a day that has passed.', 'This day has not come yet'],
])('says in %s what is wrong, where, and what to do', async (language, remedy, sentence) => {
  const headers = {
    ...as(anOfficer(await aPolicy())),
    ...{ 'idempotency-key': randomUUID(), 'accept-language': language },
  };
  const payload = body({ asOf: '2020-07-02' });
  const answer = await poverty.app.inject({ method: 'POST', url: supported, headers, payload });
  expect(answer.json()).toMatchObject({ detail: remedy, errors: [{ pointer: '/asOf', detail: sentence }] });
});

it('waits until it knows whether the province is a demo', async () => {
  const place = await aPolicy();
  await poverty.database.admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [place.provinceId]);
  expect((await record(place)).status).toBe(503);
});

it('lets in exactly the poverty officer, and hides from each province the support of the other', async () => {
  const [place, elsewhere] = [await aPolicy(), await aPolicy()];
  const versions = new Map<Place, number>();
  await fc.assert(
    fc.asyncProperty(fc.subarray(Role.options), fc.constantFrom(place, elsewhere), async (roles, home) => {
      const caller = aCaller({ roles, provinceId: home.provinceId });
      const permitted = roles.some((role) => role === 'povertyOfficer');
      const seenVersion = versions.get(home) ?? 0;
      const { status } = await record(home, { seenVersion }, caller);
      expect(status).toBe(permitted ? 201 : 403);
      if (permitted) versions.set(home, seenVersion + 1);
      if (!roles.some((role) => role.endsWith('Officer') || role === 'auditor')) return;
      const { supports, actions } = await view(home, caller);
      expect(supports.map(({ history }) => history.length)).toEqual(versions.has(home) ? [versions.get(home)] : []);
      expect(actions).toMatchObject([{ name: 'recordSupport', allowed: permitted }]);
    }),
    { numRuns: 30 },
  );
});

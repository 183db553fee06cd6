import { Role } from '@langmoi/contracts/caller';
import { FundingView, FundsRecorded, LineView } from '@langmoi/contracts/funding';
import { aCaller, as } from '@langmoi/testing/callers';
import { aPlace, rowsOf, type Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { startService } from './service';

let funding: ServiceUnderTest;

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

const mobilised = '/years/2020/programmes/newRural/sources/credit/mobilised/records';
const disbursed = '/years/2020/programmes/povertyReduction/sources/centralBudget/disbursed/records';
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['financeOfficer'] });
const body = (change: object = {}) => ({ asOf: '2020-06-30', seenVersion: 0, amount: '2150078000000', ...change });
const record = (place: Place, change: object = {}, caller = anOfficer(place), key?: string) =>
  funding.command(`POST ${mobilised}`, body(change), caller, key);
const view = async (place: Place, caller = anOfficer(place)) =>
  FundingView.parse((await funding.ask('/lines', caller)).body);
const eventsOf = async (lineId: unknown) =>
  (await funding.events(FundsRecorded.type)).filter((data) => data['lineId'] === lineId);

const approve = (place: Place, version: number, caller = anOfficer(place)) =>
  funding.command(`POST ${mobilised}/${version}/approvals`, {}, caller);

it('records versions one after the other, each a figure once another officer has approved it', async () => {
  const place = await aPlace(funding.database.admin);
  const first = await record(place);
  expect(first.status).toBe(201);
  const { lineId, current, history } = LineView.parse(first.body);
  expect(current).toBeNull();
  expect(history).toMatchObject([
    {
      ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
      ...{ amount: '2150078000000', planned: null, printed: null, printedRate: null, readings: [] },
      approval: { state: 'awaiting', mine: true },
    },
  ]);
  expect(await eventsOf(lineId)).toEqual([]);
  expect((await approve(place, 1)).body).toMatchObject({ current: { version: 1, approval: { state: 'approved' } } });
  const second = LineView.parse((await record(place, { seenVersion: 1, amount: '1' })).body);
  expect(second).toMatchObject({ lineId, current: { version: 1 }, history: [{ version: 2, amount: '1' }, {}] });
  expect((await approve(place, 2)).body).toMatchObject({ current: { version: 2, amount: '1' } });
  expect((await view(place)).lines).toMatchObject([{ lineId, current: { version: 2 } }]);
  expect(await eventsOf(lineId)).toMatchObject([
    { year: 2020, fundingSource: 'credit', version: 1, amount: '2150078000000', recordId: history[0]?.id },
    { year: 2020, fundingSource: 'credit', version: 2, amount: '1' },
  ]);
});

it('marks as rehearsal only what is recorded on demo data', async () => {
  const place = await aPlace(funding.database.admin, { isDemo: false });
  expect((await record(place)).body).toMatchObject({ history: [{ rehearsal: false }] });
});

it('refuses an officer who has not seen the newest version, and shows it', async () => {
  const place = await aPlace(funding.database.admin);
  const { history, lineId } = LineView.parse((await record(place)).body);
  expect(await record(place)).toMatchObject({
    status: 409,
    body: { type: '/problems/stale-version', version: 1, current: { id: history[0]?.id } },
  });
  expect((await view(place)).lines).toMatchObject([{ lineId, history: [{ version: 1 }] }]);
});

it('lets one of three win who say the first word of a line at once', async () => {
  const place = await aPlace(funding.database.admin);
  const answers = await Promise.all(['1', '2', '3'].map((amount) => record(place, { amount })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const [line] = (await view(place)).lines;
  expect(line?.history).toHaveLength(1);
});

it('records once when the same request comes twice, and refuses its key under another', async () => {
  const place = await aPlace(funding.database.admin);
  const [officer, key] = [anOfficer(place), randomUUID()];
  const [first, second] = await Promise.all([record(place, {}, officer, key), record(place, {}, officer, key)]);
  expect(second).toEqual(first);
  expect((await view(place)).lines).toMatchObject([{ history: [{ version: 1 }] }]);
  expect(await record(place, { amount: '1' }, officer, key)).toMatchObject({
    status: 422,
    body: { type: '/problems/idempotency-key-reused' },
  });
});

it.each<[string, string, object, string]>([
  ['a day that has not come', mobilised, { asOf: '2020-07-02' }, '422 as-of-after-today at /asOf'],
  ['more than the plan', disbursed, { amount: '2', planned: '1' }, '422 part-exceeds-whole at /amount'],
  ['a disbursement without its plan', disbursed, {}, '422 invalid-request at /planned'],
  ['a mobilisation with a plan', mobilised, { planned: '1' }, '422 invalid-request at /planned'],
  ['an amount that is a number', mobilised, { amount: 5 }, '400 invalid-request at /amount'],
  ['a part of a đồng', mobilised, { amount: '0.5' }, '400 invalid-request at /amount'],
  ['a date that is none', mobilised, { asOf: '2020-06-31' }, '400 invalid-request at /asOf'],
  ['a year before the programmes', mobilised.replace('2020', '1999'), {}, '400 invalid-request at /params/year'],
  [
    'a source that does not exist',
    mobilised.replace('credit', 'lottery'),
    {},
    '400 invalid-request at /params/fundingSource',
  ],
])('refuses %s at its field and leaves nothing behind', async (_, path, change, refusal) => {
  const { admin } = funding.database;
  const place = await aPlace(admin);
  const before = await rowsOf(admin, place.provinceId);
  const answer = await funding.command(`POST ${path}`, body(change), anOfficer(place));
  expect(refusalIn(answer)).toBe(refusal);
  expect(await rowsOf(admin, place.provinceId)).toEqual(before);
});

it.each([
  ['vi', 'Chọn ngày hôm nay hoặc một ngày đã qua.', 'Ngày này chưa đến'],
  ['en', 'Choose today or a day that has passed.', 'This day has not come yet'],
])('says in %s what is wrong, where, and what to do', async (language, remedy, sentence) => {
  const headers = {
    ...as(anOfficer(await aPlace(funding.database.admin))),
    ...{ 'idempotency-key': randomUUID(), 'accept-language': language },
  };
  const payload = body({ asOf: '2020-07-02' });
  const answer = await funding.app.inject({ method: 'POST', url: mobilised, headers, payload });
  expect(answer.json()).toMatchObject({ detail: remedy, errors: [{ pointer: '/asOf', detail: sentence }] });
});

it('waits until it knows whether the province is a demo', async () => {
  const { admin } = funding.database;
  const place = await aPlace(admin);
  await admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [place.provinceId]);
  expect((await record(place)).status).toBe(503);
});

it('lets in exactly the finance officer, and hides from each province the money of the other', async () => {
  const { admin } = funding.database;
  const [place, elsewhere] = [await aPlace(admin), await aPlace(admin)];
  const versions = new Map<Place, number>();
  await fc.assert(
    fc.asyncProperty(fc.subarray(Role.options), fc.constantFrom(place, elsewhere), async (roles, home) => {
      const caller = aCaller({ roles, provinceId: home.provinceId });
      const permitted = roles.some((role) => role === 'financeOfficer');
      const seenVersion = versions.get(home) ?? 0;
      const { status } = await record(home, { seenVersion }, caller);
      expect(status).toBe(permitted ? 201 : 403);
      if (permitted) versions.set(home, seenVersion + 1);
      if (!roles.some((role) => role.endsWith('Officer') || role === 'auditor')) return;
      const { lines, actions } = await view(home, caller);
      expect(lines.map(({ history }) => history.length)).toEqual(versions.has(home) ? [versions.get(home)] : []);
      expect(actions).toMatchObject([{ name: 'recordFunds', allowed: permitted }]);
    }),
    { numRuns: 30 },
  );
});

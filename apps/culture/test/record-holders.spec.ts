import { Role } from '@langmoi/contracts/caller';
import { CultureView, HoldersRecorded, HoldingView, type TitleDefinition } from '@langmoi/contracts/culture';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aCaller, as } from '@langmoi/testing/callers';
import { aPlace, rowsOf, type Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { TitleService } from '../src/title/title.service';
import { startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

const household: TitleDefinition = {
  ...{ id: 'household', title: { vi: 'Gia đình', en: 'Family' }, subject: 'household' },
  ...{ universe: { vi: 'số hộ phát động', en: 'households called upon' }, legalBasis: null, confidence: 'provisional' },
};
/** A place of its own with one title. */
async function aTitle(choice: { isDemo?: boolean } = {}): Promise<Place> {
  const place = await aPlace(culture.database.admin, choice);
  const caller = systemCaller('culture', place.provinceId);
  await culture.app.get(Db).run(caller, (em) => culture.app.get(TitleService).publish(em, caller, [household]));
  return place;
}

const of = (unitId: string) => `/units/${unitId}/titles/household/records`;
const ofDistrict = ({ district }: Place) => of(district);
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['cultureOfficer'] });
const body = (change: object = {}) => ({ asOf: '2020-06-30', seenVersion: 0, holders: 93, universe: 111, ...change });
const record = (place: Place, change: object = {}, caller = anOfficer(place), key?: string) =>
  culture.command(`POST ${ofDistrict(place)}`, body(change), caller, key);
const view = async (place: Place, caller = anOfficer(place)) =>
  CultureView.parse((await culture.ask('/holdings', caller)).body);
const eventsOf = async (holdingId: unknown) =>
  (await culture.events(HoldersRecorded.type)).filter((data) => data['holdingId'] === holdingId);

it('records versions one after the other, and tells of each', async () => {
  const place = await aTitle();
  const first = await record(place);
  expect(first.status).toBe(201);
  const { holdingId, unitName, current, history } = HoldingView.parse(first.body);
  expect(unitName).toBe('Huyện Thử');
  expect(current).toMatchObject({
    ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
    ...{ holders: 93, universe: 111, printedRate: null, readings: [] },
  });
  expect(history).toEqual([current]);
  const second = HoldingView.parse((await record(place, { seenVersion: 1, holders: 94 })).body);
  expect(second).toMatchObject({ holdingId, current: { version: 2, holders: 94, universe: 111 } });
  expect((await view(place)).holdings).toEqual([second]);
  expect(await eventsOf(holdingId)).toMatchObject([
    { unitId: place.district, title: 'household', version: 1, holders: 93, recordId: current.id },
    { unitId: place.district, title: 'household', version: 2, holders: 94 },
  ]);
});

it('marks as rehearsal only what is recorded on demo data', async () => {
  const place = await aTitle({ isDemo: false });
  expect((await record(place)).body).toMatchObject({ current: { rehearsal: false } });
});

it('refuses an officer who has not seen the newest version, and shows it', async () => {
  const place = await aTitle();
  const { current, holdingId } = HoldingView.parse((await record(place)).body);
  expect(await record(place)).toMatchObject({
    status: 409,
    body: { type: '/problems/stale-version', version: 1, current },
  });
  expect(await eventsOf(holdingId)).toHaveLength(1);
});

it('lets one of three win who say the first word of a holding at once', async () => {
  const place = await aTitle();
  const answers = await Promise.all([1, 2, 3].map((holders) => record(place, { holders })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const [holding] = (await view(place)).holdings;
  expect(holding?.history).toHaveLength(1);
  expect(await eventsOf(holding?.holdingId)).toHaveLength(1);
});

it('records once when the same request comes twice, and refuses its key under another', async () => {
  const place = await aTitle();
  const [officer, key] = [anOfficer(place), randomUUID()];
  const [first, second] = await Promise.all([record(place, {}, officer, key), record(place, {}, officer, key)]);
  expect(second).toEqual(first);
  expect(await eventsOf(first.body['holdingId'])).toHaveLength(1);
  expect(await record(place, { holders: 1 }, officer, key)).toMatchObject({
    status: 422,
    body: { type: '/problems/idempotency-key-reused' },
  });
});

it.each<[string, (place: Place) => string, object, string]>([
  ['a day that has not come', ofDistrict, { asOf: '2020-07-02' }, '422 as-of-after-today at /asOf'],
  ['more holders than there are', ofDistrict, { holders: 112 }, '422 part-exceeds-whole at /holders'],
  [
    'a title that nobody published',
    (place) => ofDistrict(place).replace('household', 'luck'),
    {},
    '404 title-not-found at ',
  ],
  ['a unit that does not exist', () => of(randomUUID()), {}, '404 unit-not-found at '],
  ['a part of a household', ofDistrict, { holders: 0.5 }, '400 invalid-request at /holders'],
  ['holders of nobody knows how many', ofDistrict, { universe: undefined }, '400 invalid-request at /universe'],
  ['a date that is none', ofDistrict, { asOf: '2020-06-31' }, '400 invalid-request at /asOf'],
  ['a unit that is no id', () => of('tra-vinh'), {}, '400 invalid-request at /params/unitId'],
])('refuses %s at its field and leaves nothing behind', async (_, path, change, refusal) => {
  const { admin } = culture.database;
  const place = await aTitle();
  const before = await rowsOf(admin, place.provinceId);
  const answer = await culture.command(`POST ${path(place)}`, body(change), anOfficer(place));
  expect(refusalIn(answer)).toBe(refusal);
  expect(await rowsOf(admin, place.provinceId)).toEqual(before);
});

it.each([
  ['vi', 'Chọn ngày hôm nay hoặc một ngày đã qua.', 'Ngày này chưa đến'],
  ['en', 'Choose today or a day that has passed.', 'This day has not come yet'],
])('says in %s what is wrong, where, and what to do', async (language, remedy, sentence) => {
  const place = await aTitle();
  const headers = {
    ...as(anOfficer(place)),
    ...{ 'idempotency-key': randomUUID(), 'accept-language': language },
  };
  const payload = body({ asOf: '2020-07-02' });
  const answer = await culture.app.inject({ method: 'POST', url: ofDistrict(place), headers, payload });
  expect(answer.json()).toMatchObject({ detail: remedy, errors: [{ pointer: '/asOf', detail: sentence }] });
});

it('waits until it knows whether the province is a demo', async () => {
  const place = await aTitle();
  await culture.database.admin.query('DELETE FROM directory_provinces WHERE province_id = $1', [place.provinceId]);
  expect((await record(place)).status).toBe(503);
});

it('lets in exactly the culture officer, and knows no unit of another province', async () => {
  const [place, elsewhere] = [await aTitle(), await aTitle()];
  let version = 0;
  await fc.assert(
    fc.asyncProperty(fc.subarray(Role.options), fc.boolean(), async (roles, atHome) => {
      const caller = aCaller({ roles, provinceId: (atHome ? place : elsewhere).provinceId });
      const permitted = roles.some((role) => role === 'cultureOfficer');
      const { status } = await record(place, { seenVersion: version }, caller);
      if (status === 201) version++;
      expect(status).toBe(!permitted ? 403 : atHome ? 201 : 404);
      if (!roles.some((role) => role.endsWith('Officer') || role === 'auditor')) return;
      const { holdings, actions } = await view(place, caller);
      expect(holdings.map(({ history }) => history.length)).toEqual(atHome && version > 0 ? [version] : []);
      expect(actions).toMatchObject([{ name: 'recordHolders', allowed: permitted }]);
    }),
    { numRuns: 30 },
  );
});

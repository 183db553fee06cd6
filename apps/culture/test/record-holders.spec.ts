import { CultureView, HoldersRecorded, HoldingView } from '@langmoi/contracts/culture';
import { aCaller } from '@langmoi/testing/callers';
import type { Place } from '@langmoi/testing/place';
import { itRecordsInTurn } from '@langmoi/testing/recording';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { aPlaceWithTitle, startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

const aTitle = (choice?: { isDemo?: boolean }) => aPlaceWithTitle(culture, choice);

const of = (unitId: string) => `/units/${unitId}/titles/household/records`;
const ofDistrict = ({ district }: Place) => of(district);
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['cultureOfficer'] });
const say = (place: Place, path: string, change: object) =>
  culture.command(`POST ${path}`, { asOf: '2020-06-30', seenVersion: 0, universe: 111, ...change }, anOfficer(place));

it('records versions one after the other, and tells of each', async () => {
  const place = await aTitle();
  const first = await say(place, ofDistrict(place), { holders: 93 });
  expect(first.status).toBe(201);
  const { holdingId, unitName, current, history } = HoldingView.parse(first.body);
  expect(unitName).toBe('Huyện Thử');
  expect(current).toMatchObject({
    ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
    ...{ holders: 93, universe: 111, printedRate: null, readings: [] },
  });
  expect(history).toEqual([current]);
  const second = HoldingView.parse((await say(place, ofDistrict(place), { seenVersion: 1, holders: 94 })).body);
  expect(second).toMatchObject({ holdingId, current: { version: 2, holders: 94, universe: 111 } });
  const { holdings } = CultureView.parse((await culture.ask('/holdings', anOfficer(place))).body);
  expect(holdings).toEqual([second]);
  expect(await culture.events(HoldersRecorded.type)).toMatchObject([
    { holdingId, unitId: place.district, title: 'household', version: 1, holders: 93, recordId: current.id },
    { holdingId, unitId: place.district, title: 'household', version: 2, holders: 94 },
  ]);
});

it('knows no unit of another province', async () => {
  const [place, elsewhere] = [await aTitle(), await aTitle()];
  expect(refusalIn(await say(place, ofDistrict(elsewhere), { holders: 93 }))).toBe('404 unit-not-found at ');
});

itRecordsInTurn({
  service: () => culture,
  aPlace: aTitle,
  role: 'cultureOfficer',
  table: 'holding_records',
  action: 'recordHolders',
  path: ofDistrict,
  body: { holders: 93, universe: 111 },
  other: { holders: 1 },
  list: { path: '/holdings', name: 'holdings' },
  refused: [
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
    ['a unit that is no id', () => of('tra-vinh'), {}, '400 invalid-request at /params/unitId'],
  ],
});

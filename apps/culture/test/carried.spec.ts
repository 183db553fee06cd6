import { CultureView, type CarriedHolding } from '@langmoi/contracts/culture';
import { ClockMoved } from '@langmoi/contracts/directory';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { describeTraVinh, mergerOn, vinhLong } from '@langmoi/testing/vinh-long';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService } from './service';

const provinceId = uuidOf('province', '84');
let culture: ServiceUnderTest;

async function view(units?: string): Promise<CultureView> {
  const caller = aCaller({ provinceId, roles: ['auditor'] });
  return CultureView.parse((await culture.ask(`/holdings${units ? `?units=${units}` : ''}`, caller)).body);
}

const carriedBy = async (units: string, of: Partial<CarriedHolding>): Promise<CarriedHolding[]> =>
  (await view(units)).carried!.holdings.filter(
    ({ title, saidOf }) => title === of.title && (of.saidOf === undefined || saidOf === of.saidOf),
  );

beforeAll(async () => {
  culture = await startService();
  await loadDemo({ DATABASE_URL: culture.database.loader.url, DATA_DIR: dataDir });
  await describeTraVinh(culture);
});
afterAll(() => culture?.close());

it('tells what the nine districts say of the province that took them, and no further, and the same in all', async () => {
  const ofDistricts = await carriedBy(mergerOn, { title: 'culturalHouseholdNewRural', saidOf: 'district' });
  expect(ofDistricts).toMatchObject([{ isPlaced: false, unit: { unitId: vinhLong }, holders: 201891 }]);
  expect(ofDistricts[0]!.pieces).toHaveLength(9);
});

it('carries a rate by both of its numbers, and not where a district gives the one alone', async () => {
  const title = 'culturalHouseholdNewRural';
  const [ofProvince] = await carriedBy(mergerOn, { title, saidOf: 'province' });
  expect(ofProvince).toMatchObject({ isPlaced: true, unit: { unitId: vinhLong }, holders: 201891, universe: 227678 });
  const [ofDistricts] = await carriedBy(mergerOn, { title, saidOf: 'district' });
  expect(ofDistricts!.universe).toBeNull();
});

it('leaves each district what it said on a day on which it is there', async () => {
  const { carried, ...asked } = await view('2025-06-30');
  expect(asked).toEqual(await view());
  const told = carried!.holdings.map(({ unit, title, holders, universe, isPlaced }) => ({
    ...{ unitId: unit?.unitId, title, holders, universe, isPlaced },
  }));
  const said = asked.holdings.map(({ unitId, title, current: { holders, universe } }) => ({
    ...{ unitId, title, holders, universe, isPlaced: true },
  }));
  expect(told).toHaveLength(said.length);
  expect(told).toEqual(expect.arrayContaining(said));
});

it('counts no rehearsal with what papers say', async () => {
  const clock = anEvent(ClockMoved, directoryEvents.clock, { provinceid: provinceId, subject: provinceId });
  await culture.deliver(ClockMoved, clock);
  const said = await culture.command(
    `POST /units/${uuidOf('unit', '84')}/titles/culturalHousehold/records`,
    { asOf: '2020-03-31', holders: 7, universe: 9, seenVersion: 1 },
    aCaller({ provinceId, roles: ['cultureOfficer'] }),
  );
  expect(said.status).toBe(201);
  const { holdings, carried } = await view(mergerOn);
  const ofTitle = ({ title }: { title: string }) => title === 'culturalHousehold';
  expect(holdings.find(ofTitle)!.current).toMatchObject({ rehearsal: true, holders: 7 });
  expect(carried!.holdings.filter(ofTitle).map(({ holders }) => holders)).toEqual([244576]);
});

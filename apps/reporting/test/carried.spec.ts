import { UnitDescribed } from '@langmoi/contracts/directory';
import { CommuneStanding, ProgrammesView, ProvinceOverview } from '@langmoi/contracts/reporting';
import { livesOfTraVinh, mergerOn, vinhLong } from '@langmoi/testing/vinh-long';
import { factsOfTraVinh } from './facts-of-tra-vinh';
import { startReporting, type Reporting } from './service';
import { communeId, eventsOfTraVinh, hamTan, provinceId } from './tra-vinh';

let reporting: Reporting;

/** The events of the demo, each unit with the life that the register tells of it after the change of 2025. */
function eventsWithLives() {
  const lives = livesOfTraVinh();
  return eventsOfTraVinh().map((sent) => {
    if (sent.definition !== UnitDescribed) return sent;
    const { id } = sent.event.data as { id: string };
    return { ...sent, event: { ...sent.event, data: { ...sent.event.data, life: lives.get(id) } } };
  });
}

beforeAll(async () => {
  reporting = await startReporting();
  await reporting.deliverTogether(eventsWithLives());
  await reporting.loadStatements();
});
afterAll(() => reporting?.close());

async function overviewBy(units?: string): Promise<ProvinceOverview> {
  const { body } = await reporting.get(`/provinces/${provinceId}/overview${units ? `?units=${units}` : ''}`);
  return ProvinceOverview.parse(body);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const carriedBy = async (units: string) => (await overviewBy(units)).carried!;

describe('Trà Vinh of 2020 by the units of 01/7/2025', () => {
  it('has the same figures by its own units as without the question', async () => {
    const { carried, ...asked } = await overviewBy(mergerOn);
    expect(asked).toEqual(await overviewBy());
    expect(carried!.on).toBe(mergerOn);
  });

  it('keeps 85 communes 85 and 57 recognised 57, under the forty communes that took them', async () => {
    const { units } = await carriedBy(mergerOn);
    const [province, ...communes] = units;
    expect(province!.unit).toMatchObject({ unitId: vinhLong, name: 'Vĩnh Long', level: 'province' });
    expect(communes.map(({ unit }) => [unit?.level, unit?.parentId])).toEqual(Array(40).fill(['commune', vinhLong]));
    for (const all of [[province!], communes]) {
      expect(sum(all.map((row) => row.communes.length))).toBe(85);
      expect(sum(all.map(({ recognised }) => recognised.numerator!))).toBe(57);
      expect(sum(all.map(({ recognised }) => recognised.denominator!))).toBe(85);
    }
    expect(new Set(communes.flatMap((row) => row.communes)).size).toBe(85);
  });

  it('carries a mean by what it is made of, never as a mean of means', async () => {
    const { units } = await carriedBy(mergerOn);
    const [province, ...communes] = units;
    expect(province!.meanComputed).toMatchObject({ value: 18.27, numerator: 1279, denominator: 70 });
    expect(sum(communes.map(({ meanComputed }) => meanComputed.numerator ?? 0))).toBe(1279);
    expect(sum(communes.map(({ meanComputed }) => meanComputed.denominator ?? 0))).toBe(70);
  });

  it('carries what is stated by district to the province and no further, and its rates nowhere', async () => {
    const { units, places, notCarried } = await carriedBy(mergerOn);
    expect(units[0]!.statedRecognised).toMatchObject({ value: 57 });
    expect(units[0]!.statedRecognised!.parts).toHaveLength(9);
    expect(units.slice(1).every(({ statedRecognised }) => statedRecognised === null)).toBe(true);
    expect(places.find(({ fromId }) => fromId === communeId('844'))).toMatchObject({
      ...{ fromName: 'Huyện Càng Long', unit: null, reason: 'districtEnded', holder: { unitId: vinhLong } },
    });
    expect(notCarried.map(({ from, value }) => [from, value.value])).toContainEqual(['Huyện Càng Long', '76,92']);
    expect(notCarried).toHaveLength(18);
  });

  it('says of one commune where it lies', async () => {
    const { body } = await reporting.get(`/communes/${hamTan}/standing?units=${mergerOn}`);
    const [place] = CommuneStanding.parse(body).carried!.places;
    expect(place).toMatchObject({
      fromName: 'Xã Hàm Tân',
      reason: null,
      unit: { parentId: vinhLong, name: 'Hàm Giang' },
    });
  });
});

it('counts by the districts of the day where there are districts, as the page does', async () => {
  const { carried, districts } = await overviewBy('2025-06-30');
  const ofDistricts = carried!.units.filter(({ unit }) => unit?.level === 'district');
  const plain = ofDistricts.map(({ unit, communes, recognised, meanComputed, statedRecognised }) => ({
    ...{ districtId: unit!.unitId, communes: communes.length, recognised: recognised.value },
    ...{ mean: meanComputed.value, stated: String(statedRecognised?.value) },
  }));
  const shown = districts.map((one) => ({
    ...{ districtId: one.districtId, communes: one.communes, recognised: one.recognised.value },
    ...{ mean: one.meanComputed.value, stated: one.statedRecognised?.value },
  }));
  const byId = (a: { districtId: string }, b: { districtId: string }) => a.districtId.localeCompare(b.districtId);
  expect(plain.sort(byId)).toEqual(shown.sort(byId));
  expect(carried!.notCarried).toEqual([]);
});

it('tells titles, money and policies of the province that took them, with every number that they had', async () => {
  await reporting.deliverTogether(factsOfTraVinh());
  const ask = async (query: string) =>
    ProgrammesView.parse((await reporting.get(`/provinces/${provinceId}/programmes${query}`)).body);
  const { carried, ...asked } = await ask(`?units=${mergerOn}`);
  expect(asked).toEqual(await ask(''));
  const households = carried!.holdings.filter(({ title }) => title === 'culturalHouseholdNewRural');
  expect(households.map(({ saidOf, unit, holders, universe }) => [saidOf, unit?.name, holders, universe])).toEqual(
    expect.arrayContaining([
      ['province', 'Vĩnh Long', 201891, 227678],
      ['district', 'Vĩnh Long', 201891, null],
    ]),
  );
  expect(carried!.places.find(({ fromName }) => fromName === 'Tỉnh Trà Vinh')).toMatchObject({
    unit: { unitId: vinhLong },
  });
});

it('refuses a day that is none', async () => {
  expect(await reporting.get(`/provinces/${provinceId}/overview?units=2025`)).toMatchObject({
    status: 400,
    body: { errors: [{ pointer: '/query/units' }] },
  });
});

it('counts a commune whose life nobody told under nobody, so that the total stays', async () => {
  const strange = communeId('29999');
  const [unit] = eventsOfTraVinh()
    .filter(({ definition }) => definition === UnitDescribed)
    .slice(-1);
  const data = { ...unit!.event.data, id: strange, code: '29999', name: 'Mới' };
  await reporting.deliver({ definition: UnitDescribed, event: { ...unit!.event, id: crypto.randomUUID(), data } });
  const { units, places } = await carriedBy(mergerOn);
  const top = units.filter((row) => row.unit === null || row.unit.level === 'province');
  expect(top.map(({ communes }) => communes.length)).toEqual([85, 1]);
  expect(places.find(({ fromId }) => fromId === strange)).toMatchObject({ reason: 'lifeUnknown', holder: null });
});

import type { CarriedOverview, CommuneStanding, DistrictRow } from '@langmoi/contracts/reporting';
import type { UnitForm } from '@langmoi/contracts/units';
import { carriedUnits, madeOf, tileGroupsOf, underUnits } from './standing';

const commune = (communeId: string, districtId: string) => ({ communeId, districtId }) as CommuneStanding;
const communes = [commune('a', 'càng long'), commune('b', 'càng long'), commune('c', 'trà cú')];
const districts = ['càng long', 'trà cú'].map((districtId) => ({ districtId, name: districtId }) as DistrictRow);
const form = (unitId: string, level: UnitForm['level']) => ({ unitId, level, name: unitId }) as UnitForm;
const province = form('vĩnh long', 'province');

/** Carried to a day on which a and b lie in one commune and c in none for certain. */
function carriedTo(units: readonly { unit: UnitForm | null; communes: string[] }[]): CarriedOverview {
  const placed = [
    { fromId: 'a', unit: form('tân an', 'commune') },
    { fromId: 'c', unit: null },
  ];
  return { on: '2025-07-01', units, places: placed } as unknown as CarriedOverview;
}
const shown = (carried?: CarriedOverview) =>
  tileGroupsOf({ districts, communes, ...(carried && { carried }) }).map(({ key, communes: its }) => [
    key,
    its.map(({ communeId }) => communeId).join(' '),
  ]);

it('shows the communes by their district', () => {
  expect(shown()).toEqual([
    ['càng long', 'a b'],
    ['trà cú', 'c'],
  ]);
});

it('shows all of them together on a day without districts, and nothing of nobody', () => {
  const groups = tileGroupsOf({ districts: [], communes });
  expect(groups).toEqual([{ key: 'all', unit: null, communes }]);
  expect(tileGroupsOf({ districts: [], communes: [] })).toEqual([]);
});

it('shows them under the communes of another day, each once, and those that none holds apart', () => {
  const all = { unit: province, communes: ['a', 'b', 'c'] };
  expect(shown(carriedTo([all, { unit: form('tân an', 'commune'), communes: ['a', 'b'] }]))).toEqual([
    ['tân an', 'a b'],
    ['rest', 'c'],
  ]);
});

it('shows them under the districts of another day where there are districts', () => {
  const units = [
    { unit: form('huyện', 'district'), communes: ['a', 'b', 'c'] },
    { unit: form('tân an', 'commune'), communes: ['a', 'b'] },
  ];
  expect(shown(carriedTo(units))).toEqual([['huyện', 'a b c']]);
});

it('names the unit that holds a commune whole, and none where none does', () => {
  const units = carriedUnits({ carried: carriedTo([]) });
  expect([units.get('a')?.unitId, units.get('c')]).toEqual(['tân an', undefined]);
  expect(carriedUnits({}).size).toBe(0);
});

describe('the communes of their own day beside the units of another', () => {
  const [tanAn, hoaThuan] = [form('tân an', 'commune'), form('hòa thuận', 'commune')];
  const parts = [tanAn, hoaThuan].map((unit) => ({ unit, share: null }));
  const places = [
    { fromId: 'a', unit: tanAn, parts: [] },
    { fromId: 'b', unit: tanAn, parts: [] },
    { fromId: 'c', unit: null, parts },
  ];
  const carried = { on: '2025-07-01', units: [], notCarried: [], places } as unknown as CarriedOverview;

  it('stand under the unit that holds each whole, each once, and those that none holds last', () => {
    const groups = underUnits([...communes].reverse(), carriedUnits({ carried }));
    expect(groups.map(({ unit, communes: its }) => [unit?.name, its.map(({ communeId }) => communeId)])).toEqual([
      ['tân an', ['b', 'a']],
      [undefined, ['c']],
    ]);
  });

  it('are what the figures of a unit are made of; one that was divided only perhaps', () => {
    const ids = (unitId: string) => {
      const { whole, perhaps } = madeOf({ communes, carried }, unitId);
      return [whole, perhaps].map((its) => its.map(({ communeId }) => communeId).join(' '));
    };
    expect([ids('tân an'), ids('hòa thuận'), ids('càng long')]).toEqual([
      ['a b', 'c'],
      ['', 'c'],
      ['', ''],
    ]);
  });
});

import type { CarriedOverview, CommuneStanding, DistrictRow } from '@langmoi/contracts/reporting';
import type { UnitForm } from '@langmoi/contracts/units';
import { carriedUnits, tileGroupsOf } from './standing';

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

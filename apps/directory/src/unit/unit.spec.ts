import { aliasViewOf, inOrder, thereOn } from './unit';
import type { AliasRow, UnitRow } from './unit.entity';

const aUnit = (level: UnitRow['level'], code: string): UnitRow => ({
  id: code,
  provinceId: 'p',
  parentId: null,
  level,
  kind: level,
  code,
  name: `name ${code}`,
  fullName: `full name ${code}`,
  life: null,
});
const units = [aUnit('commune', '29300'), aUnit('commune', '29263'), aUnit('district', '844'), aUnit('province', '84')];

const anAlias = (unitId: string | null): AliasRow => ({
  id: 'a',
  provinceId: 'p',
  written: 'Huyện Hội',
  districtId: '844',
  unitId,
  basis: unitId === null ? 'unresolved' : 'spelling',
  because: { vi: 'vì', en: 'because' },
  sources: [],
});

it('orders units from the province down and by code', () => {
  expect(inOrder(units).map(({ code }) => code)).toEqual(['84', '844', '29263', '29300']);
});

it('names what an alias means and leaves an unresolved one open', () => {
  expect(aliasViewOf(anAlias('29263'), units)).toMatchObject({
    unitName: 'name 29263',
    districtName: 'full name 844',
  });
  expect(aliasViewOf(anAlias(null), units)).toMatchObject({ unitId: null, unitName: null, basis: 'unresolved' });
});

describe('the units that there are today', () => {
  const lived = (unit: UnitRow, fromOn: string | null, toOn: string | null): UnitRow => {
    const { id: unitId, parentId, level, kind, code, name } = unit;
    const state = { unitId, parentId, kind, code, name, fromOn, toOn, begunBy: 'a', endedBy: null };
    return { ...unit, life: { states: [{ ...state, level: level as 'commune' }], parts: [], kin: [] } };
  };
  const [ended, begun] = [
    lived(aUnit('commune', '1'), null, '2020-06-30'),
    lived(aUnit('commune', '2'), '2020-07-01', null),
  ];
  const there = (today: string, ...more: UnitRow[]) => thereOn([ended, begun, ...more], today).map(({ code }) => code);

  it('are those whose life covers the day, and those of which the register knows nothing', () => {
    const province = lived(aUnit('province', '84'), null, null);
    expect(there('2020-06-30', province, aUnit('commune', '3'))).toEqual(['1', '84', '3']);
    expect(there('2020-07-01', province)).toEqual(['2', '84']);
  });

  it('are those of its last day where the province is no more', () => {
    expect(there('2026-01-01', lived(aUnit('province', '84'), null, '2025-06-30'))).toEqual(['2', '84']);
  });
});

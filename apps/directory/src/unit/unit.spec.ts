import { aliasViewOf, inOrder } from './unit';
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

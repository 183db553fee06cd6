import type { UnitView } from '@langmoi/contracts/directory';
import { unitChoices } from './unit-choices';

const unit = (id: string, level: UnitView['level'], parentId: string | null): UnitView => ({
  ...{ id, provinceId: 'p', parentId, level, kind: level, code: id, name: id },
});
const province = unit('p', 'province', null);
const districts = [unit('d2', 'district', 'p'), unit('d10', 'district', 'p'), unit('d3', 'district', 'p')];
const communes = [unit('b', 'commune', 'd2'), unit('a', 'commune', 'd2'), unit('c', 'commune', 'd10')];
const nameOf = ({ name }: UnitView) => `xã ${name}`;
const option = (id: string) => ({ value: id, label: `xã ${id}` });

it('shows communes below their district, and no district without any', () => {
  const found = unitChoices([province, ...districts, ...communes], nameOf, ({ level }) => level === 'commune');
  expect(found).toEqual([
    { group: 'xã d2', items: [option('a'), option('b')] },
    { group: 'xã d10', items: [option('c')] },
  ]);
});

it('leaves out no commune where there are no districts, or only some are below one', () => {
  const direct = [unit('y', 'commune', 'p'), unit('x', 'commune', 'p')];
  const isCommune = ({ level }: UnitView) => level === 'commune';
  expect(unitChoices([province, ...direct], nameOf, isCommune)).toEqual([option('x'), option('y')]);
  expect(unitChoices([province, ...direct, ...districts, ...communes], nameOf, () => true)).toEqual([
    ...[option('p'), option('x'), option('y')],
    { group: 'xã d2', items: [option('d2'), option('a'), option('b')] },
    { group: 'xã d3', items: [option('d3')] },
    { group: 'xã d10', items: [option('d10'), option('c')] },
  ]);
});

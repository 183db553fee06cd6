import type { UnitKind, UnitState } from '@langmoi/contracts/units';
import { UnitNames, type Hit } from './search';

const levelOf = (kind: UnitKind): UnitState['level'] =>
  ['province', 'city'].includes(kind) ? 'province' : ['district', 'town'].includes(kind) ? 'district' : 'commune';
const state = (unitId: string, kind: UnitKind, name: string, more: Partial<UnitState> = {}): UnitState => ({
  ...{ unitId, kind, name, level: levelOf(kind), code: unitId, parentId: null },
  ...{ fromOn: null, toOn: null, begunBy: 'e1', endedBy: null },
  ...more,
});
const until = { toOn: '2025-06-30', endedBy: 'e2' };
const since = { fromOn: '2025-07-01' };
const before = '2020-07-01';
const after = '2026-01-01';

const names = new UnitNames();
beforeAll(() => {
  const lives = [
    [state('84', 'province', 'Trà Vinh', until)],
    [state('86', 'province', 'Vĩnh Long', until)],
    [state('2025/86', 'province', 'Vĩnh Long', since)],
    [state('855', 'city', 'Vĩnh Long', { ...until, level: 'district', parentId: '86' })],
    [state('844', 'district', 'Càng Long', { ...until, parentId: '84' })],
    [state('850', 'town', 'Duyên Hải', { ...until, parentId: '84' })],
    [state('845', 'district', 'Duyên Hải', { ...until, parentId: '84' })],
    [state('29278', 'commune', 'Huyền Hội', { ...until, parentId: '844' })],
    [state('29290', 'commune', 'Vĩnh Long Hòa', { ...until, parentId: '844' })],
    [state('29267', 'township', 'Càng Long', { ...until, parentId: '844' })],
    [state('2025/29267', 'commune', 'Càng Long', { ...since, parentId: '2025/86' })],
    [
      state('31', 'ward', '05', { ...until, parentId: '855' }),
      state('31', 'ward', '05', { ...since, parentId: '2025/86' }),
    ],
    [
      state('29300', 'commune', 'Đại Phước', { toOn: '2014-12-31', endedBy: 'e3', parentId: '844' }),
      state('29300', 'commune', 'Phước Hưng', { ...until, fromOn: '2015-01-01', parentId: '844' }),
    ],
  ];
  for (const life of lives) names.put(life[0]?.unitId ?? '', life);
  names.putAliases(new Map([['29278', ['Huyện Hội', 'Huyền Hội']]]));
});

const search = (text: string, on = before): Hit[] => names.search({ text, on, limit: 10 });
const found = (text: string, on = before): string[] => search(text, on).map(({ unit }) => unit.unitId);

it.each<[string, string, string, Partial<Hit>]>([
  ['without marks', 'huyen hoi', '29278', { by: 'name', matched: null }],
  ['in the other Unicode form', 'Huyền Hội'.normalize('NFD'), '29278', { by: 'name', matched: null }],
  ['in capitals, with spaces', '  HUYỀN   HỘI ', '29278', { by: 'name' }],
  ['as a paper writes it', 'Huyện Hội', '29278', { by: 'alias', matched: 'Huyện Hội' }],
  ['with its kind', 'xã Huyền Hội', '29278', { by: 'name' }],
  ['with its kind in short', 'TX. Duyên Hải', '850', { by: 'name' }],
  ['by a number without nought', 'phường 5', '31', { by: 'name' }],
  ['by a former name', 'Đại Phước', '29300', { by: 'formerName', matched: 'Đại Phước' }],
  ['by its code', '29278', '29278', { by: 'code', matched: '29278' }],
  ['by the beginning', 'huyen h', '29278', { by: 'name' }],
  ['with another letter', 'Huyen Hoa', '29278', { by: 'spelling', matched: 'Huyền Hội' }],
  ['with a letter too few', 'Huyen Hi', '29278', { by: 'spelling' }],
  ['with a letter too many', 'Huyenn Hoi', '29278', { by: 'spelling' }],
  ['with two letters changed about', 'Huyne Hoi', '29278', { by: 'spelling' }],
  ['by its beginning with a wrong letter', 'Hujen H', '29278', { by: 'spelling' }],
  ['below what it lies in', 'Duyên Hải, Trà Vinh', '845', { by: 'name' }],
])('finds a unit %s', (_, text, unitId, hit) => {
  expect(search(text)[0]).toMatchObject({ ...hit, unit: { unitId }, isThere: true });
});

it('offers the province of the day before anything else that is called so', () => {
  expect(found('Vinh Long')).toEqual(['86', '2025/86', '855', '29290']);
  expect(found('vĩnh long', after)).toEqual(['2025/86', '86', '855', '29290']);
});

it('takes a kind at its word, and offers what is only called so after it', () => {
  expect(found('thành phố Vĩnh Long')).toEqual(['855', '86', '2025/86']);
  expect(found('xã Càng Long', after)).toEqual(['2025/29267', '844', '29267']);
});

it('shows a unit that is not there on the day as it was nearest to it', () => {
  expect(search('Huyền Hội', after)[0]).toMatchObject({ isThere: false, unit: { toOn: '2025-06-30' } });
  expect(search('Đại Phước', '2010-01-01')[0]).toMatchObject({
    by: 'name',
    isThere: true,
    unit: { name: 'Đại Phước' },
  });
});

it('tells what a unit lies in on its own day', () => {
  const above = (unitId: string, on: string) =>
    names.above(search(unitId, on)[0]?.unit ?? state('', 'ward', ''), on).map((unit) => unit.unitId);
  expect(above('29278', after)).toEqual(['844', '84']);
  expect([above('31', before), above('31', after)]).toEqual([['855', '86'], ['2025/86']]);
});

it('offers nothing for two wrong letters, for a stranger, or below another unit', () => {
  expect(found('Hujen Hoa')).toEqual([]);
  expect(found('Hà Giang')).toEqual([]);
  expect(found('Duyên Hải, Vĩnh Long')).toEqual([]);
  expect(found('   ')).toEqual([]);
});

it('takes what it is told of a unit instead of what it knew', () => {
  const own = new UnitNames();
  own.put('1', [state('1', 'commune', 'Tên cũ')]);
  expect(own.search({ text: 'ten cu', on: before, limit: 5 })).toHaveLength(1);
  own.put('1', [state('1', 'commune', 'Tên mới')]);
  expect(own.search({ text: 'ten cu', on: before, limit: 5 })).toEqual([]);
  own.putAliases(new Map([['1', ['Tèn mời']]]));
  expect(own.search({ text: 'Tèn mời', on: before, limit: 5 })).toMatchObject([{ by: 'alias' }]);
  own.putAliases(new Map());
  expect(own.search({ text: 'Tèn mời', on: before, limit: 5 })).toMatchObject([{ by: 'name' }]);
  own.put('1', []);
  expect(own.search({ text: 'ten moi', on: before, limit: 5 })).toEqual([]);
});

it('finds every name with any one letter of it wrong', () => {
  const alphabet = 'abcdeghiklmnopqrstuvxy';
  let seed = 20250701;
  const draw = (below: number): number => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const word = (length: number) => Array.from({ length }, () => alphabet[draw(alphabet.length)]).join('');
  const own = new UnitNames();
  const written = Array.from({ length: 200 }, () => `${word(3 + draw(4))} ${word(2 + draw(4))}`);
  written.forEach((name, index) => own.put(String(index), [state(String(index), 'commune', name)]));
  for (const [index, name] of written.entries()) {
    const at = draw(name.length);
    const letter = alphabet[draw(alphabet.length)] ?? '';
    const wrong = [
      name.slice(0, at) + letter + name.slice(at + 1),
      name.slice(0, at) + letter + name.slice(at),
      name.slice(0, at) + name.slice(at + 1),
    ];
    for (const text of wrong) {
      const hits = own.search({ text, on: before, limit: 20 }).map(({ unit }) => unit.unitId);
      expect({ name, text, hits }).toMatchObject({ hits: expect.arrayContaining([String(index)]) });
    }
  }
});

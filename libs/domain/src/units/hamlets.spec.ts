import type { UnitFact, UnitFactContent } from '@langmoi/contracts/unit-facts';
import { hamletsOn, zonesOn } from './hamlets';

let count = 0;
const fact = (content: UnitFactContent, more: Partial<UnitFact> = {}): UnitFact => {
  count += 1;
  const notedAt = new Date(Date.UTC(2026, 0, 1, 0, count)).toISOString();
  const nobodySays = { fromOn: null, toOn: null, decision: null, sources: [], withdrawn: null };
  return { id: `f${count}`, unitId: 'c1', content, notedAt, ...nobodySays, ...more };
};
const hamlet = (hamletId: string, name: string, more: Partial<UnitFact> = {}) =>
  fact({ kind: 'hamlet', hamletId, hamletKind: 'ap', name }, more);
const withdrawn = { at: '2026-02-01T00:00:00.000Z', reason: 'ghi nhầm' };

const named = (facts: UnitFact[], on: string, ...unitIds: string[]) =>
  hamletsOn(facts, { on, unitIds: new Set(unitIds) }).map(({ name }) => name);

it('knows what a hamlet is called and where it lies on each day of its life', () => {
  const facts = [
    hamlet('h1', 'Chợ'),
    hamlet('h1', 'Chợ Mới', { fromOn: '2015-01-01' }),
    hamlet('h1', 'Chợ Mới', { fromOn: '2018-01-01', unitId: 'c2' }),
    fact({ kind: 'hamletEnded', hamletId: 'h1', into: ['h2'] }, { fromOn: '2021-01-01', unitId: 'c2' }),
    hamlet('h2', 'Chợ Lớn', { fromOn: '2021-01-01', unitId: 'c2' }),
  ];
  const days = ['2014-12-31', '2015-01-01', '2018-01-01', '2020-12-31', '2021-01-01'];
  expect(days.map((on) => [named(facts, on, 'c1'), named(facts, on, 'c2')])).toEqual([
    [['Chợ'], []],
    [['Chợ Mới'], []],
    [[], ['Chợ Mới']],
    [[], ['Chợ Mới']],
    [[], ['Chợ Lớn']],
  ]);
  expect(named(facts.toReversed(), '2016-01-01', 'c1')).toEqual(['Chợ Mới']);
});

it('shows the hamlets of several units together, by name', () => {
  const facts = [hamlet('h1', 'Nhứt'), hamlet('h2', '15', { unitId: 'c2' }), hamlet('h3', '2', { unitId: 'c2' })];
  expect(named(facts, '2026-01-01', 'c1', 'c2')).toEqual(['2', '15', 'Nhứt']);
});

it('does not count what was noted wrongly, nor beyond its last day', () => {
  const wrong = hamlet('h1', 'Nhầm', { fromOn: '2015-01-01', withdrawn });
  expect(named([hamlet('h1', 'Đúng'), wrong], '2020-01-01', 'c1')).toEqual(['Đúng']);
  expect(named([hamlet('h1', 'Chợ', { toOn: '2019-12-31' })], '2020-01-01', 'c1')).toEqual([]);
});

it('knows the zones of a day; of areas and of groups one at a time, the newest', () => {
  const facts = [
    fact({ kind: 'zone', zone: 'especiallyDifficult' }, { toOn: '2021-06-03' }),
    fact({ kind: 'zone', zone: 'areaIII' }),
    fact({ kind: 'zone', zone: 'areaI' }, { fromOn: '2021-06-04' }),
    fact({ kind: 'zone', zone: 'coastal' }, { withdrawn }),
    fact({ kind: 'zone', zone: 'group2' }, { fromOn: '2026-01-01' }),
  ];
  const zones = (on: string) => zonesOn(facts, on).map(({ zone }) => zone);
  expect(zones('2020-01-01')).toEqual(['especiallyDifficult', 'areaIII']);
  expect(zones('2022-01-01')).toEqual(['areaI']);
  expect(zones('2026-01-01')).toEqual(['areaI', 'group2']);
  expect(zonesOn([], '2026-01-01')).toEqual([]);
});

import type { UnitComparison, UnitPaper, UnitState } from '@langmoi/contracts/units';
import { countsOf, filterGroups, groupsOf, usualDays } from './unit-changes';

const state = (unitId: string, more: Partial<UnitState> = {}): UnitState => ({
  ...{ unitId, name: unitId, code: unitId, parentId: 'huyện', level: 'commune', kind: 'commune' },
  ...{ fromOn: null, toOn: null, begunBy: 'đầu', endedBy: null, ...more },
});
const group = (before: UnitState[], after: UnitState[], eventIds: string[] = []): UnitComparison => ({
  ...{ before, after, eventIds },
});
const paper = { eventId: 'nhập', kind: 'merged', decision: null } as Partial<UnitPaper> as UnitPaper;
const province = { level: 'province', kind: 'province', parentId: null } as const;
const groups = groupsOf({
  groups: [
    group([state('Trà Vinh', province), state('Bến Tre', province)], [state('Vĩnh Long', province)]),
    group([state('Tân An'), state('Huyền Hội')], [state('Tân An')], ['nhập', 'lạ']),
    group([state('Hàm Tân')], [state('Đại An'), state('Hàm Giang')]),
    group([state('x'), state('y')], [state('x'), state('z')]),
    group([state('mất')], []),
    group([], [state('mới')]),
    group([state('Càng Long')], [state('Càng Long', { kind: 'ward', parentId: 'tỉnh' })]),
    group([state('Yên Tĩnh')], [state('Yên Tĩnh')]),
  ],
  papers: [paper],
});
const outcomeOf = (name: string) =>
  groups.find(({ before, after }) => [...before, ...after].some((unit) => unit.name === name))?.outcomes;

it('tells of each group what became of it', () => {
  expect(['Huyền Hội', 'Đại An', 'x', 'mất', 'mới', 'Càng Long', 'Yên Tĩnh'].map(outcomeOf)).toEqual([
    ['merged'],
    ['split'],
    ['regrouped'],
    ['abolished'],
    ['founded'],
    ['retyped', 'moved'],
    ['same'],
  ]);
});

it('puts communes first and gives each group its own papers', () => {
  expect(groups.map(({ level }) => level)).toEqual([...Array<string>(7).fill('commune'), 'province']);
  expect(groups.find(({ after }) => after[0]?.name === 'Tân An')?.papers).toEqual([paper]);
});

it('counts the units of each day, whatever group they are in', () => {
  expect(countsOf(groups, 'commune')).toEqual({ before: 8, after: 8 });
  expect(countsOf(groups, 'province')).toEqual({ before: 2, after: 1 });
});

it('shows what changed unless asked for more, and finds by a name of either day without marks', () => {
  const found = (filter: object) => filterGroups(groups, { asked: '', what: '', level: '', ...filter }).length;
  expect([found({}), found({ what: 'all' }), found({ what: 'same' }), found({ what: 'moved' })]).toEqual([7, 8, 1, 1]);
  expect([found({ asked: 'huyen hoi' }), found({ asked: 'yen tinh' }), found({ level: 'province' })]).toEqual([
    1, 0, 1,
  ]);
});

it('compares today with the reform of 2025, in the order of the days', () => {
  expect(usualDays('2020-07-01')).toEqual({ from: '2020-07-01', to: '2025-07-01' });
  expect(usualDays('2026-11-30')).toEqual({ from: '2025-06-30', to: '2026-11-30' });
  expect(usualDays('2025-07-01')).toEqual({ from: '2025-06-30', to: '2025-07-01' });
});

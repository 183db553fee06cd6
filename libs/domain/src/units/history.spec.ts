import type { UnitAlteration, UnitChange } from '@langmoi/contracts/units';
import { aChange, aUnit, learned, share, unknown, whole, type Correction } from '../../test/units-scene';
import { unitsNamedBy, unitsTouchedBy } from './change';
import { changesBetween } from './comparison';
import { historyOf, type History } from './history';
import { heirsOf, unitOn, unitsBelow, unitsOfProvince } from './on-a-day';

const founded = (...ids: string[]) => aChange('founded', null, { begins: ids.map((id) => aUnit(id)) });
const province = founded('p1', 'd1', 'c1', 'c2', 'c3');
const rename = (unitId: string, name: string, on = '2010-01-01') =>
  aChange('renamed', on, { changes: [{ unitId, name }] });
const merge = (from: string[], into: string, on = '2020-01-01') =>
  aChange('merged', on, { ends: from, begins: [aUnit(into)], parts: from.map((id) => whole(id, into)) });

const told = (...changes: (UnitChange | Correction)[]): History => historyOf(learned([province, ...changes]));
const faults = ({ refused }: History) => refused.map(({ eventId, fault }) => `${eventId} ${fault}`);
const nameOn = (history: History, unitId: string, day: string) => unitOn(history, unitId, day)?.name;

it('keeps what a unit was called on each day, with the events it was called so by', () => {
  const history = told(rename('c1', 'Tên mới'), merge(['c1', 'c2'], 'c4'));
  expect(history.lives.get('c1')).toEqual([
    { ...aUnit('c1'), fromOn: null, toOn: '2009-12-31', begunBy: 'e1', endedBy: 'e2' },
    { ...aUnit('c1', { name: 'Tên mới' }), fromOn: '2010-01-01', toOn: '2019-12-31', begunBy: 'e2', endedBy: 'e3' },
  ]);
  expect(['2009-12-31', '2010-01-01', '2019-12-31', '2020-01-01'].map((day) => nameOn(history, 'c1', day))).toEqual([
    'Tên c1',
    'Tên mới',
    'Tên mới',
    undefined,
  ]);
  expect(nameOn(history, 'c4', '2019-12-31')).toBeUndefined();
  expect(nameOn(history, 'nobody', '2020-01-01')).toBeUndefined();
});

it('lets everything of one day happen at once: a province, its communes and the end of its districts', () => {
  const history = told(
    aChange('abolished', '2025-07-01', { ends: ['d1'] }),
    merge(['c1', 'c2'], 'c4', '2025-07-01'),
    aChange('moved', '2025-07-01', { changes: [{ unitId: 'c3', parentId: 'p2' }] }),
    aChange('merged', '2025-07-01', { ends: ['p1'], begins: [aUnit('p2')], parts: [whole('p1', 'p2')] }),
  );
  expect(faults(history)).toEqual(['e3 wrongParent', 'e2 childrenLeft', 'e5 childrenLeft', 'e4 wrongParent']);
  const right = told(
    aChange('abolished', '2025-07-01', { ends: ['d1'] }),
    aChange('merged', '2025-07-01', {
      ends: ['c1', 'c2'],
      begins: [aUnit('c4', { parentId: 'p2' })],
      parts: [whole('c1', 'c4'), whole('c2', 'c4')],
    }),
    aChange('moved', '2025-07-01', { changes: [{ unitId: 'c3', parentId: 'p2' }] }),
    aChange('merged', '2025-07-01', { ends: ['p1'], begins: [aUnit('p2')], parts: [whole('p1', 'p2')] }),
  );
  expect(faults(right)).toEqual([]);
  expect(unitsBelow(right, 'p2', '2025-07-01').map(({ unitId }) => unitId)).toEqual(['p2', 'c3', 'c4']);
  expect(unitsBelow(right, 'p1', '2025-06-30')).toHaveLength(5);
});

it.each<[string, string, UnitChange]>([
  ['a unit that is not there', 'notThere', rename('c9', 'Ai')],
  ['a unit that is there already', 'alreadyThere', aChange('founded', '2020-01-01', { begins: [aUnit('c1')] })],
  [
    'a part that goes nowhere',
    'goesNowhere',
    aChange('merged', '2020-01-01', { ends: ['c1'], parts: [whole('c1', 'c9')] }),
  ],
  [
    'a parent that is not there',
    'wrongParent',
    aChange('moved', '2020-01-01', { changes: [{ unitId: 'c1', parentId: 'd9' }] }),
  ],
  [
    'a parent of its own level',
    'wrongParent',
    aChange('moved', '2020-01-01', { changes: [{ unitId: 'c1', parentId: 'c2' }] }),
  ],
  [
    'a commune of the kind of a district',
    'wrongKind',
    aChange('retyped', '2020-01-01', { changes: [{ unitId: 'c1', kind: 'town' }] }),
  ],
  ['communes without a district', 'childrenLeft', aChange('abolished', '2020-01-01', { ends: ['d1'] })],
  [
    'a code that another has',
    'codeTaken',
    aChange('renamed', '2020-01-01', { changes: [{ unitId: 'c1', name: 'Ai', code: 'C2' }] }),
  ],
  [
    'shares that are not one',
    'sharesNotOne',
    aChange('split', '2020-01-01', {
      begins: [aUnit('c4')],
      parts: [share('c1', 'c1', '1/3'), share('c1', 'c4', '1/3')],
    }),
  ],
  [
    'a share beside an unknown one',
    'sharesNotOne',
    aChange('split', '2020-01-01', { begins: [aUnit('c4')], parts: [share('c1', 'c1', '1/3'), unknown('c1', 'c4')] }),
  ],
  [
    'a division that leaves something over',
    'illFormed',
    aChange('split', '2020-01-01', { begins: [aUnit('c4')], parts: [unknown('c1', 'c4')] }),
  ],
  ['a merger that ends nothing', 'illFormed', aChange('merged', '2020-01-01', { begins: [aUnit('c4')] })],
  [
    'a renaming that moves',
    'illFormed',
    aChange('renamed', '2020-01-01', { changes: [{ unitId: 'c1', parentId: 'd1' }] }),
  ],
  ['a merger of no day', 'illFormed', { ...merge(['c1'], 'c4'), effectiveOn: null }],
])('leaves out %s, names the event, and keeps the rest', (_, fault, change) => {
  const history = told(change, rename('c3', 'Tên mới', '2020-01-02'));
  expect(faults(history)).toEqual([`e2 ${fault}`]);
  expect(nameOn(history, 'c3', '2020-01-02')).toBe('Tên mới');
  expect(nameOn(history, 'c1', '2020-01-02')).toBe('Tên c1');
});

it('refuses the one of two that exclude each other that was learned later, and none that do not', () => {
  expect(faults(told(merge(['c1', 'c2'], 'c4'), merge(['c2', 'c3'], 'c5')))).toEqual(['e3 touchedTwice']);
  expect(faults(told(rename('c1', 'Một'), rename('c1', 'Hai')))).toEqual(['e3 touchedTwice']);
  const both = told(
    rename('c1', 'Một'),
    aChange('retyped', '2010-01-01', { changes: [{ unitId: 'c1', kind: 'ward' }] }),
  );
  expect(unitOn(both, 'c1', '2010-01-01')).toMatchObject({ name: 'Một', kind: 'ward' });
});

it('refuses who asked later for a code or gave a wrong parent, not who changed another field of the unit', () => {
  const on = '2010-01-01';
  const alter = (kind: 'retyped' | 'renamed' | 'moved', change: UnitAlteration) =>
    aChange(kind, on, { changes: [change] });
  const retyped = alter('retyped', { unitId: 'c1', kind: 'ward' });
  const first = alter('renamed', { unitId: 'c2', name: 'Một', code: 'X' });
  const second = alter('renamed', { unitId: 'c1', name: 'Hai', code: 'X' });
  expect(faults(told(retyped, first, second))).toEqual(['e4 codeTaken']);
  expect(faults(told(retyped, alter('moved', { unitId: 'c1', parentId: 'c2' })))).toEqual(['e3 wrongParent']);
});

it('divides a commune by exact shares, thirds of thirds included', () => {
  const split = aChange('split', '2020-01-01', {
    ends: ['c1'],
    begins: [aUnit('c4'), aUnit('c5')],
    parts: [share('c1', 'c4', '1/3'), share('c1', 'c5', '5/9'), share('c1', 'c2', '1/9')],
  });
  const history = told(split);
  expect(faults(history)).toEqual([]);
  expect(history.partsInto.get('c2')).toEqual([
    { fromId: 'c1', toId: 'c2', shares: { households: '1/9' }, on: '2020-01-01', eventId: 'e2' },
  ]);
  const days = { from: '2019-12-31', to: '2020-01-01' };
  expect(heirsOf(history, 'c1', days)).toEqual(new Set(['c4', 'c5', 'c2']));
  expect(heirsOf(history, 'c2', days)).toEqual(new Set(['c2']));
});

it('knows of each instant what was known then: a correction changes the past, not what was known of it', () => {
  const events = learned([
    province,
    rename('c1', 'Nhầm'),
    { about: 'e2', change: rename('c1', 'Đúng') },
    { about: 'e3', change: null },
    { about: 'e4', change: null },
    { about: 'e2', change: null },
  ]);
  const namesAt = events.map(({ learnedAt }) => nameOn(historyOf(events, { knownAt: learnedAt }), 'c1', '2015-01-01'));
  expect(namesAt).toEqual(['Tên c1', 'Nhầm', 'Đúng', 'Nhầm', 'Đúng', 'Tên c1']);
  const { withdrawn, events: happened } = historyOf(events);
  expect(withdrawn).toMatchObject([{ id: 'e2', correctedBy: ['e3', 'e4', 'e5', 'e6'] }]);
  expect(happened.map(({ id }) => id)).toEqual(['e1']);
});

it('does not take a correction of something that was never said', () => {
  expect(faults(told({ about: 'e7', change: null }))).toEqual(['e2 correctsNothing']);
});

it('takes in an older event that is learned later, and leaves out what it makes impossible', () => {
  const history = told(rename('c1', 'Tên mới'), aChange('abolished', '2005-01-01', { ends: ['c1'] }));
  expect(faults(history)).toEqual(['e2 notThere']);
  expect(nameOn(history, 'c1', '2004-12-31')).toBe('Tên c1');
  expect(nameOn(history, 'c1', '2010-01-01')).toBeUndefined();
});

it('tells the units that a change is about from the parents that it only names', () => {
  const change = aChange('merged', '2020-01-01', {
    ends: ['c1'],
    begins: [aUnit('c4', { parentId: 'd2' })],
    parts: [whole('c1', 'c4')],
  });
  expect([...unitsTouchedBy(change)]).toEqual(['c1', 'c4']);
  expect([...unitsNamedBy(change)]).toEqual(['c1', 'c4', 'd2']);
});

it('does not take a commune that comes again after its end for the heir of what it was', () => {
  const history = told(
    aChange('abolished', '2005-01-01', { ends: ['c1'] }),
    aChange('founded', '2015-01-01', { begins: [aUnit('c1')] }),
    aChange('split', '2020-01-01', {
      ends: ['c1'],
      begins: [aUnit('c4')],
      parts: [unknown('c1', 'c4'), unknown('c1', 'c2')],
    }),
  );
  expect(history.refused).toEqual([]);
  expect(heirsOf(history, 'c1', { from: '2004-12-31', to: '2016-01-01' })).toEqual(new Set());
  expect(heirsOf(history, 'c1', { from: '2004-12-31', to: '2021-01-01' })).toEqual(new Set());
  expect(heirsOf(history, 'c1', { from: '2016-01-01', to: '2021-01-01' })).toEqual(new Set(['c4', 'c2']));
});

describe('of a province that went into another', () => {
  const elsewhere = aChange('founded', null, {
    begins: [aUnit('p2'), aUnit('d2', { parentId: 'p2' }), aUnit('c8', { parentId: 'd2' })],
  });
  const on = '2025-07-01';
  const history = told(
    elsewhere,
    aChange('merged', on, { ends: ['p1'], parts: [whole('p1', 'p2')] }),
    aChange('abolished', on, { ends: ['d1'] }),
    aChange('abolished', on, { ends: ['d2'] }),
    aChange('merged', on, {
      ends: ['c1', 'c2', 'c8'],
      begins: [aUnit('c9', { parentId: 'p2' })],
      parts: [whole('c1', 'c9'), whole('c2', 'c9'), whole('c8', 'c9')],
    }),
    aChange('moved', on, { changes: [{ unitId: 'c3', parentId: 'p2' }] }),
  );
  const ids = (units: readonly { unitId: string }[]) => units.map(({ unitId }) => unitId).sort();

  it('shows on later days the units that took its own, and none of the other’s alone', () => {
    expect(history.refused).toEqual([]);
    expect(ids(unitsOfProvince(history, 'p1', '2020-01-01'))).toEqual(['c1', 'c2', 'c3', 'd1', 'p1']);
    expect(ids(unitsOfProvince(history, 'p1', '2026-01-01'))).toEqual(['c3', 'c9', 'p2']);
    expect(ids(unitsOfProvince(history, 'p2', '2020-01-01'))).toEqual(['c8', 'd2', 'p2']);
  });

  it('compares two days group by group, with what happened between', () => {
    const groups = changesBetween(history, { from: '2025-06-30', to: on });
    const shown = groups.map(({ before, after, eventIds }) => [ids(before).join(), ids(after).join(), eventIds.join()]);
    expect(shown.sort()).toEqual(
      [
        ['c1,c2,c8', 'c9', 'e6'],
        ['c3', 'c3', 'e7'],
        ['d1', '', 'e4'],
        ['d2', '', 'e5'],
        ['p1,p2', 'p2', 'e3'],
      ].sort(),
    );
    expect(changesBetween(history, { from: on, to: '2026-01-01' }).every(({ eventIds }) => eventIds.length === 0)).toBe(
      true,
    );
  });

  it('shows before a province was founded those that its first units came from', () => {
    const divided = told(
      aChange('split', '2022-01-01', {
        ends: ['p1', 'd1'],
        begins: [aUnit('p2'), aUnit('p3'), aUnit('d2', { parentId: 'p2' }), aUnit('d3', { parentId: 'p3' })],
        parts: [unknown('p1', 'p2'), unknown('p1', 'p3'), unknown('d1', 'd2'), unknown('d1', 'd3')],
      }),
      aChange('moved', '2022-01-01', { changes: ['c1', 'c2'].map((unitId) => ({ unitId, parentId: 'd2' })) }),
      aChange('moved', '2022-01-01', { changes: [{ unitId: 'c3', parentId: 'd3' }] }),
    );
    expect(divided.refused).toEqual([]);
    expect(ids(unitsOfProvince(divided, 'p3', '2021-12-31'))).toEqual(['c3', 'd1', 'p1']);
    expect(ids(unitsOfProvince(divided, 'p3', '2022-01-01'))).toEqual(['c3', 'd3', 'p3']);
  });
});

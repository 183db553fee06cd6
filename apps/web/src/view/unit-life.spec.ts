import type { UnitChange, UnitEvent, UnitForm, UnitLifeView } from '@langmoi/contracts/units';
import { historyOf } from '@langmoi/domain/units/history';
import { lifeOf } from '@langmoi/domain/units/life';
import { unitOn } from '@langmoi/domain/units/on-a-day';
import { dateText } from './format';
import { aboveOf, endOf, endOfDay, happeningOf, landOn, pictureOf, positionOf, shownOf } from './unit-life';

const form = (unitId: string, name: string, more: Partial<UnitForm> = {}): UnitForm => ({
  ...{ unitId, name, code: unitId, parentId: 'huyện', level: 'commune', kind: 'commune' },
  ...more,
});
let learned = 0;
const event = (id: string, change: Partial<UnitChange> & Pick<UnitChange, 'kind' | 'effectiveOn'>): UnitEvent => ({
  ...{ id, about: null, reason: null, learnedAt: `2026-01-01T00:00:0${learned++ % 10}.000Z` },
  change: { ends: [], begins: [], changes: [], parts: [], decision: null, source: null, ...change },
});

/** a and b become c on 1/7/2025; a was called otherwise until 2008. d is divided into e and f, nobody knows how. */
const history = historyOf([
  event('đầu', {
    ...{ kind: 'founded', effectiveOn: null },
    begins: [
      form('tỉnh', 'Tỉnh', { parentId: null, level: 'province', kind: 'province' }),
      form('huyện', 'Huyện', { parentId: 'tỉnh', level: 'district', kind: 'district' }),
      ...['a', 'b', 'd'].map((id) => form(id, id.toUpperCase())),
    ],
  }),
  event('tên', { kind: 'renamed', effectiveOn: '2008-05-15', changes: [{ unitId: 'a', name: 'A mới' }] }),
  event('nhập', {
    ...{ kind: 'merged', effectiveOn: '2025-07-01', ends: ['a', 'b'], begins: [form('c', 'C')] },
    parts: ['a', 'b'].map((fromId) => ({ fromId, toId: 'c', shares: 'whole' as const })),
  }),
  event('chia', {
    ...{ kind: 'split', effectiveOn: '2025-07-01', ends: ['d'], begins: [form('e', 'E'), form('f', 'F')] },
    parts: ['e', 'f'].map((toId) => ({ fromId: 'd', toId, shares: null })),
  }),
]);

function lifeIn(unitId: string, asOf = '2020-07-01'): UnitLifeView {
  const life = lifeOf(history, unitId);
  if (!life) throw new Error(`${unitId} is not known`);
  return { unitId, asOf, on: unitOn(history, unitId, asOf) ?? null, ...life, papers: [] };
}
const named = (states: readonly { readonly name: string }[]) => states.map(({ name }) => name);

it('draws those that a unit came from above it, each name a line, and what went into what', () => {
  const { rows, joints, days } = pictureOf(lifeIn('c'));
  expect(rows.map(({ name, fromOn, toOn, isOwn }) => [name, fromOn, toOn, isOwn])).toEqual([
    ['A', null, '2008-05-14', false],
    ['A mới', '2008-05-15', '2025-06-30', false],
    ['B', null, '2025-06-30', false],
    ['C', '2025-07-01', null, true],
  ]);
  expect(joints.map(({ from, to, eventId }) => [from, to, eventId])).toEqual([
    [0, 1, 'tên'],
    [1, 3, 'nhập'],
    [2, 3, 'nhập'],
  ]);
  expect(days).toEqual(['2008-05-15', '2025-07-01']);
});

it('draws those that a unit went into below it, and tells where nobody knows how much', () => {
  const { rows, joints } = pictureOf(lifeIn('d'));
  expect(named(rows)).toEqual(['D', 'E', 'F']);
  expect(joints.map(({ to, isKnown }) => [to, isKnown])).toEqual([
    [1, false],
    [2, false],
  ]);
  expect(named(shownOf(lifeIn('d')))).toEqual(['D', 'E', 'F']);
});

it('places a day by time between two changes, and in the middle of an open end', () => {
  const days = ['2010-01-01', '2010-01-11'];
  const thirds = ['2009-06-01', '2010-01-01', '2010-01-06', '2010-01-11', '2030-01-01'];
  expect(thirds.map((day) => Math.round(positionOf(days, day) * 300))).toEqual([50, 100, 150, 200, 250]);
  expect(positionOf([], '2020-01-01')).toBe(0.5);
});

it('tells who had the land on a day on which the unit was not there', () => {
  expect(named(landOn(lifeIn('c'), '2007-01-01'))).toEqual(['A', 'B']);
  expect(named(landOn(lifeIn('a'), '2026-01-01'))).toEqual(['C']);
  expect(named(landOn(lifeIn('d'), '2026-01-01'))).toEqual(['E', 'F']);
});

it('tells how it ended, and nothing of a unit that goes on', () => {
  expect(endOf(lifeIn('a'))).toMatchObject({ on: '2025-07-01', into: [{ name: 'C' }] });
  expect(endOf(lifeIn('c'))).toBeNull();
});

it('names what a unit was below, the nearest first', () => {
  const life = lifeIn('a');
  expect(named(aboveOf(life, life.on ?? { parentId: null }, life.asOf))).toEqual(['Huyện', 'Tỉnh']);
});

it('tells of an event what concerns the unit, before and after', () => {
  const merged = happeningOf(lifeIn('c'), 'nhập');
  expect([named(merged.before), named(merged.after)]).toEqual([['A mới', 'B'], ['C']]);
  const renamed = happeningOf(lifeIn('a'), 'tên');
  expect([named(renamed.before), named(renamed.after)]).toEqual([['A'], ['A mới']]);
});

it('ends a day of the register in Vietnam', () => {
  expect(endOfDay('2026-11-30')).toBe('2026-11-30T16:59:59.999Z');
  expect(dateText(endOfDay('2026-11-30'))).toBe('30/11/2026');
});

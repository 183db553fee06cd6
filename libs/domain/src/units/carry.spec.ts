import type { DatedPart, UnitPart, UnitState } from '@langmoi/contracts/units';
import fc from 'fast-check';
import { carryAmounts, carryAnswers, groupUnits } from './carry';
import { beginning, put, randomLineages, stateOf } from '../../test/random-lineage';
import { unitsOn } from './on-a-day';
import { finderOf, type Lineage, type Place } from './place';
import { divide, fractionOf, type Fraction } from './share';

const early = '2020-01-01';
const late = '2026-01-01';

type Line = [unitId: string, parentId: string | null, fromOn?: string | null, toOn?: string | null];

function lineageOf(states: readonly Line[], parts: readonly Omit<DatedPart, 'eventId'>[]): Lineage {
  const [lives, partsFrom] = [new Map<string, UnitState[]>(), new Map<string, DatedPart[]>()];
  for (const [id, parentId, from = null, to = null] of states) put(lives, id, stateOf(id, parentId, from, to));
  for (const part of parts) put(partsFrom, part.fromId, { ...part, eventId: part.on });
  return { lives, partsFrom };
}

const part = (on: string, fromId: string, toId: string, shares: UnitPart['shares']) => ({ on, fromId, toId, shares });

/** Two communes merge into a third of another district's, one is divided, one and a district are abolished. */
const small = lineageOf(
  [
    ['province', null],
    ['north', 'province', null, '2025-06-30'],
    ['south', 'province'],
    ['a', 'north', null, '2021-12-31'],
    ['b', 'north', null, '2021-12-31'],
    ['ab', 'north', '2022-01-01', '2025-06-30'],
    ['ab', 'province', '2025-07-01'],
    ['c', 'south'],
    ['c2', 'south', '2023-01-01'],
    ['d', 'south'],
    ['d2', 'south', '2023-01-01'],
    ['e', 'north', null, '2023-12-31'],
    ['f', 'south'],
    ['g', 'south', null, '2024-12-31'],
  ],
  [
    part('2022-01-01', 'a', 'ab', 'whole'),
    part('2022-01-01', 'b', 'ab', 'whole'),
    part('2023-01-01', 'c', 'c', { households: '1/3', population: '2/5' }),
    part('2023-01-01', 'c', 'c2', { households: '2/3', population: '3/5' }),
    part('2023-01-01', 'd', 'd', null),
    part('2023-01-01', 'd', 'd2', null),
    part('2025-01-01', 'g', 'f', 'whole'),
  ],
);
const later = finderOf(small, early, late, 'households');
const earlier = finderOf(small, late, early, 'households');

describe('a unit of 2020 in 2026', () => {
  it.each([
    ['merged', 'a', { kind: 'one', unitId: 'ab' }],
    ['taken by another that stays', 'g', { kind: 'one', unitId: 'f' }],
    ['untouched', 'f', { kind: 'one', unitId: 'f' }],
    ['divided by unknown shares', 'd', { kind: 'within', holderId: 'south', among: ['d', 'd2'] }],
    ['abolished, its district too', 'e', { kind: 'within', holderId: 'province', among: [] }],
    ['a district without a successor', 'north', { kind: 'within', holderId: 'province', among: [] }],
  ])('%s', (_, unitId, place) => {
    expect(later(unitId)).toEqual(place);
  });

  it('divided by the shares of the measure asked for', () => {
    const shares = (measure: 'households' | 'population' | 'area') => finderOf(small, early, late, measure)('c');
    expect(shares('households')).toMatchObject({
      parts: [{ share: { part: 1n, of: 3n } }, { share: { part: 2n, of: 3n } }],
    });
    expect(shares('population')).toMatchObject({
      parts: [{ share: { part: 2n, of: 5n } }, { share: { part: 3n, of: 5n } }],
    });
    expect(shares('area')).toEqual({ kind: 'within', holderId: 'south', among: ['c', 'c2'] });
  });
});

it.each([
  ['a part lies whole in what was divided', 'c2', { kind: 'one', unitId: 'c' }],
  ['what was merged lies among its sources', 'ab', { kind: 'within', holderId: 'north', among: ['a', 'b'] }],
  ['so does one that took another and stayed', 'f', { kind: 'within', holderId: 'south', among: ['g', 'f'] }],
])('a unit of 2026 in 2020: %s', (_, unitId, place) => {
  expect(earlier(unitId)).toEqual(place);
});

it('divides to the last đồng, what is left to the largest rest', () => {
  const shares = ['1/3', '1/3', '1/3'].map(fractionOf);
  expect(divide(100n, shares).map(({ amount }) => amount)).toEqual([34n, 33n, 33n]);
  expect(divide(-100n, shares).map(({ amount }) => amount)).toEqual([-34n, -33n, -33n]);
  expect(divide(10n, ['1/4', '3/4'].map(fractionOf))).toEqual([
    { amount: 3n, isRounded: true },
    { amount: 7n, isRounded: true },
  ]);
  expect(divide(9n, ['1/3', '2/3'].map(fractionOf)).map(({ isRounded }) => isRounded)).toEqual([false, false]);
});

it('guesses no yes or no of two, and shows its parts', () => {
  const titles = new Map([
    ['a', true],
    ['b', false],
    ['f', true],
    ['c', true],
  ]);
  const units = ['a', 'b', 'c', 'd', 'f', 'g'];
  expect(Object.fromEntries(carryAnswers(titles, units, later))).toMatchObject({
    ab: {
      value: null,
      parts: [
        { fromId: 'a', value: true },
        { fromId: 'b', value: false },
      ],
    },
    // Of g nothing was said, but it is a part of f.
    f: { value: null, parts: [{ fromId: 'f', value: true }] },
    c: { value: null, parts: [{ fromId: 'c', value: true }] },
    d: { value: null, parts: [] },
  });
  expect(carryAnswers(new Map([['f', true]]), ['f'], later).get('f')).toMatchObject({ value: true });
});

it('places each of the first communes as the ledger of its history has it', () => {
  fc.assert(
    fc.property(randomLineages, (lineage) => {
      const find = finderOf(lineage, beginning, lineage.days.at(-1) ?? '', 'households');
      for (const [id, { parts, lost }] of lineage.ledger) expect(simply(find(id))).toEqual(expected(parts, lost));
    }),
    { numRuns: 300 },
  );
});

const sum = (amounts: readonly bigint[]) => amounts.reduce((total, amount) => total + amount, 0n);
const money = fc.array(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 15n }), { minLength: 1 });

it('keeps every total, from any day to any other, with units that are there', () => {
  fc.assert(
    fc.property(randomLineages, fc.nat(), fc.nat(), money, (lineage, i, j, values) => {
      const { days } = lineage;
      const [from, to] = [days[i % days.length] ?? '', days[j % days.length] ?? ''];
      const units = unitsOn(lineage, from).flatMap(({ unitId, level }) => (level === 'commune' ? [unitId] : []));
      const amounts = new Map(units.map((id, index) => [id, values[index % values.length] ?? 0n]));
      const find = finderOf(lineage, from, to, 'households');
      const carried = carryAmounts(amounts, find);
      const grouped = groupUnits(units, find);

      const placed = [...carried.byUnit.values(), ...carried.unplaced.map(({ value }) => value)];
      expect(sum(placed.map(({ amount }) => amount))).toBe(sum([...amounts.values()]));
      for (const { amount, pieces } of placed) expect(sum(pieces.map((piece) => piece.amount))).toBe(amount);
      const listed = [...grouped.byUnit.values(), ...grouped.unplaced.map(({ value }) => value)].flat();
      expect(listed.sort()).toEqual(units.sort());

      const there = new Set(unitsOn(lineage, to).map(({ unitId }) => unitId));
      const holders = [...carried.unplaced, ...grouped.unplaced].map(({ holderId }) => holderId ?? 'nobody');
      for (const id of [...carried.byUnit.keys(), ...grouped.byUnit.keys(), ...holders]) expect(there).toContain(id);
      if (from === to) expect(new Map([...carried.byUnit].map(([id, { amount }]) => [id, amount]))).toEqual(amounts);
    }),
    { numRuns: 500 },
  );
});

const sorted = <K, V>(entries: Iterable<readonly [K, V]>) =>
  [...entries].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));

function simply(place: Place) {
  if (place.kind === 'one') return place;
  if (place.kind === 'within') return { kind: place.kind, among: [...place.among].sort() };
  return { kind: place.kind, parts: sorted(place.parts.map(({ unitId, share }) => [unitId, share] as const)) };
}

function expected(parts: ReadonlyMap<string, Fraction | null>, lost: boolean) {
  const among = [...parts.keys()].sort();
  if (lost) return { kind: 'within', among };
  if (among.length === 1) return { kind: 'one', unitId: among[0] };
  return [...parts.values()].includes(null) ? { kind: 'within', among } : { kind: 'shared', parts: sorted(parts) };
}

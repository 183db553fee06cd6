import type { DatedPart, UnitLife } from '@langmoi/contracts/units';
import fc from 'fast-check';
import { put, randomLineages } from '../test/random-lineage';
import { carriedHoldings, type SaidHolding } from './carried-holdings';
import { lifeOf } from './units/life';
import { askedFor, type Copied } from './units/lineage';
import { unitsOn } from './units/on-a-day';

const holding = (unitId: string, choice: Partial<SaidHolding>): SaidHolding => ({
  ...{ title: 'culturalHousehold', subject: 'household', unitId, level: 'commune', asOf: '2020-01-01' },
  ...{ holders: 0, universe: 0 },
  ...choice,
});

it('keeps both numbers of every rate, from any day to any other', async () => {
  await fc.assert(
    fc.asyncProperty(randomLineages, fc.nat(), fc.nat(), fc.array(fc.nat(10_000)), async (lineage, i, j, numbers) => {
      const { lives, partsFrom, days } = lineage;
      const partsInto = new Map<string, DatedPart[]>();
      for (const part of [...partsFrom.values()].flat()) put(partsInto, part.toId, part);
      const copied = [...lives.keys()].map((id): Copied => {
        return { id, level: 'commune', life: lifeOf({ lives, partsFrom, partsInto }, id) ?? null };
      });
      const [from = '', to = ''] = [days[i % days.length], days[j % days.length]];
      const said = unitsOn(lineage, from)
        .filter(({ level }) => level === 'commune')
        .map(({ unitId }, index) => {
          const holders = numbers[index] ?? index;
          return holding(unitId, { asOf: from, holders, universe: holders + (numbers[index + 1] ?? 3) });
        });
      const told = carriedHoldings(await askedFor(to, () => Promise.resolve(copied)), said).carried?.holdings ?? [];
      for (const number of ['holders', 'universe'] as const) {
        expect(sum(told.map((one) => one[number]))).toBe(sum(said.map((one) => one[number])));
        for (const one of told) expect(sum(one.pieces.map((piece) => piece[number]))).toBe(one[number]);
      }
    }),
    { numRuns: 200 },
  );
});

const sum = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((total, one) => total + (one ?? 0), 0);

const on = '2022-01-01';
const state = (unitId: string, toOn: string | null, fromOn: string | null = null) => ({
  ...({ unitId, parentId: unitId === 'p' ? null : 'p', level: unitId === 'p' ? 'province' : 'commune' } as const),
  ...({ kind: 'commune', code: unitId, name: unitId, fromOn, toOn, begunBy: on, endedBy: null } as const),
});
const divided: UnitLife = {
  states: [state('a', '2021-12-31')],
  parts: ['x', 'y'].map((toId, index) => ({
    ...{ on, eventId: on, fromId: 'a', toId, shares: { households: ['1/3', '2/3'][index] ?? '' } },
  })),
  kin: [state('p', null), state('x', null, on), state('y', null, on)],
};

async function told(said: SaidHolding) {
  const asked = await askedFor('2023-01-01', () => Promise.resolve([{ id: 'a', level: 'commune', life: divided }]));
  return carriedHoldings(asked, [said]).carried?.holdings.map(
    ({ unit, isPlaced, holders, universe, pieces }) =>
      [unit?.unitId, isPlaced, holders, universe, pieces.some(({ isRounded }) => isRounded)] as const,
  );
}

it('divides households by the shares of the decision, and says what was rounded', async () => {
  expect(await told(holding('a', { holders: 10, universe: 30 }))).toEqual([
    ['x', true, 3, 10, true],
    ['y', true, 7, 20, true],
  ]);
});

it('divides nothing that no share divides, nor makes a number of what was not said', async () => {
  expect(await told(holding('a', { subject: 'hamlet', holders: 4, universe: 6 }))).toEqual([['p', false, 4, 6, false]]);
  expect(await told(holding('a', { holders: 9, universe: null }))).toEqual([
    ['x', true, 3, null, false],
    ['y', true, 6, null, false],
  ]);
});

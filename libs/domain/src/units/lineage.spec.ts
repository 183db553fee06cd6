import type { DatedPart, UnitLife } from '@langmoi/contracts/units';
import fc from 'fast-check';
import { beginning, put, randomLineages, stateOf, type RandomLineage } from '../../test/random-lineage';
import { carryAmounts } from './carry';
import { lifeOf } from './life';
import { askedFor, carriedOf, lineageOf, placingOn } from './lineage';
import { unitsOn } from './on-a-day';
import { finderOf, type Place } from './place';

/** The lives that a province's own units are announced with. */
function livesOf({ lives, partsFrom }: RandomLineage): UnitLife[] {
  const partsInto = new Map<string, DatedPart[]>();
  for (const part of [...partsFrom.values()].flat()) put(partsInto, part.toId, part);
  return [...lives.keys()].flatMap((id) => lifeOf({ lives, partsFrom, partsInto }, id) ?? []);
}

it('places units by their announced lives as the whole register does, and keeps every total', () => {
  fc.assert(
    fc.property(randomLineages, fc.nat(), fc.nat(), (whole, i, j) => {
      const [from, to] = [i, j].map((pick) => whole.days[pick % whole.days.length] ?? beginning) as [string, string];
      const placing = placingOn(lineageOf(livesOf(whole)), to);
      const find = finderOf(whole, from, to, 'households');
      const communes = unitsOn(whole, from).filter(({ level }) => level === 'commune');
      for (const { unitId } of communes) {
        expect(inNoOrder(placing.find({ unitId, on: from }, 'households'))).toEqual(inNoOrder(find(unitId)));
        const { unit, parts, holder, reason } = placing.placeOf({ unitId, on: from }, 'households');
        expect(unit === null).toBe(reason !== null);
        for (const one of [unit, holder, ...parts.map((part) => part.unit)]) {
          if (one) expect(placing.unit(one.unitId)).toEqual(one);
        }
      }
      const amounts = new Map(communes.map(({ unitId }, index) => [unitId, BigInt(index * 7 + 1)]));
      const { byUnit, unplaced } = carryAmounts(amounts, (unitId) => placing.find({ unitId, on: from }, 'households'));
      const carried = [...byUnit.values(), ...unplaced.map(({ value }) => value)].map(({ amount }) => amount);
      expect(sum(carried)).toBe(sum([...amounts.values()]));
    }),
    { numRuns: 200 },
  );
});

const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? String(one) : one));
const inNoOrder = (place: Place) => ({
  ...place,
  ...('among' in place && { among: [...place.among].sort() }),
  ...('parts' in place && { parts: place.parts.map(text).sort() }),
});

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);

const on = '2022-01-01';
const halves = { households: '1/2' } as const;
const life = (id: string, until: string | null, parts: readonly Omit<DatedPart, 'eventId'>[] = []): UnitLife => ({
  states: [stateOf(id, 'p', null, until)],
  parts: parts.map((part) => ({ ...part, eventId: on })),
  kin: [stateOf('p', null, null, null), ...['x', 'y'].map((one) => stateOf(one, 'p', on, null))],
});
const divided = life('a', '2021-12-31', [
  { on, fromId: 'a', toId: 'x', shares: halves },
  { on, fromId: 'a', toId: 'y', shares: halves },
]);
const placing = placingOn(lineageOf([divided, life('e', '2021-12-31'), life('s', null)]), '2023-01-01');

it.each([
  ['divided by its shares', 'a', 'households', { reason: 'divided', holder: 'p', parts: ['x 1/2', 'y 1/2'] }],
  ['divided, and the measure has no shares', 'a', 'area', { reason: 'divided', holder: 'p', parts: ['x ?', 'y ?'] }],
  ['divided, and no share divides what is asked', 'a', null, { reason: 'divided', holder: 'p', parts: ['x ?', 'y ?'] }],
  ['ended', 'e', null, { reason: 'ended', holder: 'p', parts: [] }],
  ['untold', 'nobody', null, { reason: 'lifeUnknown', holder: null, parts: [] }],
  ['the same', 's', null, { reason: null, holder: null, parts: [] }],
] as const)('says of a unit that it is %s', (_, unitId, measure, expected) => {
  const { reason, holder, parts } = placing.placeOf({ unitId, on: beginning }, measure);
  const said = parts.map(({ unit, share }) => `${unit.unitId} ${share ?? '?'}`);
  expect({ reason, holder: holder?.unitId ?? null, parts: said }).toEqual(expected);
});

it('takes what was said of a unit before it began or after it ended as said on its nearest day', () => {
  expect(placing.placeOf({ unitId: 'a', on: '2022-06-30' }, 'households')).toMatchObject({ fromOn: '2021-12-31' });
  expect(placing.placeOf({ unitId: 'x', on: beginning }, null)).toMatchObject({ fromOn: on, unit: { unitId: 'x' } });
});

it('believes a unit’s own life before what its kin’s were told earlier', () => {
  const stale = { ...life('b', null), kin: [stateOf('s', null, null, '2020-12-31')] };
  expect(lineageOf([stale, life('s', null)]).lives.get('s')).toEqual(life('s', null).states);
});

it('reads lives only where somebody asks, and answers for each unit and day once, the province among them', async () => {
  const copied = [divided, { ...divided, states: [stateOf('p', null, null, null)] }].map((one, index) => ({
    ...{ id: ['a', 'p'][index] ?? '', level: (['commune', 'province'] as const)[index] ?? 'commune', life: one },
  }));
  const reads = jest.fn(() => Promise.resolve(copied));
  const said = { unitId: 'a', on: beginning };
  expect(carriedOf(await askedFor(undefined, reads), [said])).toEqual({});
  expect(reads).not.toHaveBeenCalled();
  const asked = await askedFor('2023-01-01', reads);
  const { carried } = carriedOf(asked, [said, said, { unitId: null, on: beginning }]);
  expect(carried?.places.map(({ fromId }) => fromId)).toEqual(['a', 'p']);
});

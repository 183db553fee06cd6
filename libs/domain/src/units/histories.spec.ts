import type { UnitChange, UnitEvent, UnitPart } from '@langmoi/contracts/units';
import fc from 'fast-check';
import { aChange, aUnit } from '../../test/units-scene';
import { slowly } from '../../test/units-oracle';
import { changesBetween } from './comparison';
import { historyOf } from './history';
import { heirsOf, unitOn, unitsOn } from './on-a-day';

const days = ['2001-01-01', '2005-03-02', '2005-03-03', '2010-07-01', '2015-12-31', '2020-02-29', '2025-07-01'];
const communes = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9'];
/** Not there from the beginning: to go into one of these, it mostly has to begin. */
const later = communes.slice(4);
const districts = ['d1', 'd2'];
const founding = aChange('founded', null, {
  begins: ['p1', 'p2', 'd1', 'd2', 'c1', 'c2', 'c3', 'c4'].map((id) => aUnit(id)),
});

const one = (...ids: string[]) => fc.constantFrom(...ids);
const some = (ids: string[]) => fc.uniqueArray(one(...ids), { minLength: 1, maxLength: 3 });
/** Mostly sums of nine ninths, sometimes not; sometimes not known. */
const ninths = fc.oneof(
  { weight: 4, arbitrary: one('3,6', '4,5', '1,8', '2,3,4', '1,1,7') },
  one('1,2', '8,8', '?,?', '?,4,5'),
);

function divided(fromId: string, into: readonly string[], shares: string): UnitPart[] {
  const parts = shares.split(',');
  return into.slice(0, parts.length).map((toId, index) => ({
    ...{ fromId, toId },
    shares: parts[index] === '?' ? null : { households: `${parts[index]}/9` },
  }));
}

const aMerger = fc
  .record({
    on: one(...days),
    from: some(communes),
    into: one(...communes),
    isOdd: fc.nat(5),
    parent: one('d1', 'd2', 'p1'),
  })
  .map(({ on, from, into, isOdd, parent: parentId }) =>
    aChange('merged', on, {
      ends: from,
      begins: later.includes(into) !== (isOdd === 0) ? [aUnit(into, { parentId })] : [],
      parts: from.map((fromId) => ({ fromId, toId: into, shares: 'whole' as const })),
    }),
  );
const aDivision = fc
  .record({
    on: one(...days),
    from: one(...communes),
    into: fc.shuffledSubarray(communes, { minLength: 3, maxLength: 3 }),
    shares: ninths,
    stays: fc.boolean(),
    isOdd: fc.nat(5),
  })
  .map(({ on, from, into, shares, stays, isOdd }) => {
    const targets = stays ? [from, ...into.filter((id) => id !== from)] : into.filter((id) => id !== from);
    const parts = divided(from, targets, shares);
    return aChange('split', on, {
      ends: stays ? [] : [from],
      begins: parts
        .map(({ toId }) => toId)
        .filter((id) => id !== from && later.includes(id) !== (isOdd === 0))
        .map((id) => aUnit(id)),
      parts,
    });
  });
const anAlteration = fc.record({
  on: one(...days),
  unit: one(...communes, ...districts),
  to: one('d1', 'd2', 'p1', 'p2', 'c1'),
  name: one('Một', 'Hai'),
});
const aChangeOfUnits: fc.Arbitrary<UnitChange> = fc.oneof(
  { weight: 3, arbitrary: aMerger },
  { weight: 3, arbitrary: aDivision },
  anAlteration.map(({ on, unit: unitId, name }) => aChange('renamed', on, { changes: [{ unitId, name }] })),
  anAlteration.map(({ on, unit: unitId, to: parentId }) => aChange('moved', on, { changes: [{ unitId, parentId }] })),
  anAlteration.map(({ on, unit: unitId }) => aChange('retyped', on, { changes: [{ unitId, kind: 'ward' }] })),
  anAlteration.map(({ on, unit, name }) => aChange('renamed', on, { changes: [{ unitId: unit, name, code: 'C1' }] })),
  fc
    .record({ on: one(...days), units: some([...communes, ...districts]) })
    .map(({ on, units }) => aChange('abolished', on, { ends: units })),
  fc
    .record({ on: one(...days), unit: one(...communes) })
    .map(({ on, unit }) => aChange('founded', on, { begins: [aUnit(unit)] })),
);

/** Up to forty events; several may be learned at one instant, corrections are of any event, of later ones too. */
const aRegister: fc.Arbitrary<UnitEvent[]> = fc
  .array(
    fc.record({
      change: aChangeOfUnits,
      minute: fc.nat(20),
      about: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.nat(40)),
      withdraws: fc.boolean(),
    }),
    { maxLength: 39, size: 'max' },
  )
  .chain((dice) => {
    const ids = dice.map((_, index) => `e${String(index + 1).padStart(2, '0')}`);
    const events = dice.map(({ change, minute, about, withdraws }, index): UnitEvent => {
      const learnedAt = new Date(Date.UTC(2026, 0, 1, 0, minute + 1)).toISOString();
      const corrected = about === null ? undefined : ids[about % ids.length];
      const id = ids[index] ?? '';
      if (corrected === undefined || corrected === id) return { id, learnedAt, about: null, change, reason: null };
      return { id, learnedAt, about: corrected, change: withdraws ? null : change, reason: 'đính chính' };
    });
    const first = { id: 'e00', learnedAt: '2026-01-01T00:00:00.000Z', about: null, change: founding, reason: null };
    return fc.shuffledSubarray([first, ...events], { minLength: events.length + 1 });
  });

const instants = [2, 8, 15, 21].map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString());
const sorted = <T>(items: readonly T[]): string[] => items.map((item) => JSON.stringify(item)).sort();

let [kept, refused, divisions, inherited] = [0, 0, 0, 0];

it('tells of every day, as it was known at every instant, what a slow and plain telling tells', () => {
  fc.assert(
    fc.property(aRegister, fc.constantFrom(...instants), (events, knownAt) => {
      const history = historyOf(events, { knownAt });
      const oracle = slowly(events, knownAt);
      expect(history.events.map(({ id }) => id).sort()).toEqual(oracle.kept().sort());
      for (const day of ['2000-12-31', ...days]) {
        const forms = unitsOn(history, day).map(({ unitId, parentId, level, kind, code, name }) => ({
          unitId,
          parentId,
          level,
          kind,
          code,
          name,
        }));
        const slow = oracle
          .on(day)
          .map(({ unitId, parentId, level, kind, code, name }) => ({ unitId, parentId, level, kind, code, name }));
        expect(sorted(forms)).toEqual(sorted(slow));
      }
      kept += history.events.length;
      refused += history.refused.length;
      divisions += history.events.filter(({ change }) => change.kind === 'split').length;
    }),
    { numRuns: 250 },
  );
  // The drawn histories are neither all impossible nor all harmless.
  expect(Math.min(kept - 250, refused, divisions)).toBeGreaterThan(50);
});

it('finds the heirs of a unit as a mark that is carried from day to day finds them', () => {
  fc.assert(
    fc.property(aRegister, fc.constantFrom(...days), fc.constantFrom(...days), (events, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const history = historyOf(events);
      const oracle = slowly(events, instants.at(-1) ?? '');
      for (const { unitId } of unitsOn(history, from)) {
        const heirs = [...heirsOf(history, unitId, { from, to })].sort();
        expect(heirs).toEqual(oracle.heirs(unitId, from, to));
        inherited += heirs.filter((id) => id !== unitId).length;
      }
    }),
    { numRuns: 250 },
  );
  expect(inherited).toBeGreaterThan(50);
});

it('keeps on every day the laws of a register: a parent for each unit, a code for one, a state for a time', () => {
  fc.assert(
    fc.property(aRegister, (events) => {
      const history = historyOf(events);
      for (const day of days) {
        const units = unitsOn(history, day);
        for (const { parentId, level } of units)
          expect(parentId === null ? level : unitOn(history, parentId, day)).toBeTruthy();
        expect(new Set(units.map(({ level, code }) => `${level} ${code}`)).size).toBe(units.length);
      }
      for (const life of history.lives.values()) {
        life
          .slice(1)
          .forEach((state, index) => expect((life[index]?.toOn ?? '9999') < (state.fromOn ?? '')).toBe(true));
      }
    }),
    { numRuns: 150 },
  );
});

it('puts every unit of two days into one group, together with its heirs', () => {
  fc.assert(
    fc.property(aRegister, fc.constantFrom(...days), fc.constantFrom(...days), (events, a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const history = historyOf(events);
      const groups = changesBetween(history, { from, to });
      const all = (side: 'before' | 'after') =>
        groups.flatMap((group) => group[side].map(({ unitId }) => unitId)).sort();
      expect(all('before')).toEqual(
        unitsOn(history, from)
          .map(({ unitId }) => unitId)
          .sort(),
      );
      expect(all('after')).toEqual(
        unitsOn(history, to)
          .map(({ unitId }) => unitId)
          .sort(),
      );
      for (const { before, after } of groups) {
        const ids = after.map(({ unitId }) => unitId);
        for (const { unitId } of before)
          for (const heir of heirsOf(history, unitId, { from, to })) expect(ids).toContain(heir);
      }
    }),
    { numRuns: 150 },
  );
});

import type { SuccessionRule, UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { UnitForm, UnitPart } from '@langmoi/contracts/units';
import fc from 'fast-check';
import {
  dossierSucceeded,
  otherSucceeded,
  rulesFor,
  shareOf,
  successionsOf,
  takenOver,
  titlesSucceeded,
  together,
  unitsConcerned,
  type Together,
} from './succession';

const nothing: Together = { ends: [], begins: [], changes: [], parts: [] };
const form = (unitId: string, parentId: string, level: UnitForm['level'] = 'commune'): UnitForm => ({
  ...{ unitId, parentId, level, code: unitId, name: unitId, kind: level === 'commune' ? 'commune' : 'district' },
});
const part = (fromId: string, toId: string, shares: UnitPart['shares'] = 'whole'): UnitPart => ({
  fromId,
  toId,
  shares,
});

/** `a` and `b` end in the new `ab`. */
const merged: Together = {
  ...nothing,
  ends: ['a', 'b'],
  begins: [form('ab', 'north')],
  parts: [part('a', 'ab'), part('b', 'ab')],
};

describe('the title of a commune that is merged', () => {
  it.each([
    ['stays where all were recognised', ['a', 'b'], ['titleOfAll', 'titleOfAll']],
    ['is provisional where one was', ['b'], ['titleOfSome']],
  ])('%s', (_, holders, cases) => {
    const found = titlesSucceeded(merged, new Set(holders));
    expect(found.map((one) => one.case)).toEqual(cases);
    expect(found.every(({ toId }) => toId === 'ab')).toBe(true);
  });

  it('counts the one that takes another among them', () => {
    const taken: Together = { ...nothing, ends: ['b'], parts: [part('b', 'a')] };
    expect(titlesSucceeded(taken, new Set(['a']))).toEqual([{ case: 'titleOfSome', fromId: 'a', toId: 'a' }]);
    expect(titlesSucceeded(taken, new Set(['b']))).toEqual([{ case: 'titleOfSome', fromId: 'b', toId: 'a' }]);
    expect(titlesSucceeded(taken, new Set(['a', 'b', 'c'])).map((one) => one.case)).toEqual([
      'titleOfAll',
      'titleOfAll',
    ]);
  });

  it('goes to nobody for certain where the holder is divided or abolished', () => {
    const divided = { ...nothing, parts: [part('a', 'a', null), part('a', 'c', null)], begins: [form('c', 'north')] };
    expect(titlesSucceeded(divided, new Set(['a']))).toEqual([{ case: 'titleWithoutOne', fromId: 'a', toId: null }]);
    expect(titlesSucceeded({ ...nothing, ends: ['a'] }, new Set(['a', 'b']))).toMatchObject([
      { case: 'titleWithoutOne' },
    ]);
  });
});

describe('an open dossier', () => {
  const place = { communeId: 'a', districtId: 'north' };
  const unitsOf = (...forms: UnitForm[]) => new Map(forms.map((one) => [one.unitId, one]));
  const north = form('north', 'province', 'district');
  const south = form('south', 'province', 'district');
  const province: UnitForm = { ...form('province', '', 'province'), parentId: null, kind: 'province' };
  const free = { isFree: () => true, outside: new Set<string>(), takenOver: null };

  it('goes on with the commune that took all of its own', () => {
    const after = { ...free, units: unitsOf(form('ab', 'north'), north) };
    expect(dossierSucceeded(merged, place, after)).toEqual({
      ...{ case: 'dossierOfEnded', fromId: 'a', toId: 'ab', place: { communeId: 'ab', districtId: 'north' } },
    });
    expect(dossierSucceeded(merged, { ...place, communeId: 'c' }, after)).toBeUndefined();
  });

  it('stands still where two dossiers of a tier and year would meet', () => {
    const after = { ...free, isFree: () => false, units: unitsOf(form('ab', 'north'), north) };
    expect(dossierSucceeded(merged, place, after)).toMatchObject({ case: 'dossierWithoutOne', place });
  });

  it('goes to the offices of the district that its commune moved below', () => {
    const moved: Together = { ...nothing, ends: ['north'], changes: [{ unitId: 'a', parentId: 'south' }] };
    const after = { ...free, units: unitsOf(form('a', 'south'), south) };
    expect(dossierSucceeded(moved, place, after)).toEqual({
      ...{ case: 'dossierOfMoved', fromId: 'north', toId: 'south', place: { communeId: 'a', districtId: 'south' } },
    });
  });

  it('is left to a person where there are no districts any more', () => {
    const moved: Together = { ...nothing, ends: ['north'], changes: [{ unitId: 'a', parentId: 'province' }] };
    const after = { ...free, units: unitsOf(form('a', 'province'), province) };
    expect(dossierSucceeded(moved, place, after)).toMatchObject({ case: 'dossierWithoutDistrict', place });
    const joined = together([merged, { ...nothing, ends: ['north'] }]);
    const gone = { ...free, units: unitsOf(form('ab', 'province'), province) };
    expect(dossierSucceeded(joined, place, gone)).toMatchObject({ case: 'dossierWithoutDistrict', toId: null });
  });
});

describe('what the nation decides', () => {
  const joined: Together = {
    ...{ ends: ['tra', 'ben'], begins: [] },
    parts: [part('tra', 'vinh'), part('ben', 'vinh')],
    changes: [
      { unitId: 'tra-north', parentId: 'vinh' },
      { unitId: 'ben-north', parentId: 'vinh' },
    ],
  };
  const [merged, moved] = [
    { ...joined, kind: 'merged' as const, changes: [] },
    { ...nothing, kind: 'moved' as const, changes: joined.changes },
  ];
  const shares = (...own: string[]) => shareOf([merged, moved], new Set(own));

  it('is each province’s for what it ends, moves or takes of its own', () => {
    expect(shares('tra', 'tra-north', 'a')).toEqual([
      { ...nothing, kind: 'merged', ends: ['tra'], parts: [part('tra', 'vinh')] },
      { ...nothing, kind: 'moved', changes: [{ unitId: 'tra-north', parentId: 'vinh' }] },
    ]);
    expect(shares('vinh', 'vinh-north')).toEqual([{ ...merged, ends: [] }]);
    expect(shares('elsewhere')).toEqual([]);
  });

  it('is nobody’s for a unit that only begins by it, and none of a province of which it ends and divides nothing', () => {
    const begun = { ...merged, begins: [form('vinh', '', 'province')] };
    expect(shareOf([begun], new Set(['vinh']))).toEqual([]);
    expect(shareOf([moved], new Set(['tra-north']))).toEqual([]);
  });

  it('leaves every open dossier of a province that ends where it is, and says which took the province', () => {
    const place = { communeId: 'a', districtId: 'tra-north' };
    const taken = takenOver(joined, (id) => (id === 'tra' ? 'province' : undefined));
    expect(taken).toEqual({ fromId: 'tra', toId: 'vinh' });
    expect(takenOver(joined, () => 'district')).toBeNull();
    const after = { units: new Map(), isFree: () => true, outside: new Set<string>(), takenOver: taken };
    expect(dossierSucceeded(joined, place, after)).toEqual({
      ...{ case: 'dossierOfOtherProvince', fromId: 'tra', toId: 'vinh', place },
    });
  });

  it('leaves a dossier and a register in their province where the commune that took the old one is another’s', () => {
    const elsewhere: Together = { ...nothing, ends: ['a'], parts: [part('a', 'theirs')] };
    const outside = new Set(['theirs', 'their-north']);
    const after = { units: new Map(), isFree: () => true, outside, takenOver: null };
    const place = { communeId: 'a', districtId: 'north' };
    expect(dossierSucceeded(elsewhere, place, after)).toMatchObject({
      case: 'dossierOfOtherProvince',
      toId: 'theirs',
      place,
    });
    expect(otherSucceeded(elsewhere, 'household', 'a', outside)).toMatchObject({ case: 'householdOfOtherProvince' });
    expect(otherSucceeded(elsewhere, 'household', 'a')).toMatchObject({ case: 'householdOfEnded' });
    const movedThere: Together = { ...nothing, changes: [{ unitId: 'a', parentId: 'their-north' }] };
    const units = new Map([['a', form('a', 'their-north')]]);
    expect(dossierSucceeded(movedThere, place, { ...after, units })).toMatchObject({
      ...{ case: 'dossierOfOtherProvince', fromId: 'north', toId: 'their-north', place },
    });
  });
});

describe('what else hangs on a unit', () => {
  it.each([
    ['organisation', 'organisationOfEnded'],
    ['lead', 'leadOfEnded'],
    ['appointment', 'appointmentAtEnded'],
    ['registration', 'registrationOfEnded'],
    ['assessment', 'figuresOfEnded'],
    ['figure', 'figuresOfEnded'],
    ['money', 'figuresOfEnded'],
    ['support', 'figuresOfEnded'],
    ['holding', 'figuresOfEnded'],
  ] as const)('has a case for a %s where the unit ends, and none where it stays', (kind, name) => {
    expect(otherSucceeded(merged, kind, 'a')).toEqual({ case: name, fromId: 'a', toId: null });
    expect(otherSucceeded({ ...nothing, ends: ['b'], parts: [part('b', 'a')] }, kind, 'a')).toBeUndefined();
  });

  it('names whoever steers on: the unit that took all of the one that is no more, and nobody where several did', () => {
    expect(otherSucceeded(merged, 'steering', 'a')).toEqual({ case: 'steeringOfEnded', fromId: 'a', toId: 'ab' });
    const divided = { ...nothing, ends: ['a'], parts: [part('a', 'b', null), part('a', 'c', null)] };
    expect(otherSucceeded(divided, 'steering', 'a')).toMatchObject({ toId: null });
    expect(otherSucceeded(merged, 'steering', 'c')).toBeUndefined();
  });

  it('goes to the unit that took all of a register, and to none for certain where several did', () => {
    expect(otherSucceeded(merged, 'household', 'a')).toMatchObject({ case: 'householdOfEnded', toId: 'ab' });
    const divided = { ...nothing, parts: [part('a', 'a', null), part('a', 'c', null)], begins: [form('c', 'north')] };
    expect(otherSucceeded(divided, 'household', 'a')).toMatchObject({ case: 'householdWithoutOne', toId: null });
    expect(otherSucceeded({ ...nothing, ends: ['a'] }, 'household', 'a')).toMatchObject({ toId: null });
    expect(otherSucceeded(merged, 'household', 'c')).toBeUndefined();
  });

  it('is followed from unit to unit as long as it goes on, and no further', () => {
    const change = (said: Together, outcome: 'goesOn' | 'notLaidDown' = 'goesOn') =>
      ({
        ...{ happenings: [said], units: [] },
        rules: [{ case: 'householdOfEnded', outcome }],
      }) as unknown as UnitsSucceeded['data'];
    const again: Together = { ...nothing, ends: ['ab'], begins: [form('abc', 'north')], parts: [part('ab', 'abc')] };
    const heirs = (...changes: UnitsSucceeded['data'][]) =>
      successionsOf(changes, 'household', 'a').map(({ fromId, toId, outcome }) => `${fromId} ${toId} ${outcome}`);
    expect(heirs(change(merged), change(again))).toEqual(['a ab goesOn', 'ab abc goesOn']);
    expect(heirs(change(merged, 'notLaidDown'), change(again))).toEqual(['a ab notLaidDown']);
    expect(successionsOf([change(merged)], 'registration', 'a')).toEqual([]); // no rule of that day for the case
  });
});

it('names each unit that is touched once, and none that only begins', () => {
  expect(unitsConcerned(merged).sort()).toEqual(['a', 'b']);
  expect(unitsConcerned({ ...nothing, changes: [{ unitId: 'c', name: 'd' }] })).toEqual(['c']);
});

it('gives each case one rule: the chosen one in force, else the first in force', () => {
  const day = fc.integer({ min: 10, max: 28 }).map((n) => `2020-01-${n}`);
  const aRule = fc.record({
    id: fc.uuid(),
    case: fc.constantFrom('titleOfAll' as const, 'dossierOfEnded' as const),
    effective: fc.record({ from: day, to: fc.option(day) }),
  });
  fc.assert(
    fc.property(fc.uniqueArray(aRule, { selector: ({ id }) => id }), day, fc.func(fc.boolean()), (known, on, picks) => {
      const chosen = known.map(({ id }) => id).filter((id) => picks(id));
      const rules = rulesFor(known as SuccessionRule[], { on, chosen });
      for (const name of ['titleOfAll', 'dossierOfEnded'] as const) {
        const possible = known.filter(
          (rule) => rule.case === name && rule.effective.from <= on && !(rule.effective.to && rule.effective.to < on),
        );
        const wanted = possible.find(({ id }) => chosen.includes(id)) ?? possible[0];
        expect(rules.filter((rule) => rule.case === name).map(({ id }) => id)).toEqual(wanted ? [wanted.id] : []);
      }
    }),
  );
});

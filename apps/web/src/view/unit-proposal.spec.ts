import type { UnitView } from '@langmoi/contracts/directory';
import { DraftingProposal, type SuccessionRule, type UnitDependant } from '@langmoi/contracts/unit-changes';
import { together } from '@langmoi/domain/units/succession';
import { draftingOf, fractionTyped, happeningsOf, noProposal, touchedBy, unitsAfter } from './unit-proposal';

const id = (n: number): string => `00000000-0000-4000-8000-0000000000${n}`;
const [province, north, south, a, b] = [id(10), id(11), id(12), id(13), id(14)];
const unit = (unitId: string, parentId: string | null, level: UnitView['level']): UnitView => ({
  ...{ id: unitId, provinceId: province, parentId, level, kind: level, code: unitId.slice(-2), name: unitId.slice(-2) },
});
const units = [
  unit(province, null, 'province'),
  unit(north, province, 'district'),
  unit(south, province, 'district'),
  unit(a, north, 'commune'),
  unit(b, north, 'commune'),
];
const paper = { number: '1/NQ', date: '2020-06-01', authority: 'UBTVQH' };
const typed = { ...noProposal('2020-07-01'), ...paper, name: 'Mới', code: 'x1' };

it.each([
  ['3/10', '3/10'],
  ['30%', '30/100'],
  ['12,5 %', '125/1000'],
  ['0%', null],
  ['5/5', null],
  ['ba phần', null],
])('reads %s as a share of one: %s', (text, expected) => {
  const read = fractionTyped(text);
  expect(read && `${read.part}/${read.of}`).toBe(expected);
});

it('says of two communes that they end in a new one, or that one takes the other', () => {
  const merger = { ...typed, units: [a, b] };
  expect(DraftingProposal.parse(draftingOf(merger, units)).happenings).toMatchObject([
    { kind: 'merged', ends: [a, b], begins: [{ parentId: north, name: 'Mới', level: 'commune' }] },
  ]);
  expect(happeningsOf({ ...merger, into: a }, units)).toMatchObject([
    { kind: 'merged', ends: [b], begins: [], parts: [{ fromId: b, toId: a, shares: 'whole' }] },
  ]);
});

it('says of a division what goes and what stays, or that nobody knows', () => {
  const split = { ...typed, kind: 'split' as const, units: [a] };
  expect(happeningsOf(split, units)[0]?.parts.map(({ shares }) => shares)).toEqual([null, null]);
  const measured = happeningsOf({ ...split, measure: 'households', share: '30%' }, units);
  expect(measured[0]?.parts.map(({ shares }) => shares)).toEqual([{ households: '70/100' }, { households: '30/100' }]);
  const unread = draftingOf({ ...split, measure: 'households', share: '' }, units);
  expect(DraftingProposal.safeParse(unread).success).toBe(false);
});

it('moves every commune of a district that is abolished', () => {
  const abolition = { ...typed, kind: 'abolished' as const, units: [north], into: south };
  expect(happeningsOf(abolition, units)).toMatchObject([
    {
      kind: 'moved',
      changes: [
        { unitId: a, parentId: south },
        { unitId: b, parentId: south },
      ],
    },
    { kind: 'abolished', ends: [north] },
  ]);
});

it('shows what becomes of each thing by the rule that counts, and leaves out what is untouched', () => {
  const happenings = happeningsOf({ ...typed, units: [a, b] }, units);
  const nothing = { id: null, label: { vi: 'x', en: 'x' }, count: 1, tier: null, dossier: null };
  const title: UnitDependant = { ...nothing, kind: 'title', unitId: a, tier: 'NTM' };
  const dossier = (communeId: string): UnitDependant => ({
    ...nothing,
    ...{ kind: 'dossier', unitId: communeId, tier: 'NTM', dossier: { communeId, districtId: north, year: 2020 } },
  });
  const office: UnitDependant = { ...nothing, kind: 'appointment', unitId: b };
  const rules = (['titleOfSome', 'dossierOfEnded', 'dossierWithoutOne', 'appointmentAtEnded'] as const).map((name) => ({
    ...({} as SuccessionRule),
    ...{ id: name, case: name },
  }));
  const after = unitsAfter(together(happenings), units);
  const cases = (dependants: UnitDependant[]) =>
    touchedBy(happenings, dependants, { rules, units: after }).map(({ rule, toId }) => [
      rule?.id,
      toId && after.get(toId)?.name,
    ]);
  expect(cases([title, dossier(a), office, { ...office, unitId: south }])).toEqual([
    ['titleOfSome', 'Mới'],
    ['dossierOfEnded', 'Mới'],
    ['appointmentAtEnded', null],
  ]);
  expect(cases([dossier(a), dossier(b)])).toEqual([
    ['dossierWithoutOne', null],
    ['dossierWithoutOne', null],
  ]);
});

import type { UnitView } from '@langmoi/contracts/directory';
import {
  DraftingProposal,
  type SuccessionRule,
  type UnitDependant,
  type UnitProposalView,
} from '@langmoi/contracts/unit-changes';
import { together } from '@langmoi/domain/units/succession';
import { inputErrors } from './input-errors';
import { atTyped } from './proposal-errors';
import { typedOf } from './proposal-read-back';
import {
  choosesRules,
  draftingOf,
  fractionTyped,
  happeningsOf,
  noProposal,
  touchedBy,
  unitsAfter,
  type ProposalTyped,
} from './unit-proposal';

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

const forms: [string, Partial<ProposalTyped>][] = [
  ['a merger into a new commune', { units: [a, b] }],
  ['a merger into one of them', { units: [b, a], into: a, name: '', code: '' }],
  ['a division by households', { kind: 'split', units: [a], measure: 'households', share: '3/10' }],
  ['a division that nobody measured', { kind: 'split', units: [a] }],
  ['another name', { kind: 'renamed', units: [a], code: '' }],
  ['the end of a district', { kind: 'abolished', units: [north], into: south, name: '', code: '' }],
];

/** As the directory answers it: keys in another order, an id of its own for what begins. */
const answered = (said: ProposalTyped): UnitProposalView => {
  const { happenings, ...rest } = DraftingProposal.parse(draftingOf(said, units));
  const text = JSON.stringify(happenings.map((one) => Object.fromEntries(Object.entries(one).reverse())));
  const own = JSON.parse(text.replaceAll('00000000-0000-4000-8000-000000000001', id(77))) as typeof happenings;
  const rules = rest.rules.map((one) => ({ ...({} as SuccessionRule), id: one }));
  return { ...({} as UnitProposalView), ...rest, rules, happenings: own };
};

it.each(forms)('reads %s back as it was typed, to be amended', (_, part) => {
  const said = { ...typed, rules: ['rule-one'], ...part };
  const back = typedOf(answered(said), units);
  expect(back && draftingOf(back, units)).toEqual(draftingOf(said, units));
});

it('does not read back what the form cannot say, lest it be lost', () => {
  const view = answered({ ...typed, units: [a, b] });
  const [merger] = view.happenings as [UnitProposalView['happenings'][number]];
  const elsewhere = merger.begins.map((unit) => ({ ...unit, parentId: south }));
  for (const happenings of [[{ ...merger, begins: elsewhere }], [merger, merger], [{ ...merger, kind: 'retyped' }]]) {
    expect(typedOf({ ...view, happenings } as UnitProposalView, units)).toBeNull();
  }
});

describe('What is wrong stands at the field in which it was typed', () => {
  const words = { chooseUnit: 'Chọn đơn vị', readableShare: 'Ghi như 3/10 hoặc 30%', fill: 'Cần điền ô này' };
  const said = (part: Partial<ProposalTyped>): ProposalTyped => ({ ...typed, units: [a, b], ...part });
  const checked = (one: ProposalTyped) => {
    const { error } = DraftingProposal.safeParse(draftingOf(one, units));
    return atTyped(error ? inputErrors(error, 'vi') : [], one, words).map(({ pointer, detail }) => [pointer, detail]);
  };

  it.each<[string, Partial<ProposalTyped>, string[][]]>([
    ['no unit', { units: ['', ''] }, [['/units/0', words.chooseUnit]]],
    ['one unit merged', { units: [a, ''] }, [['/units/1', words.chooseUnit]]],
    ['the same unit twice', { units: [a, a] }, [['/units/1', words.chooseUnit]]],
    ['a row left empty', { units: [a, b, ''] }, []],
    ['no heir', { kind: 'abolished', units: [north] }, [['/into', words.chooseUnit]]],
    [
      'a share that nobody reads',
      { kind: 'split', units: [a], measure: 'area', share: 'ba phần' },
      [['/share', words.readableShare]],
    ],
    ['no name', { name: '' }, [['/name', words.fill]]],
    ['no new name', { kind: 'renamed', units: [a], name: ' ' }, [['/name', words.fill]]],
    [
      'nothing at all',
      { kind: 'split', units: [''], name: '', code: '' },
      [
        ['/units/0', words.chooseUnit],
        ['/name', words.fill],
        ['/code', words.fill],
      ],
    ],
  ])('%s', (_, part, expected) => {
    expect(checked(said(part))).toEqual(expected);
  });

  it.each<[string, Partial<ProposalTyped>, string]>([
    ['/happenings/0/ends', {}, '/units/0'],
    ['/happenings/0/kind', {}, '/units/0'],
    ['/happenings/0/parts', { into: a }, '/into'],
    ['/happenings/0/begins', {}, '/code'],
    ['/happenings/0/begins/0/kind', {}, '/unitKind'],
    ['/happenings/0/parts', { kind: 'split', units: [a] }, '/measure'],
    ['/happenings/0/begins', { kind: 'abolished', units: [north], into: south }, '/into'],
    ['/happenings/1/ends', { kind: 'abolished', units: [north], into: south }, '/units/0'],
    ['/happenings/0/changes/0/name', { kind: 'renamed', units: [a] }, '/name'],
    ['/effectiveOn', {}, '/effectiveOn'],
  ])('what the directory says of %s, with %j typed', (pointer, part, expected) => {
    expect(atTyped([{ pointer, detail: 'x' }], said(part), words)).toEqual([{ pointer: expected, detail: 'x' }]);
  });
});

it.each<[Partial<ProposalTyped>, boolean]>([
  [{ units: [a, b] }, true],
  [{ units: [a, b], into: a }, true],
  [{ kind: 'split', units: [a] }, false],
  [{ kind: 'renamed', units: [a] }, false],
  [{ kind: 'abolished', units: [north], into: south }, false],
])('offers a choice of rules with %j: %s', (part, expected) => {
  expect(choosesRules(happeningsOf({ ...typed, ...part }, units))).toBe(expected);
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
    touchedBy(happenings, dependants, { rules, units }).map(({ rule, toId }) => [
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

import type { UnitView } from '@langmoi/contracts/directory';
import { DraftingProposal, type UnitProposalView } from '@langmoi/contracts/unit-changes';
import { inputErrors } from './input-errors';
import { atJoining, joinedOf, joiningDraft, joiningOf, noJoining, type JoiningTyped } from './joining';

const id = (n: number): string => `00000000-0000-4000-8000-0000000000${n}`;
const unit = (n: number, parentId: string | null, level: UnitView['level']): UnitView => ({
  ...{ id: id(n), provinceId: 'tenant', parentId, level, kind: level, code: String(n), name: String(n) },
});
const known = new Map([
  ['tra-vinh', [unit(10, null, 'province'), unit(11, id(10), 'district'), unit(12, id(11), 'commune')]],
  ['ben-tre', [unit(20, null, 'province'), unit(21, id(20), 'commune')]],
  ['vinh-long', [unit(30, null, 'province'), unit(31, id(30), 'district')]],
]);
const paper = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
const typed = { ...noJoining, ...paper, effectiveOn: '2025-07-01' };
const words = { choose: 'choose', fill: 'fill' };

it('ends provinces in one of them, with all that was right below them', () => {
  const asked = joiningDraft({ ...typed, ending: ['tra-vinh', 'ben-tre', 'vinh-long'], into: 'vinh-long' }, known);
  expect(DraftingProposal.parse(asked).happenings).toEqual([
    {
      ...{ kind: 'merged', ends: [id(10), id(20)], begins: [], changes: [] },
      parts: [10, 20].map((n) => ({ fromId: id(n), toId: id(30), shares: 'whole' })),
    },
    {
      ...{ kind: 'moved', ends: [], begins: [], parts: [] },
      changes: [11, 21].map((n) => ({ unitId: id(n), parentId: id(30) })),
    },
  ]);
});

it('ends them in a new one, with the name and code that were typed', () => {
  const asked = { ...typed, ending: ['tra-vinh'], name: 'Cửu Long', code: '99', unitKind: 'city' as const };
  const [merged] = DraftingProposal.parse(joiningDraft(asked, known)).happenings;
  expect(merged?.begins).toMatchObject([
    { parentId: null, level: 'province', kind: 'city', code: '99', name: 'Cửu Long' },
  ]);
  expect(joiningOf({ ...asked, ending: ['unknown'] }, known)).toEqual([]);
});

it('is read back as it was typed', () => {
  const read = (said: JoiningTyped) => {
    const { effectiveOn, decision, happenings } = DraftingProposal.parse(joiningDraft(said, known));
    return joinedOf({ effectiveOn, decision, happenings } as UnitProposalView, known);
  };
  const old = { ...typed, ending: ['tra-vinh', 'ben-tre'], into: 'vinh-long' };
  expect(read(old)).toEqual(old);
  const fresh = { ...typed, ending: ['tra-vinh'], name: 'Cửu Long', code: '99' };
  expect(read(fresh)).toEqual(fresh);
});

it('says at the fields what is missing or wrong', () => {
  const draft = DraftingProposal.safeParse(joiningDraft({ ...noJoining, into: '' }, known));
  const errors = atJoining(inputErrors(draft.error!, 'vi'), noJoining, words).map(({ pointer }) => pointer);
  expect(errors).toEqual(expect.arrayContaining(['/ending', '/name', '/code', '/effectiveOn', '/decision/number']));
  const refused = [
    { pointer: '/happenings/0/begins', detail: 'taken' },
    { pointer: '/happenings/1/changes', detail: 'wrong' },
    { pointer: '/effectiveOn', detail: 'later' },
  ];
  const chosen = { ...typed, ending: ['tra-vinh'], name: 'a', code: '1' };
  expect(atJoining(refused, chosen, words)).toEqual([
    { pointer: '/code', detail: 'taken' },
    { pointer: '/ending', detail: 'wrong' },
    { pointer: '/effectiveOn', detail: 'later' },
  ]);
});

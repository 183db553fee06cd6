import type { SetDraft } from '@langmoi/contracts/set-proposals';
import { aLaw, anIndicator, aRule, aSet, criteriaOf } from '../../test/criteria-scene';
import { comparedSets } from './comparison';
import { copiedDraft, draftedSet } from './set-draft';
import { thresholdFor } from './threshold';

const law = { document: 'Quyết định 9/QĐ-UBND', date: '2020-09-01', article: null };
const income = aRule('50', { region: 'ĐBSCL' });
const frame = aSet('s', {
  conditions: [anIndicator('dk1', aLaw({ kind: 'ratio', per: 100 }, { thresholds: [aRule('90')] }))],
  criteria: criteriaOf(
    [
      anIndicator('1.1', aLaw({ kind: 'amount' }, { thresholds: [income] }), { threshold: 50 }),
      anIndicator('1.2', aLaw({ kind: 'ratio', per: 100 }), { operator: 'province' }),
    ],
    [anIndicator('2', aLaw({ kind: 'yesNo' }), { operator: 'province' })],
  ),
});

const rule = (value: string, more: Partial<SetDraft['indicators'][number]['rules'][number]> = {}) => ({
  ...{ setBy: 'province' as const, operator: '>=' as const, value, article: 'Điều 2', fromOn: null, toOn: null },
  ...{ confidence: 'read' as const, ...more },
});
const draft: SetDraft = {
  decision: law,
  fromOn: '2020-10-01',
  titles: [{ criterion: 2, title: { vi: 'Hai', en: 'Two' } }],
  indicators: [
    { code: '1.1', rules: [rule('53'), rule('40', { setBy: 'exception', zones: ['island'], note: 'đảo' })] },
    { code: '1.2', rules: [rule('70', { operator: '<=' })] },
    { code: '2', rules: [rule('1', { operator: '=', note: 'có nhà văn hóa' })] },
  ],
  added: [
    {
      ...{ criterion: 2, code: '2.9', title: { vi: 'Mới', en: 'New' }, unit: null, measured: { kind: 'count' } },
      ...{ ifAny: false, rules: [rule('3')] },
    },
  ],
};
const drafted = draftedSet(frame, draft, { version: 2, province: '84' });

it('leaves the frame as it is and adds what the province asks, with its decision and article', () => {
  const [first, second] = drafted.criteria;
  expect(first?.indicators[0]?.law?.thresholds).toEqual([
    income,
    { ...aRule('53'), setBy: 'province', law: { ...law, article: 'Điều 2' } },
    {
      ...aRule('40', { setBy: 'exception', zones: ['island'], note: 'đảo' }),
      law: { ...law, article: 'Điều 2' },
    },
  ]);
  expect(second).toMatchObject({ title: { vi: 'Hai' }, indicators: [{ code: '2' }, { code: '2.9', operator: '>=' }] });
  expect(drafted.conditions).toEqual(frame.conditions);
  expect(drafted).toMatchObject({
    ...{ version: 2, effective: { fromOn: '2020-10-01', toOn: null } },
    decisions: [{ province: '84', law, isContentKnown: true }],
  });
});

it('shows what is asked as its threshold: the figure, the sign that the province chose, yes', () => {
  const shown = drafted.criteria.flatMap(({ indicators }) =>
    indicators.map(({ operator, threshold }) => [operator, threshold]),
  );
  expect(shown).toEqual([
    ['>=', 53],
    ['<=', 70],
    ['bool', true],
    ['>=', 3],
  ]);
});

it('asks on an island what its exception asks, and elsewhere what the province does', () => {
  const rules = drafted.criteria[0]?.indicators[0]?.law?.thresholds ?? [];
  const asked = (...zones: 'island'[]) =>
    thresholdFor(rules, { place: { region: 'ĐBSCL', zones, group: null }, on: '2020-10-01' }).rule?.value;
  expect([asked(), asked('island')]).toEqual(['53', '40']);
});

it('is copied with the decision that each rule goes back to, and says the same again', () => {
  const copied = copiedDraft(frame, drafted);
  expect(copied).toMatchObject({ decision: null, fromOn: null, titles: draft.titles });
  expect(copied.indicators[0]?.rules[0]).toEqual({ ...rule('53'), earlier: { ...law, article: 'Điều 2' } });
  const next = { ...law, document: 'Quyết định 10/QĐ-UBND' };
  const again = draftedSet(frame, { ...copied, decision: next }, { version: 3, province: '84' });
  expect(comparedSets(drafted, again)).toMatchObject({ conditions: [], criteria: [] });
  expect(again.decisions.map((one) => one.law.document)).toEqual([law.document, next.document]);
  expect(again.criteria[0]?.indicators[0]?.law).toEqual(drafted.criteria[0]?.indicators[0]?.law);
});

it('adds criteria after those of the frame, which a copy brings along', () => {
  const criteria = [{ no: 3, title: { vi: 'Ba', en: 'Three' }, group: 'Của tỉnh' }];
  const added = draft.added.map((one) => ({ ...one, criterion: 3 }));
  const more = draftedSet(frame, { ...draft, criteria, added }, { version: 2, province: '84' });
  expect(more.criteria.map(({ no, indicators }) => [no, indicators.length])).toEqual([
    [1, 2],
    [2, 1],
    [3, 1],
  ]);
  expect(more.criteria[2]).toMatchObject({ title: { vi: 'Ba' }, group: 'Của tỉnh', leads: [] });
  expect(copiedDraft(frame, more)).toMatchObject({ criteria, added: [{ criterion: 3, code: '2.9' }] });
});

it('is empty where a version holds nothing beside the frame, in whatever order a row gives its fields', () => {
  const { region, value, ...rest } = income;
  const thresholds = [{ value, ...(region && { region }), ...rest }];
  const base = {
    ...frame,
    criteria: criteriaOf(
      [anIndicator('1.1', aLaw({ kind: 'amount' }, { thresholds })), frame.criteria[0]!.indicators[1]!],
      [frame.criteria[1]!.indicators[0]!],
    ),
  };
  const nothing = { decision: null, fromOn: null, titles: [], indicators: [], added: [] };
  expect(copiedDraft(frame, base)).toEqual(nothing);
});

import { SetDraft, type ProvinceRule } from '@langmoi/contracts/set-proposals';
import { draftOf, newRule, typedOf } from './set-draft';

const earlier = { document: 'Quyết định 9/QĐ-UBND', date: '2020-09-01', article: 'Điều 2' };
const kept: ProvinceRule = {
  ...{ setBy: 'exception', part: 'ofWhich', zones: ['island', 'border'], year: 2020, operator: '>=', value: '36.5' },
  ...{ article: 'Điều 2', fromOn: '2020-10-01', toOn: null, confidence: 'recalled', note: 'đảo', earlier },
};
const draft: SetDraft = {
  ...{ decision: { document: 'Quyết định 10/QĐ-UBND', date: '2020-10-01', article: null }, fromOn: '2020-11-01' },
  ...{ titles: [{ criterion: 1, title: { vi: 'Một', en: 'One' } }], added: [] },
  indicators: [{ code: '1', rules: [kept] }],
};

it('sends what was read as it was, down to what the form has no field for', () => {
  expect(SetDraft.parse(draftOf(typedOf(draft), draft))).toEqual(draft);
});

it('reads figures as they are written here, and drops the earlier decision of a rule that is changed', () => {
  const typed = typedOf(draft);
  const [rule] = typed.indicators[0]!.rules;
  const rules = [{ ...rule!, value: '1.187,5', article: 'Điều 3' }, newRule({ value: '50', region: 'ĐBSCL' })];
  const sent = SetDraft.parse(draftOf({ ...typed, indicators: [{ code: '1', rules }] }, draft));
  const said = { ...kept, value: '1187.5', article: 'Điều 3', confidence: 'read' };
  expect(sent.indicators[0]?.rules).toEqual([
    Object.fromEntries(Object.entries(said).filter(([name]) => name !== 'earlier')),
    {
      ...{ setBy: 'province', region: 'ĐBSCL', operator: '>=', value: '50', article: null, fromOn: null, toOn: null },
      confidence: 'read',
    },
  ]);
});

it('says at its place that a figure cannot be read, and knows no decision without a name', () => {
  const indicators = [{ code: '1', rules: [newRule({ value: 'năm mươi' })] }];
  const { error } = SetDraft.safeParse(draftOf({ ...typedOf(draft), indicators }, draft));
  expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['indicators/0/rules/0/value']);
  expect(draftOf({ ...typedOf(draft), document: ' ' }, draft)).toMatchObject({ decision: null });
});

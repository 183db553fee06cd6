import { SetDraft, type ProvinceRule } from '@langmoi/contracts/set-proposals';
import { draftOf, newAdded, newRule, ofKind, typedOf } from './set-draft';

const earlier = { document: 'Quyết định 9/QĐ-UBND', date: '2020-09-01', article: 'Điều 2' };
const kept: ProvinceRule = {
  ...{ setBy: 'exception', part: 'ofWhich', zones: ['island', 'border'], year: 2020, operator: '>=', value: '36.5' },
  ...{ article: 'Điều 2', fromOn: '2020-10-01', toOn: null, confidence: 'recalled', note: 'đảo', earlier },
};
const draft: SetDraft = {
  ...{ decision: { document: 'Quyết định 10/QĐ-UBND', date: '2020-10-01', article: null }, fromOn: '2020-11-01' },
  titles: [{ criterion: 1, title: { vi: 'Một', en: 'One' } }],
  criteria: [{ no: 3, title: { vi: 'Ba', en: 'Three' }, group: null }],
  indicators: [{ code: '1', rules: [kept] }],
  added: [
    {
      ...{ criterion: 2, code: 'TV.1', title: { vi: 'Đèn đường', en: 'Street lights' }, unit: 'km', ifAny: true },
      ...{ measured: { kind: 'ratio', per: 100 }, rules: [{ ...kept, group: '2' }] },
    },
  ],
};

it('sends what was read as it was', () => {
  expect(SetDraft.parse(draftOf(typedOf(draft)))).toEqual(draft);
});

it('reads figures as they are written here, and drops the earlier decision of a rule that is changed', () => {
  const typed = typedOf(draft);
  const [rule] = typed.indicators[0]!.rules;
  const rules = [{ ...rule!, value: '1.187,5', article: 'Điều 3' }, newRule({ value: '50', region: 'ĐBSCL' })];
  const sent = SetDraft.parse(draftOf({ ...typed, indicators: [{ code: '1', rules }] }));
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
  const { error } = SetDraft.safeParse(draftOf({ ...typedOf(draft), indicators }));
  expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['indicators/0/rules/0/value']);
  expect(draftOf({ ...typedOf(draft), document: ' ' })).toMatchObject({ decision: null });
});

it('says under which conditions something is asked: part, region, zones, group, year, days', () => {
  const rule = newRule({
    ...{ value: '80', part: 'ofWhich', region: 'ĐBSCL', zones: ['island', 'coastal'], group: '1', year: '2020' },
    ...{ fromOn: '2020-10-01', toOn: '2020-12-31', article: 'Điều 1' },
  });
  const sent = SetDraft.parse(draftOf({ ...typedOf(draft), indicators: [{ code: '1', rules: [rule] }] }));
  expect(sent.indicators[0]?.rules).toEqual([
    {
      ...{ setBy: 'province', part: 'ofWhich', region: 'ĐBSCL', zones: ['island', 'coastal'], group: '1', year: 2020 },
      ...{ operator: '>=', value: '80', article: 'Điều 1', fromOn: '2020-10-01', toOn: '2020-12-31' },
      confidence: 'read',
    },
  ]);
  const unclear = newRule({ ...rule, year: 'năm sau' });
  const { error } = SetDraft.safeParse(draftOf({ ...typedOf(draft), indicators: [{ code: '1', rules: [unclear] }] }));
  expect(error?.issues.map(({ path }) => path.join('/'))).toEqual(['indicators/0/rules/0/year']);
});

it('adds an indicator, in Vietnamese alone too, and asks of each kind what it can', () => {
  const added = { ...newAdded(3), code: 'TV.2', vi: ' Nhà văn hóa ấp ' };
  const sent = (one: typeof added) => SetDraft.parse(draftOf({ ...typedOf(draft), added: [one] })).added[0];
  expect(sent({ ...ofKind(added, 'yesNo') })).toMatchObject({
    ...{ criterion: 3, title: { vi: 'Nhà văn hóa ấp', en: 'Nhà văn hóa ấp' }, unit: null, measured: { kind: 'yesNo' } },
    rules: [{ operator: '=', value: '1' }],
  });
  expect(sent(ofKind(added, 'absence'))?.rules).toMatchObject([{ operator: '<=', value: '0' }]);
});

it('leaves out the titles that nobody gave', () => {
  const titles = [1, 2].map((criterion) => ({ criterion, vi: criterion === 2 ? 'Hai' : ' ', en: '' }));
  expect(SetDraft.parse(draftOf({ ...typedOf(draft), titles })).titles).toEqual([
    { criterion: 2, title: { vi: 'Hai', en: 'Hai' } },
  ]);
});

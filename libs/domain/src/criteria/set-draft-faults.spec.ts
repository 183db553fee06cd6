import type { IndicatorLaw, ThresholdRule } from '@langmoi/contracts/criteria-law';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { ProvinceRule, SetDraft } from '@langmoi/contracts/set-proposals';
import fc from 'fast-check';
import { aLaw, anIndicator, aRule, aSet, criteriaOf } from '../../test/criteria-scene';
import { exact } from './exact';
import { draftedSet } from './set-draft';
import { faultsOfDraft, type DraftGround } from './set-draft-faults';
import { passes, thresholdFor } from './threshold';

const decision = { document: 'Quyết định 9/QĐ-UBND', date: '2020-09-01', article: null };
const regional = [aRule('50', { region: 'ĐBSCL' }), aRule('59', { region: 'ĐNB' }), aRule('36', { region: 'BTB' })];
const share = { kind: 'ratio', per: 100 } as const;
const frame = aSet('s', {
  criteria: criteriaOf(
    [
      anIndicator('1', aLaw({ kind: 'amount' }, { thresholds: regional })),
      anIndicator('2', aLaw(share, { thresholds: [aRule('4', { operator: '<=' })] })),
      anIndicator('3', aLaw(share), { operator: 'province' }),
    ],
    [
      anIndicator('4', aLaw({ kind: 'yesNo' })),
      anIndicator('5', aLaw({ kind: 'yesNo' }), { operator: 'province' }),
      anIndicator('6', aLaw({ kind: 'count' }, { thresholds: [aRule('1')] })),
      anIndicator('7', aLaw({ kind: 'ofWhich' }, { thresholds: [aRule('65', { part: 'ofWhich' })] })),
      anIndicator('8', aLaw({ kind: 'amount' }, { thresholds: [aRule(null)] })),
      anIndicator('9', aLaw({ kind: 'amount' }, { thresholds: [aRule('10'), aRule('6', { zones: ['island'] })] })),
    ],
  ),
});
const ground: DraftGround = { frame, base: frame, versions: [frame], today: '2020-09-15' };

const rule = (value: string, more: Partial<ProvinceRule> = {}): ProvinceRule => ({
  ...{ setBy: 'province', operator: '>=', value, article: 'Điều 2', fromOn: null, toOn: null, confidence: 'read' },
  ...more,
});
const aDraft = (more: Partial<SetDraft> = {}): SetDraft => ({
  ...{ decision, fromOn: '2020-10-01', titles: [], indicators: [], added: [] },
  ...more,
});
const filled = (code: string, ...rules: ProvinceRule[]) => aDraft({ indicators: [{ code, rules }] });
const faults = (draft: SetDraft, of: DraftGround = ground) =>
  faultsOfDraft(of, draft).map(({ pointer, detail }) => [pointer, detail]);
const at = '/indicators/0/rules/0';

it.each<[string, SetDraft]>([
  ['tightens in its region', filled('1', rule('53', { region: 'ĐBSCL' }))],
  ['asks in every region more than the nation does in any', filled('1', rule('60'))],
  ['tightens downwards where less is better', filled('2', rule('3', { operator: '<=' }))],
  ['fills what is left to it, with the sign that it likes', filled('3', rule('70', { operator: '<=' }))],
  ['says what a yes that is left to it takes', filled('5', rule('1', { operator: '=', note: 'có nhà văn hóa' }))],
  ['asks of a threshold that nobody has read', filled('8', rule('1'))],
  [
    'asks on islands more than the nation does there, and less than elsewhere',
    filled('9', rule('8', { zones: ['island'] }), rule('10')),
  ],
  [
    'excepts islands for a reason',
    filled('1', rule('30', { setBy: 'exception', zones: ['island'], note: 'Nghị quyết 5' })),
  ],
])('lets a draft that %s become a version', (_, draft) => {
  expect(faults(draft)).toEqual([]);
});

it('knows the criteria that a draft adds, and numbers them on', () => {
  const title = { vi: 'Của tỉnh', en: 'The province’s' };
  const measured = { kind: 'count' } as const;
  const added = [{ criterion: 3, code: 'TV.1', title, unit: null, measured, ifAny: false, rules: [rule('3')] }];
  const with3 = (no: number) => aDraft({ added, criteria: [{ no, title, group: null }] });
  expect(faults(with3(3))).toEqual([]);
  expect(faults(with3(9))).toEqual([
    ['/criteria/0/no', inputTexts.criterionNext],
    ['/added/0/criterion', inputTexts.criterionUnknown],
  ]);
});

it('names the figure, the region and the text that a province may not go below', () => {
  const [[pointer, detail]] = faults(filled('1', rule('49.9', { region: 'ĐBSCL' }))) as [
    [string, { vi: string; en: string }],
  ];
  expect(pointer).toBe(`${at}/value`);
  expect(detail.vi).toContain('Quyết định 1/QĐ-TTg yêu cầu ≥ 50 (ĐBSCL)');
  expect(detail.en).toContain('asks ≥ 50 (ĐBSCL)');
});

it.each<[string, SetDraft, string, { vi: string }]>([
  ['another sign than the nation’s', filled('2', rule('3')), `${at}/operator`, inputTexts.otherDirection],
  ['a threshold of a yes or no', filled('4', rule('1')), '/indicators/0/code', inputTexts.nothingToTighten],
  ['a yes that is no one', filled('5', rule('2', { note: 'gì đó' })), `${at}/value`, inputTexts.asksYes],
  [
    'a yes of which nobody says what it takes',
    filled('5', rule('1', { operator: '=' })),
    `${at}/note`,
    inputTexts.yesMeansNeeded,
  ],
  ['a share above all', filled('3', rule('101')), `${at}/value`, inputTexts.shareAbove100],
  ['a share below nought', filled('3', rule('-1')), `${at}/value`, inputTexts.shareAbove100],
  ['an amount below nought', filled('8', rule('-1')), `${at}/value`, inputTexts.thresholdBelow0],
  ['half a thing', filled('6', rule('1.5')), `${at}/value`, inputTexts.thresholdNotWhole],
  ['a part that there is not', filled('3', rule('5', { part: 'ofWhich' })), `${at}/part`, inputTexts.noSuchPart],
  [
    'an exception of everybody',
    filled('1', rule('30', { setBy: 'exception', note: 'x' })),
    `${at}/zones`,
    inputTexts.exceptionOfWhom,
  ],
  [
    'an exception without a reason',
    filled('1', rule('30', { setBy: 'exception', zones: ['border'] })),
    `${at}/note`,
    inputTexts.exceptionReason,
  ],
  ['a year of another period', filled('3', rule('5', { year: 2021 })), `${at}/year`, inputTexts.yearOutside],
  ['days before the version', filled('3', rule('5', { fromOn: '2020-09-30' })), `${at}/fromOn`, inputTexts.dayOutside],
  [
    'an end before the beginning',
    filled('3', rule('5', { fromOn: '2020-12-01', toOn: '2020-11-30' })),
    `${at}/toOn`,
    inputTexts.endsBeforeBegins,
  ],
  ['a rule without an article', filled('3', rule('5', { article: null })), `${at}/article`, inputTexts.articleNeeded],
  [
    'an earlier decision that did not say so',
    filled('3', rule('5', { earlier: decision })),
    `${at}/earlier`,
    inputTexts.earlierOtherwise,
  ],
  ['two rules of the same', filled('3', rule('5'), rule('6')), '/indicators/0/rules/1', inputTexts.ruleAbove],
  [
    'two rules for one commune',
    filled('3', rule('5', { zones: ['island'] }), rule('6', { group: '1' })),
    '/indicators/0/rules/1',
    inputTexts.rulesContradict,
  ],
  ['an unknown indicator', filled('77', rule('5')), '/indicators/0/code', inputTexts.indicatorNotOfSet],
  [
    'a first day before it is signed',
    aDraft({ fromOn: '2020-08-31', indicators: filled('3', rule('5')).indicators }),
    '/fromOn',
    inputTexts.effectiveBeforeSigned,
  ],
  [
    'a first day after the period',
    aDraft({ fromOn: '2021-01-01', indicators: filled('3', rule('5')).indicators }),
    '/fromOn',
    inputTexts.dayOutside,
  ],
  [
    'a decision of tomorrow',
    aDraft({ decision: { ...decision, date: '2020-09-16' }, indicators: filled('3', rule('5')).indicators }),
    '/decision/date',
    inputTexts.dateInFuture,
  ],
  [
    'no decision',
    aDraft({ decision: null, indicators: filled('3', rule('5')).indicators }),
    '/decision/document',
    inputTexts.decisionNeeded,
  ],
  [
    'no first day',
    aDraft({ fromOn: null, indicators: filled('3', rule('5')).indicators }),
    '/fromOn',
    inputTexts.firstDayNeeded,
  ],
  ['nothing', aDraft(), '', inputTexts.nothingOtherwise],
  [
    'a title of no criterion',
    aDraft({ titles: [{ criterion: 9, title: { vi: 'x', en: 'x' } }] }),
    '/titles/0/criterion',
    inputTexts.criterionUnknown,
  ],
])('refuses %s, at its place', (_, draft, pointer, detail) => {
  expect(faults(draft)).toContainEqual([pointer, detail]);
});

it('leaves a title of the nation as it is', () => {
  const titled = { ...frame, criteria: frame.criteria.map((one) => ({ ...one, title: { vi: 'Đã có', en: 'There' } })) };
  const draft = aDraft({ titles: [{ criterion: 1, title: { vi: 'x', en: 'x' } }] });
  expect(faults(draft, { ...ground, frame: titled })).toContainEqual(['/titles/0/criterion', inputTexts.frameTells]);
  expect(faults(draft)).toEqual([]);
});

it('succeeds a version that is in use only after its first day, and one to come from its first day', () => {
  const later = { ...frame, version: 2, effective: { fromOn: '2020-10-01', toOn: null } };
  const draft = filled('3', rule('5'));
  const on = (today: string) =>
    faults({ ...draft, fromOn: '2020-10-01' }, { ...ground, versions: [frame, later], today });
  expect(on('2020-09-15')).toEqual([]);
  expect(on('2020-10-01')).toEqual([['/fromOn', inputTexts.afterVersion]]);
});

it('adds an indicator to a criterion that is there, under a code that is free, with a threshold', () => {
  const added: SetDraft['added'][number] = {
    ...{ criterion: 2, code: '2.9', title: { vi: 'Mới', en: 'New' }, unit: null, measured: share, ifAny: false },
    rules: [rule('70')],
  };
  expect(faults(aDraft({ added: [added] }))).toEqual([]);
  expect(faults(aDraft({ added: [{ ...added, criterion: 9, code: '1', rules: [] }] }))).toEqual(
    expect.arrayContaining([
      ['/added/0/criterion', inputTexts.criterionUnknown],
      ['/added/0/code', inputTexts.indicatorTwice],
      ['/added/0/rules', inputTexts.ruleMissing],
    ]),
  );
});

const from = <T>(...values: T[]) => fc.constantFrom(...values);
const conditions = {
  region: from(undefined, undefined, 'ĐBSCL', 'TN'),
  zones: from(undefined, undefined, ['island'], ['border', 'island']),
  group: from(undefined, undefined, '1'),
  year: from(undefined, undefined, 2020),
  fromOn: from(null, null, '2020-11-01'),
  toOn: from(null, null, '2020-11-30'),
};
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
const aValue = from('1', '2', '2.5', '3', '4', '5');
const aNational = fc
  .record({ ...conditions, value: from('1', '2', '3', '4', null), operator: from('>=', '>=', '<=', '>', '=') })
  .map(({ value, ...more }) => aRule(value, present(more) as Partial<ThresholdRule>));
const aProvinces = fc
  .record({ ...conditions, value: aValue, operator: from('>=', '>=', '<=', '>', '=') })
  .map(({ value, ...more }) => rule(value, present(more) as Partial<ProvinceRule>));
const aPlace = fc.record({
  region: from<'ĐBSCL' | 'TN' | 'ĐNB'>('ĐBSCL', 'TN', 'ĐNB'),
  zones: from<('island' | 'border' | 'coastal')[]>([], ['island'], ['border'], ['island', 'border'], ['coastal']),
  group: from<'1' | '2'>('1', '2'),
});
const aDay = from('2020-10-01', '2020-10-31', '2020-11-01', '2020-11-30', '2020-12-01', '2020-12-31');

const aCase = fc.record({
  thresholds: fc.array(aNational, { minLength: 1, maxLength: 3 }),
  rules: fc.array(aProvinces, { minLength: 1, maxLength: 2 }),
  asked: fc.record({ place: aPlace, on: aDay }),
  figure: from('0', '1', '2', '2.5', '3', '3.5', '4', '5', '6'),
});

/** The thresholds of the indicator as the draft leaves them; null where it may not become a version. */
function accepted(thresholds: ThresholdRule[], rules: ProvinceRule[]): readonly ThresholdRule[] | null {
  const law: IndicatorLaw = aLaw({ kind: 'amount' }, { thresholds });
  const of = aSet('s', { criteria: criteriaOf([anIndicator('1', law)]) });
  const draft = filled('1', ...rules);
  if (faultsOfDraft({ ...ground, frame: of, base: of, versions: [of] }, draft).length > 0) return null;
  return draftedSet(of, draft, { version: 2, province: '84' }).criteria[0]?.indicators[0]?.law?.thresholds ?? null;
}

const isMet = (figure: string, asked: ThresholdRule | null): boolean | null =>
  asked?.value ? passes(exact(figure), asked.operator, exact(asked.value)) : null;

it('lets nobody pass a draft without faults who does not pass the nation, wherever and whenever', () => {
  let count = 0;
  fc.assert(
    fc.property(aCase, ({ thresholds, rules, asked, figure }) => {
      const after = accepted(thresholds, rules);
      if (!after) return;
      count += 1;
      const [before, now] = [thresholds, after].map((all) => isMet(figure, thresholdFor(all, asked).rule));
      if (before === null) return;
      expect(now).not.toBeNull(); // what the nation decides stays decided
      if (now) expect(before).toBe(true);
    }),
    { numRuns: 3_000 },
  );
  expect(count).toBeGreaterThan(100);
});

import { refusalOf } from '../../test/a-stage';
import { checkConfirmation, judgeConfirmations, type ConfirmationFacts, type Finding } from './confirmations';

const agrees = (criterion: number): Finding => ({ criterion, agrees: true, note: '' });
const objects = (criterion: number, note = 'Chưa đạt'): Finding => ({ criterion, agrees: false, note });
const word = (over: Partial<ConfirmationFacts> = {}): ConfirmationFacts => ({
  leads: [2, 9],
  alreadySpoken: false,
  seenVersion: 1,
  currentVersion: 1,
  findings: [agrees(2), agrees(9)],
  ...over,
});

it.each<[string, Partial<ConfirmationFacts>, object]>([
  ['a second time', { alreadySpoken: true }, { type: '/problems/already-confirmed', status: 409 }],
  ['of another version', { currentVersion: 2 }, { type: '/problems/stale-version', extra: { seen: 1, current: 2 } }],
  [
    "on another's criterion",
    { findings: [agrees(2), agrees(9), agrees(3)] },
    { type: '/problems/not-your-criterion', extra: { criteria: [3], leads: [2, 9] } },
  ],
  ['twice on one criterion', { findings: [agrees(2), agrees(9), agrees(9)] }, { type: '/problems/invalid-request' }],
  ['without a word on one it leads', { findings: [agrees(2)] }, { type: '/problems/invalid-request' }],
  [
    'without saying why it objects',
    { findings: [agrees(2), objects(9, '  ')] },
    { type: '/problems/reasons-required', extra: { criteria: [9] } },
  ],
])('refuses a department that speaks %s', (_, over, refusal) => {
  expect(refusalOf(() => checkConfirmation(word(over)))).toMatchObject(refusal);
});

it('takes a word on everything the department leads', () => {
  expect(() => checkConfirmation(word({ findings: [agrees(9), objects(2)] }))).not.toThrow();
});

it('waits until every department has spoken, whatever was said so far', () => {
  const spoken = [{ organisationId: 'a', findings: [objects(2)] }];
  expect(judgeConfirmations({ branches: ['a', 'b'], spoken })).toEqual({ outcome: null, reasons: [], figures: [] });
  expect(judgeConfirmations({ branches: ['a', 'b'], spoken: [] }).outcome).toBeNull();
});

it('is confirmed only when nobody objects', () => {
  const both = (one: Finding[], other: Finding[]) =>
    judgeConfirmations({
      branches: ['a', 'b'],
      spoken: [
        { organisationId: 'a', findings: one },
        { organisationId: 'b', findings: other },
      ],
    });
  expect(both([agrees(2)], [agrees(2), agrees(3)]).outcome).toBe('confirmed');
  expect(both([agrees(2), objects(9, ' Thiếu nhà ở ')], [objects(2, 'Đường chưa xong'), agrees(3)])).toMatchObject({
    outcome: 'disagreed',
    reasons: [
      { criterion: 2, text: 'Đường chưa xong' },
      { criterion: 9, text: 'Thiếu nhà ở' },
    ],
  });
});

import { TargetContent } from '@langmoi/contracts/year';
import { enteredKinds, noTarget, targetContent, targetKey } from './target-draft';

it('makes of every measure that is typed a content that the contract takes', () => {
  for (const kind of enteredKinds) {
    const typed = { ...noTarget(2021), kind, goal: '17' };
    expect(TargetContent.parse(targetContent(typed))).toMatchObject({ number: 17, dueOn: '2021-12-31' });
    expect(targetKey(typed)).toMatch(/^[a-z0-9-]{1,60}$/);
  }
});

it('reads a mean with a comma, and no part of a commune', () => {
  expect(targetContent({ ...noTarget(2021), kind: 'mean', goal: '17,4' }).number).toBe(17.4);
  expect(targetContent({ ...noTarget(2021), goal: '17,4' }).number).not.toBe(17.4);
  expect(TargetContent.safeParse(targetContent({ ...noTarget(2021), goal: 'mười' })).success).toBe(false);
});

it('names the target of communes as the plan’s own is named, so that it becomes its next version', () => {
  expect(targetKey({ ...noTarget(2020), tier: 'NANG_CAO' })).toBe('communes-advanced');
});

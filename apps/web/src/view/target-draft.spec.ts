import { TargetContent } from '@langmoi/contracts/year';
import { randomUUID } from 'node:crypto';
import { enteredKinds, noTarget, ofKind, targetContent, targetKey, toggledHamlet } from './target-draft';

it('makes of every measure that is typed a content that the contract takes', () => {
  for (const kind of enteredKinds) {
    const hamlet = { hamletId: null, communeId: randomUUID(), kind: 'ap', name: 'Lộ Sỏi' } as const;
    const typed = { ...noTarget(2021), kind, goal: '17', districts: [randomUUID()], hamlets: [hamlet] };
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

describe('a target that names whom it means', () => {
  const known = { hamletId: randomUUID(), communeId: randomUUID(), kind: 'ap', name: 'Trà On' } as const;
  const other = { ...known, hamletId: null };

  it('asks as many as it names, where nobody types another number', () => {
    const typed = { ...noTarget(2021), ...ofKind('hamlets', []), hamlets: [known, other] };
    expect(targetContent(typed)).toMatchObject({ number: 2, measure: { hamlets: [known, other] } });
    expect(targetContent({ ...typed, goal: '1' }).number).toBe(1);
    expect(TargetContent.safeParse(targetContent({ ...typed, hamlets: [] })).success).toBe(false);
  });

  it('begins with those that are named now, and takes one up or out', () => {
    const { hamlets } = ofKind('hamlets', [{ measure: { kind: 'hamlets', hamlets: [known] } }]);
    expect(toggledHamlet(hamlets, other)).toEqual([known, other]);
    expect(toggledHamlet([known, other], known)).toEqual([other]);
    expect(ofKind('districts', [{ measure: { kind: 'hamlets', hamlets: [known] } }])).toMatchObject({ hamlets: [] });
  });
});

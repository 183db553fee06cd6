import fc from 'fast-check';
import { aStage } from '../../test/a-stage';
import { isOn, numberOf, shareOf } from './share';

const count = fc.integer({ min: 0, max: 1_000_000 });
const pct = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100);

it.each([
  { rule: '70 % of 9 is 6.3, so 6 fall short', part: 6, whole: 9, pct: 70, strictly: false, needed: 7, met: false },
  { rule: '70 % of 9 is 6.3, so 7 are enough', part: 7, whole: 9, pct: 70, strictly: false, needed: 7, met: true },
  { rule: '70 % of 10 is exactly 7', part: 7, whole: 10, pct: 70, strictly: false, needed: 7, met: true },
  { rule: '90 % of 30 is exactly 27', part: 27, whole: 30, pct: 90, strictly: false, needed: 27, met: true },
  { rule: '26 of 30 is 86.67 %', part: 26, whole: 30, pct: 90, strictly: false, needed: 27, met: false },
  { rule: 'exactly 80 % is not above 80 %', part: 80, whole: 100, pct: 80, strictly: true, needed: 81, met: false },
  { rule: '81 of 100 is above 80 %', part: 81, whole: 100, pct: 80, strictly: true, needed: 81, met: true },
  {
    rule: '0.1 + 0.2 does not matter: 33.33 % of 3',
    part: 1,
    whole: 3,
    pct: 33.33,
    strictly: false,
    needed: 1,
    met: true,
  },
  {
    rule: 'two thirds as 66.67 % needs all but a third',
    part: 2,
    whole: 3,
    pct: 66.67,
    strictly: false,
    needed: 3,
    met: false,
  },
  { rule: 'nobody of nobody has met nothing', part: 0, whole: 0, pct: 70, strictly: false, needed: 0, met: false },
  {
    rule: '89 999 of 100 000 is not 90 %',
    part: 89_999,
    whole: 100_000,
    pct: 90,
    strictly: false,
    needed: 90_000,
    met: false,
  },
])('holds a part against its threshold exactly: $rule', ({ part, whole, pct, strictly, needed, met }) => {
  const held = { name: 'approve', numerator: part, denominator: whole, requiredPct: pct, strictly } as const;
  expect(shareOf(held)).toMatchObject({ needed, met });
});

it('is met exactly from the number it names as needed', () => {
  fc.assert(
    fc.property(count, count, pct, fc.boolean(), (numerator, whole, requiredPct, strictly) => {
      const denominator = whole + 1;
      const share = shareOf({ name: 'approve', numerator, denominator, requiredPct, strictly });
      expect(share.met).toBe(numerator >= share.needed);
    }),
  );
});

it('agrees with exact arithmetic on big integers', () => {
  fc.assert(
    fc.property(count, count, fc.integer({ min: 1, max: 100 }), (numerator, whole, requiredPct) => {
      const denominator = whole + 1;
      const exactly = BigInt(numerator) * 100n >= BigInt(requiredPct) * BigInt(denominator);
      expect(shareOf({ name: 'approve', numerator, denominator, requiredPct }).met).toBe(exactly);
    }),
  );
});

it('never shows a per cent at or above a threshold that was missed', () => {
  fc.assert(
    fc.property(count, count, pct, (numerator, whole, requiredPct) => {
      const share = shareOf({ name: 'approve', numerator, denominator: whole + 1, requiredPct });
      if (!share.met) expect(share.pct).toBeLessThan(requiredPct);
    }),
  );
});

it('does not act on a number that the law is not known to state', () => {
  const stage = aStage({ values: { approvePct: null, allCriteria: true, assessment: false } });
  expect(() => numberOf(stage, 'approvePct')).toThrow('has no usable approvePct');
  expect(() => numberOf(stage, 'quorumPct')).toThrow('has no usable quorumPct');
  expect([isOn(stage, 'allCriteria'), isOn(stage, 'assessment'), isOn(stage, 'other')]).toEqual([true, false, false]);
});

it('refuses a threshold finer than a hundredth of a per cent', () => {
  expect(() => shareOf({ name: 'approve', numerator: 1, denominator: 2, requiredPct: 66.6667 })).toThrow(RangeError);
});

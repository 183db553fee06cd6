import fc from 'fast-check';
import { aStage } from '../specs/a-stage';
import { isOn, numberOf, shareOf } from './share';

const count = fc.integer({ min: 0, max: 1_000_000 });
const pct = fc.integer({ min: 1, max: 10_000 }).map((hundredths) => hundredths / 100);

it.each([
  ['70 % of 9 is 6.3, so 6 fall short', 6, 9, 70, false, 7, false],
  ['70 % of 9 is 6.3, so 7 are enough', 7, 9, 70, false, 7, true],
  ['70 % of 10 is exactly 7', 7, 10, 70, false, 7, true],
  ['90 % of 30 is exactly 27', 27, 30, 90, false, 27, true],
  ['26 of 30 is 86.67 %', 26, 30, 90, false, 27, false],
  ['exactly 80 % is not above 80 %', 80, 100, 80, true, 81, false],
  ['81 of 100 is above 80 %', 81, 100, 80, true, 81, true],
  ['0.1 + 0.2 does not matter: 33.33 % of 3', 1, 3, 33.33, false, 1, true],
  ['two thirds as 66.67 % needs all but a third', 2, 3, 66.67, false, 3, false],
  ['nobody of nobody has met nothing', 0, 0, 70, false, 0, false],
  ['89 999 of 100 000 is not 90 %', 89_999, 100_000, 90, false, 90_000, false],
] as const)('%s', (_, numerator, denominator, requiredPct, strictly, needed, met) => {
  const share = shareOf({ name: 'approve', numerator, denominator, requiredPct, strictly });
  expect(share).toMatchObject({ needed, met });
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

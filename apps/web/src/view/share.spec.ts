import { agreesWith, exceeds, printedPercent, rateOf, rateText, shareOf } from './share';

const share = (part: bigint, whole: bigint) => ({ part, whole });

describe('a part of a whole', () => {
  it.each([
    [18_366_000_000n, 105_372_000_000n, 17.43],
    [481n, 641n, 75.04],
    [201_891n, 227_678n, 88.67],
    [99_081n, 99_626n, 99.45],
    [1n, 20_000n, 0.01], // half a hundredth goes up
    [9_007_199_254_740_993n, 9_007_199_254_740_993n, 100],
    [0n, 5n, 0],
  ])('gives %d of %d as %d percent', (part, whole, rate) => {
    expect(rateOf(share(part, whole))).toBe(rate);
  });

  it('has no rate where there is nothing to divide by', () => {
    expect(rateOf(share(0n, 0n))).toBeNull();
    expect(rateText(shareOf('5', null), 'vi')).toBeNull();
    expect(rateText(null, 'vi')).toBeNull();
  });

  it('speaks with the separators of the language', () => {
    expect(rateText(shareOf(481, 641), 'vi')).toBe('75,04 %');
    expect(rateText(shareOf(481, 641), 'en')).toBe('75.04 %');
  });

  it.each([
    ['75,04', true],
    ['75,08', false],
    ['75', true],
    ['75,0%', true],
    ['76', false],
    ['-', false],
  ])('finds that a printed %s agrees with 481 of 641: %s', (printed, agrees) => {
    expect(agreesWith(share(481n, 641n), printed)).toBe(agrees);
  });

  it('tells a part above its whole from one that is all of it', () => {
    expect(exceeds(share(642n, 641n))).toBe(true);
    expect(exceeds(share(641n, 641n))).toBe(false);
  });

  it('reads a printed rate with or without its sign, and nothing else', () => {
    expect(printedPercent('75,08')).toBe(75.08);
    expect(printedPercent('36,75%')).toBe(36.75);
    expect(printedPercent('100 %')).toBe(100);
    expect(printedPercent('không rõ')).toBeNull();
    expect(printedPercent(null)).toBeNull();
  });
});

import { median, quantile, ratiosOf, spreadOf } from './statistics';

it('takes the middle, and between two in the middle their mean', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
  expect(median([])).toBeNaN();
});

it('takes as p99 a value that was measured, the hundredth largest of a hundred but one', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile(hundred, 1)]).toEqual([50, 99, 100]);
  expect([quantile([5], 0.99), quantile([1, 2], 0.5)]).toEqual([5, 1]);
});

it('compares pair by pair, so that a machine that slows down slows both', () => {
  expect(ratiosOf([10, 5, 2], [20, 10, 4])).toEqual([0.5, 0.5, 0.5]);
  expect(spreadOf(ratiosOf([10, 6], [20, 10]))).toEqual({ median: 0.55, min: 0.5, max: 0.6 });
  expect(() => ratiosOf([1], [1, 2])).toThrow('1 runs cannot be paired with 2');
});

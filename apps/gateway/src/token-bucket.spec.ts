import { TokenBuckets } from './token-bucket';

it('lets a burst in, then one for each token that comes back', () => {
  const buckets = new TokenBuckets({ perSecond: 2, burst: 3 });
  expect([1, 2, 3, 4].map(() => buckets.take('a', 0))).toEqual([0, 0, 0, 1]);
  expect(buckets.take('a', 500)).toBe(0);
  expect(buckets.take('a', 500)).toBe(1);
});

it('says how long to wait when tokens come back slowly', () => {
  const buckets = new TokenBuckets({ perSecond: 0.1, burst: 1 });
  buckets.take('a', 0);
  expect(buckets.take('a', 0)).toBe(10);
});

it('keeps one caller from using up the tokens of another', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 1 });
  expect([buckets.take('a', 0), buckets.take('a', 0), buckets.take('b', 0)]).toEqual([0, 1, 0]);
});

it('never gives more than a full bucket after a long silence', () => {
  const buckets = new TokenBuckets({ perSecond: 100, burst: 2 });
  buckets.take('a', 0);
  expect([1, 2, 3].map(() => buckets.take('a', 3_600_000))).toEqual([0, 0, 1]);
});

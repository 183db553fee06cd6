import { pauseAfter } from './pauses';

it('lets a few wrong tries pass, then waits longer and longer, a quarter of an hour at most', () => {
  const pauses = Array.from({ length: 14 }, (_, failures) => pauseAfter(failures, 'account') / 1_000);
  expect(pauses).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900, 900]);
});

it('bears more from an address, which a whole office may share', () => {
  expect(pauseAfter(59, 'address')).toBe(0);
  expect(pauseAfter(60, 'address')).toBe(30_000);
  expect(pauseAfter(10_000, 'address')).toBe(900_000);
});

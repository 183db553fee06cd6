import { planRotation } from './rotation';

const HOUR = 3_600_000;
const times = { signsFor: 24 * HOUR, overlap: HOUR };
const key = (id: string, hours: number) => ({ id, signsFrom: new Date(hours * HOUR) });

it('makes a key that signs at once where there is none', () => {
  expect(planRotation([], 5 * HOUR, times)).toEqual({ signing: undefined, make: new Date(5 * HOUR), drop: [] });
});

it('makes the next key before it signs, once, and only then', () => {
  expect(planRotation([key('a', 0)], 22.9 * HOUR, times)).toEqual({ signing: 'a', make: undefined, drop: [] });
  expect(planRotation([key('a', 0)], 23 * HOUR, times).make).toEqual(new Date(24 * HOUR));
  expect(planRotation([key('a', 0), key('b', 24)], 23.5 * HOUR, times)).toEqual({
    signing: 'a',
    make: undefined,
    drop: [],
  });
});

it('signs with the next key from its hour, and keeps the former one until its last token ended', () => {
  const keys = [key('b', 24), key('a', 0)];
  expect(planRotation(keys, 24 * HOUR, times)).toMatchObject({ signing: 'b', drop: [] });
  expect(planRotation(keys, 25 * HOUR, times).drop).toEqual([]);
  expect(planRotation(keys, 25 * HOUR + 1, times).drop).toEqual(['a']);
});

it('signs with the first key though the clock of its maker is ahead, and makes no second one', () => {
  expect(planRotation([key('a', 1)], 0, times)).toEqual({ signing: 'a', make: undefined, drop: [] });
});

it('publishes before it signs even when nobody was there for a month', () => {
  expect(planRotation([key('a', 0)], 720 * HOUR, times)).toEqual({
    signing: 'a',
    make: new Date(721 * HOUR),
    drop: [],
  });
});

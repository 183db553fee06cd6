import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { countingToday, nextVersion, refuseExcess, refuseFuture, saidOf } from './facts';

it('numbers versions by the newest, which the author must have seen', () => {
  const newest = { version: 2 };
  expect([nextVersion(null, 0), nextVersion(newest, 2)]).toEqual([1, 3]);
  for (const seen of [0, 1, 3]) {
    expect(refusalOf(() => nextVersion(newest, seen))).toMatchObject({
      ...{ type: '/problems/stale-version', status: 409 },
      extra: { version: 2, current: newest },
    });
  }
});

it.each<[string, string[], number | undefined]>([
  ['an officer’s of today, before a paper of a day ahead', ['2020-08-06', '2020-07-01'], 2],
  ['the later day, though an earlier one came after it', ['2020-06-30', '2020-03-31'], 1],
  ['the newest of one day', ['2020-06-30', '2020-06-30'], 2],
  ['the paper of a day ahead, where nothing else is said', ['2020-08-06'], 1],
  ['nothing, where nothing is said', [], undefined],
])('counts today, of several words, %s', (_, days, version) => {
  const words = days.map((asOf, index) => ({ asOf, version: index + 1 }));
  expect(countingToday(words, '2020-07-01')?.version).toBe(version);
  expect(countingToday(words.toReversed(), '2020-07-01')?.version).toBe(version);
});

it.each<[string, [asOf: string, says: boolean][], number]>([
  [
    'the paper that stood before what was taken back',
    [
      ['2020-08-06', true],
      ['2020-06-30', true],
      ['2020-06-30', false],
    ],
    1,
  ],
  [
    'the day before one of which nothing is said any more',
    [
      ['2020-03-31', true],
      ['2020-06-30', false],
    ],
    1,
  ],
  [
    'the latest day that has come, where no day says anything',
    [
      ['2020-08-06', false],
      ['2020-06-30', false],
    ],
    2,
  ],
])('counts %s', (_, said, version) => {
  const words = said.map(([asOf, says], index) => ({ asOf, says, version: index + 1 }));
  expect(countingToday(words, '2020-07-01', ({ says }) => says)?.version).toBe(version);
});

it('takes figures of today and of days past, and none of a day ahead', () => {
  expect(refusalOf(() => refuseFuture('2020-07-01', '2020-07-01'))).toBeUndefined();
  expect(refusalOf(() => refuseFuture('2019-12-31', '2020-07-01'))).toBeUndefined();
  expect(refusalOf(() => refuseFuture('2020-07-02', '2020-07-01'))).toMatchObject({
    ...{ type: '/problems/as-of-after-today', status: 422 },
    extra: { asOf: '2020-07-02', today: '2020-07-01', errors: [{ pointer: '/asOf' }] },
  });
});

it('refuses exactly the part that is larger than its whole, to the last đồng', () => {
  const dong = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n });
  fc.assert(
    fc.property(dong, dong, (part, whole) => {
      const refusal = refusalOf(() => refuseExcess({ part, whole, pointer: '/amount' }));
      expect(refusal !== undefined).toBe(part > whole);
      if (refusal) expect(refusal.extra).toMatchObject({ part: part.toString(), whole: whole.toString() });
    }),
  );
});

it('tells counts as numbers, at the field where the wrong one stands', () => {
  expect(refusalOf(() => refuseExcess({ part: 642, whole: 641, pointer: '/holders' }))).toMatchObject({
    ...{ type: '/problems/part-exceeds-whole', status: 422 },
    extra: { part: 642, whole: 641, errors: [{ pointer: '/holders' }] },
  });
});

it('shows of a row when it was recorded, and nothing of who recorded it', () => {
  const said = { id: 'a', version: 1, basis: 'entered' as const, asOf: '2020-07-01', source: null, rehearsal: true };
  const row = { ...said, printedRate: null, readings: [], recordedAt: new Date(0), recordedBy: 'b' };
  expect(saidOf(row)).toEqual({
    ...{ ...said, printedRate: null, readings: [] },
    recordedAt: '1970-01-01T00:00:00.000Z',
  });
});

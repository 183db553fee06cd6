import type { RecordSupport, SupportMeasure } from '@langmoi/contracts/poverty';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { counterpartOf, reachOf, refuseOverpayment, viewOf } from './support';

const today = '2020-07-01';
const input = (change: Partial<RecordSupport> = {}): RecordSupport => ({
  ...{ asOf: today, seenVersion: 0, count: 1, amount: null },
  ...change,
});
const digits = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }).map(String);

it('pays up to what was approved, to the last đồng, from whichever side it is said', () => {
  fc.assert(
    fc.property(digits, digits, (paid, approved) => {
      const [ofPaid, ofApproved] = [paid, approved].map((amount) => ({ count: null, amount }));
      const refusals = [
        refusalOf(() => refuseOverpayment('paid', ofPaid!, ofApproved!)),
        refusalOf(() => refuseOverpayment('approved', ofApproved!, ofPaid!)),
      ];
      const expected = BigInt(paid) > BigInt(approved) ? { part: paid, whole: approved } : undefined;
      for (const refusal of refusals) expect(refusal?.extra).toEqual(expected && expect.objectContaining(expected));
    }),
  );
});

it('keeps every đồng of what was given, without leading zeros, and no amount as none', () => {
  fc.assert(
    fc.property(digits, (amount) => {
      expect(reachOf(input({ amount: amount.padStart(18, '0') }), today)).toEqual({ asOf: today, count: 1, amount });
    }),
  );
  expect(reachOf(input(), today)).toEqual({ asOf: today, count: 1, amount: null });
});

it('refuses nothing where one of the two numbers is unknown', () => {
  const known = { count: 5, amount: '5' };
  const unknown = { count: null, amount: null };
  expect(refusalOf(() => refuseOverpayment('paid', known, unknown))).toBeUndefined();
  expect(refusalOf(() => refuseOverpayment('approved', unknown, known))).toBeUndefined();
  expect(refusalOf(() => refuseOverpayment('paid', { count: 6, amount: null }, known))).toMatchObject({
    ...{ type: '/problems/part-exceeds-whole', status: 422 },
    extra: { part: 6, whole: 5, errors: [{ pointer: '/count' }] },
  });
});

it.each<[SupportMeasure, SupportMeasure | undefined]>([
  ['paid', 'approved'],
  ['approved', 'paid'],
  ['supported', undefined],
  ['absent', undefined],
])('compares %s with %s', (measure, counterpart) => {
  expect(counterpartOf(measure)).toBe(counterpart);
});

it('refuses a figure of a day that has not come', () => {
  const refusal = refusalOf(() => reachOf(input({ asOf: '2020-07-02' }), today));
  expect(refusal).toMatchObject({ type: '/problems/as-of-after-today', extra: { asOf: '2020-07-02', today } });
});

it('has no view of a support of which nothing was said', () => {
  const support = { id: 'a', provinceId: 'b', year: 2020, policy: 'housing', measure: 'paid' as const };
  expect(() => viewOf(support, [])).toThrow('Nothing was said');
});

import type { LineKey, RecordFunds } from '@langmoi/contracts/funding';
import { aCaller } from '@langmoi/testing/callers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { fundsOf, viewOf } from './line';

const today = '2020-07-01';
const line = (measure: LineKey['measure']): LineKey => ({
  ...{ year: 2020, programme: 'povertyReduction', fundingSource: 'centralBudget', measure },
});
const input = (change: Partial<RecordFunds> = {}): RecordFunds => ({
  ...{ asOf: today, seenVersion: 0, amount: '1', planned: null },
  ...change,
});
const digits = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }).map(String);

it('takes a disbursement up to its plan, to the last đồng', () => {
  fc.assert(
    fc.property(digits, digits, (amount, planned) => {
      const work = () => fundsOf(line('disbursed'), input({ amount, planned }), today);
      const refusal = refusalOf(work);
      if (BigInt(amount) <= BigInt(planned)) expect(work()).toEqual({ asOf: today, amount, planned });
      else expect(refusal).toMatchObject({ type: '/problems/part-exceeds-whole', extra: { part: amount } });
    }),
  );
});

it('keeps every đồng of what was mobilised, without leading zeros', () => {
  fc.assert(
    fc.property(digits, (amount) => {
      const padded = amount.padStart(18, '0');
      expect(fundsOf(line('mobilised'), input({ amount: padded }), today)).toMatchObject({ amount, planned: null });
    }),
  );
});

it.each<[string, LineKey['measure'], string | null]>([
  ['a disbursement without its plan', 'disbursed', null],
  ['a mobilisation with a plan', 'mobilised', '5'],
])('refuses %s at the field of the plan', (_, measure, planned) => {
  expect(refusalOf(() => fundsOf(line(measure), input({ planned }), today))).toMatchObject({
    ...{ type: '/problems/invalid-request', status: 422 },
    extra: { errors: [{ pointer: '/planned' }] },
  });
});

it('refuses a figure of a day that has not come', () => {
  const refusal = refusalOf(() => fundsOf(line('mobilised'), input({ asOf: '2020-07-02' }), today));
  expect(refusal).toMatchObject({ type: '/problems/as-of-after-today', extra: { asOf: '2020-07-02', today } });
});

it('has no view of a line of which nothing was said', () => {
  expect(() => viewOf(aCaller({ roles: [] }), { ...line('mobilised'), id: 'a', provinceId: 'b' }, [])).toThrow(
    'Nothing was said',
  );
});

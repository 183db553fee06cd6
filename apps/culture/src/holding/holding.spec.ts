import type { RecordHolders } from '@langmoi/contracts/culture';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { holdersOf, viewOf } from './holding';

const today = '2020-07-01';
const input = (change: Partial<RecordHolders> = {}): RecordHolders => ({
  ...{ asOf: today, seenVersion: 0, holders: 93, universe: 111 },
  ...change,
});

it('takes as many holders as there are, and refuses one more', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (holders, universe) => {
      const work = () => holdersOf(input({ holders, universe }), today);
      const refusal = refusalOf(work);
      if (holders <= universe) expect(work()).toEqual({ asOf: today, holders, universe });
      else expect(refusal).toMatchObject({ type: '/problems/part-exceeds-whole', extra: { part: holders } });
    }),
  );
});

it('refuses a figure of a day that has not come', () => {
  const refusal = refusalOf(() => holdersOf(input({ asOf: '2020-07-02' }), today));
  expect(refusal).toMatchObject({ type: '/problems/as-of-after-today', extra: { asOf: '2020-07-02', today } });
});

it('has no view of a holding of which nothing was said', () => {
  expect(() => viewOf({ id: 'a', provinceId: 'b', unitId: 'c', title: 'household' }, 'Xã Thử', [])).toThrow(
    'Nothing was said',
  );
});

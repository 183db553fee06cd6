import type { EvidenceView } from '@langmoi/contracts/evidence';
import { evidenceOf, isTooLarge, missingParts, partsOf, stepFrom } from './evidence';

const kilobytes = 1024;

it('sends what has not arrived, and nothing else', () => {
  expect(partsOf(1)).toBe(1);
  expect(partsOf(256 * kilobytes)).toBe(1);
  expect(partsOf(256 * kilobytes + 1)).toBe(2);
  expect(missingParts(700 * kilobytes, [1])).toEqual([0, 2]);
  expect(missingParts(700 * kilobytes, [0, 1, 2])).toEqual([]);
});

it('knows a file that is too large before it travels', () => {
  expect([{ size: 10_485_760 }, { size: 10_485_761 }].map(isTooLarge)).toEqual([false, true]);
});

it('shows what counts before what was withdrawn, of the one indicator and commune', () => {
  const some = (id: string, of: string | number, more = {}) =>
    ({ id, of, communeId: 'a', withdrawn: null, ...more }) as unknown as EvidenceView;
  const withdrawn = { reason: 'x', on: '2020-07-01', capacity: 'own' };
  const all = [
    some('1', '1.1', { withdrawn }),
    some('2', '1.1'),
    some('3', 1),
    some('4', '1.1', { communeId: 'b' }),
    some('5', '1.1'),
  ];
  expect(evidenceOf(all, { of: '1.1', unitId: 'a' }).map(({ id }) => id)).toEqual(['2', '5', '1']);
  expect(evidenceOf(all, { of: 1, unitId: 'a' }).map(({ id }) => id)).toEqual(['3']);
});

it('goes round the files in both directions', () => {
  expect([stepFrom(0, -1, 3), stepFrom(2, 1, 3), stepFrom(0, 1, 1)]).toEqual([2, 0, 0]);
});

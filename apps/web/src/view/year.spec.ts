import type { TargetRow } from '@langmoi/contracts/year';
import { foremost, outcomeBy, partsOf, rowsBehind, yearsAround } from './year';

const row = (id: string, results: TargetRow['results']): TargetRow => ({
  ...{ unitId: id, hamlet: null, results, value: null, of: null, recognition: null, said: null, rehearsal: false },
});
const rows = [
  row('a', [
    { by: 'recognised', outcome: 'met' },
    { by: 'said', outcome: 'notApplicable' },
  ]),
  row('b', [{ by: 'said', outcome: 'notMet' }]),
];

it('opens a number to its rows: what is not applicable is met, what nobody said is open', () => {
  expect(rows.map((one) => outcomeBy(one, 'said'))).toEqual(['met', 'notMet']);
  expect(rowsBehind(rows, { by: 'recognised', outcome: 'unknown' }).map(({ unitId }) => unitId)).toEqual(['b']);
  expect(rowsBehind(rows, { by: '', outcome: '' })).toHaveLength(2);
});

it('shows foremost the way by which most have come, and one of which nothing is known only where all are so', () => {
  const count = (by: 'recognised' | 'figures' | 'said', numerator: number, unknown = 0) => ({
    ...{ by, numerator, denominator: 13, unknown },
  });
  expect(foremost([count('recognised', 0), count('figures', 0, 13), count('said', 2)])).toMatchObject({ by: 'said' });
  expect(foremost([count('recognised', 3), count('said', 3)])).toMatchObject({ by: 'recognised', notMet: 10 });
  expect(foremost([count('figures', 0, 13)])).toEqual({ by: 'figures', met: 0, notMet: 0, unknown: 13, total: 13 });
  expect(foremost([])).toBeNull();
  expect(partsOf(count('said', 2, 4))).toMatchObject({ met: 2, notMet: 7, unknown: 4 });
});

it('offers the years around today and the one that is shown', () => {
  expect(yearsAround('2020-07-01', 2023)).toEqual([2019, 2020, 2021, 2022, 2023]);
  expect(yearsAround('2026-07-01', 2020)).toEqual([2020, 2025, 2026, 2027, 2028, 2029]);
});

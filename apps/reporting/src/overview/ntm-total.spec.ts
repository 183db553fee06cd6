import { ntmTotalOf } from './ntm-total';
import type { CriteriaSetRow } from './read-model.entity';

const set = (id: string, period: string | null, total: number): CriteriaSetRow => ({
  ...{ provinceId: 'p', id, tier: 'NTM', period, total },
});
const sets = [set('another', '2021-2025', 19), set('old', '2016-2025', 15), set('untold', null, 7)];

it.each([
  ['of two whose periods hold the day, the one that began last', '2022-05-01', 19],
  ['the only one whose period holds the day', '2018-05-01', 15],
  ['one of which no period was told, where there is no other', '2030-05-01', 7],
])('is the size of %s', (_, today, total) => {
  expect(ntmTotalOf(sets, [], today)).toBe(total);
});

it('is what the newest assessment of the tier counts, before any set', () => {
  const assessed = (tier: 'NTM' | 'NANG_CAO', asOf: string, total: number) => ({ tier, asOf, total });
  const all = [
    assessed('NTM', '2020-08-06', 18),
    assessed('NTM', '2020-01-01', 17),
    assessed('NANG_CAO', '2021-01-01', 5),
  ];
  expect(ntmTotalOf(sets, all, '2022-05-01')).toBe(18);
  expect(ntmTotalOf([], [], '2022-05-01')).toBeNull();
});

import type { UnitLevel } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { newestOf, setInForce, type SetHead } from './in-force';

const aSet = (id: string, tier: SetTier, period: string, more: Partial<SetHead> = {}): SetHead => ({
  ...{ id, version: 1, level: 'commune', tier, period, issuer: 'national' },
  ...{ effective: { fromOn: null, toOn: null }, ...more },
});
const sets = [
  aSet('early', 'NTM', '2016-2020'),
  aSet('early', 'NTM', '2016-2020', { version: 3 }),
  aSet('early', 'NTM', '2016-2020', { version: 2 }),
  aSet('late', 'NTM', '2021-2025', { effective: { fromOn: '2022-03-08', toOn: null } }),
  aSet('late-of-province', 'NTM', '2021-2025', { issuer: '84', effective: { fromOn: '2022-03-08', toOn: null } }),
  aSet('advanced', 'NANG_CAO', '2018-2020'),
  aSet('districts', 'NTM', '2016-2020', { level: 'district' }),
];

it('keeps the newest version of each set', () => {
  expect(newestOf(sets.slice(0, 4)).map(({ id, version }) => `${id} ${version}`)).toEqual(['early 3', 'late 1']);
});

it.each<[UnitLevel, SetTier, string, string | null]>([
  ['commune', 'NTM', '2020-12-31', 'early'],
  ['commune', 'NTM', '2022-03-08', 'late-of-province'],
  ['commune', 'NANG_CAO', '2018-01-01', 'advanced'],
  ['district', 'NTM', '2016-01-01', 'districts'],
  // between the period's first day and the day that the law names, none is in force
  ['commune', 'NTM', '2021-01-01', null],
  ['commune', 'KIEU_MAU', '2020-07-01', null],
  ['commune', 'NANG_CAO', '2017-12-31', null],
  ['province', 'HOAN_THANH', '2020-07-01', null],
])('judges a %s for %s on %s by %s', (level, tier, on, id) => {
  expect(setInForce(sets, { level, tier, on })?.id ?? null).toBe(id);
});

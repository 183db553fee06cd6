import type { Tier } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';
import { newestOf, setInForce } from './criteria-set';

const aSet = (id: string, version: number, tier: Tier, period: string) => ({ id, version, tier, period });
const sets = [
  aSet('early', 1, 'NTM', '2016-2020'),
  aSet('early', 3, 'NTM', '2016-2020'),
  aSet('early', 2, 'NTM', '2016-2020'),
  aSet('late', 1, 'NTM', '2021-2025'),
  aSet('provincial', 1, 'NANG_CAO', '2018-2020'),
];

it('keeps the newest version of each set', () => {
  expect(newestOf(sets).map(({ id, version }) => `${id} ${version}`)).toEqual(['early 3', 'late 1', 'provincial 1']);
});

it.each<[Tier, string, string]>([
  ['NTM', '2020-12-31', 'early'],
  ['NTM', '2021-01-01', 'late'],
  ['NANG_CAO', '2018-01-01', 'provincial'],
])('judges %s on %s by the set whose period covers the day', (tier, on, id) => {
  expect(setInForce(sets, tier, on).id).toBe(id);
});

it.each<[Tier, string]>([
  ['KIEU_MAU', '2020-07-01'],
  ['NANG_CAO', '2017-12-31'],
])('knows no set for %s on %s', (tier, on) => {
  expect(() => setInForce(sets, tier, on)).toThrow(Problem);
});

import type { UnitLevel } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { setInForce, versionsOn, type SetHead } from './in-force';

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

const successor = aSet('early', 'NTM', '2016-2020', {
  version: 4,
  effective: { fromOn: '2020-10-01', toOn: null },
});

it.each([
  ['2019-12-31', 'early 3', 'before its day a successor leaves everything as it is'],
  ['2020-10-01', 'early 4', 'from its day it counts'],
  ['2015-12-31', 'early 3', 'of versions to come the first, in its newest wording'],
])('takes on %s %s: %s', (on, name) => {
  for (const versions of [
    [...sets.slice(0, 3), successor],
    [successor, ...sets.slice(0, 3)],
  ]) {
    expect(versionsOn(versions, on).map(({ id, version }) => `${id} ${version}`)).toEqual([name]);
  }
});

it('lets a correction of what was succeeded change the days before the successor alone', () => {
  const corrected = [...sets.slice(0, 3), successor, aSet('early', 'NTM', '2016-2020', { version: 5 })];
  const on = (day: string) => setInForce(corrected, { level: 'commune', tier: 'NTM', on: day })?.version;
  expect([on('2020-09-30'), on('2020-10-01')]).toEqual([5, 4]);
});

it('leaves no day to an older version that its successor ended', () => {
  const ended = aSet('early', 'NTM', '2016-2020', { version: 4, effective: { fromOn: null, toOn: '2019-12-31' } });
  expect(setInForce([...sets.slice(0, 3), ended], { level: 'commune', tier: 'NTM', on: '2020-07-01' })).toBeNull();
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

import type { SetVersionHead } from '@langmoi/contracts/criteria';
import { lackOf, setsByTime } from './sets';

const head = (id: string, more: Partial<SetVersionHead> = {}): SetVersionHead =>
  ({
    ...{ id, version: 1, level: 'commune', tier: 'NTM', period: '2016-2020', issuer: 'national' },
    ...{ effective: { fromOn: null, toOn: null }, ...more },
  }) as SetVersionHead;

it('puts the sets in force first, then those to come, then the past, communes first within each', () => {
  const heads = [
    head('next', { period: '2021-2025' }),
    head('old', { period: '2011-2015' }),
    head('district', { level: 'district' }),
    head('advanced', { tier: 'NANG_CAO' }),
    head('ntm'),
  ];
  expect(setsByTime(heads, '2020-06-30').map(({ when, heads: all }) => [when, all.map(({ id }) => id)])).toEqual([
    ['now', ['ntm', 'advanced', 'district']],
    ['coming', ['next']],
    ['past', ['old']],
  ]);
});

it('counts a version that was succeeded as past, and one that begins later as to come', () => {
  const from = (fromOn: string) => ({ effective: { fromOn, toOn: null } });
  const heads = [
    head('s'),
    head('s', { version: 2, ...from('2020-03-01') }),
    head('s', { version: 3, ...from('2020-12-01') }),
  ];
  expect(setsByTime(heads, '2020-06-30').map(({ when, heads: all }) => [when, all.map((one) => one.version)])).toEqual([
    ['now', [2]],
    ['coming', [3]],
    ['past', [1]],
  ]);
});

it('says what a version lacks of what its text says, and nothing where the text is silent', () => {
  const holds = { criteria: 19, indicators: 40 };
  expect(lackOf({ holds, declared: { criteria: 19, indicators: 57 } })).toEqual({ criteria: 0, indicators: 17 });
  expect(lackOf({ holds, declared: { criteria: null, indicators: null } })).toEqual({
    criteria: null,
    indicators: null,
  });
});

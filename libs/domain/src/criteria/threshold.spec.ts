import type { ThresholdRule } from '@langmoi/contracts/criteria-law';
import { aRule } from '../../test/criteria-scene';
import { exact } from './exact';
import { passes, thresholdFor, type Place } from './threshold';

const delta: Place = { region: 'ĐBSCL', zones: [], group: '2' };
const ask = (rules: ThresholdRule[], place: Place = delta, on = '2020-07-01') => {
  const { rule, because } = thresholdFor(rules, { place, on });
  return rule ? `${rule.setBy} ${rule.operator} ${rule.value}` : because;
};
const national = aRule('70');
const province = (value: string | null, more: Partial<ThresholdRule> = {}) =>
  aRule(value, { setBy: 'province', ...more });

it.each<[string, ThresholdRule[], string]>([
  ['asks nothing that no rule asks', [], 'noRule'],
  ['takes the rule of the region', [aRule('80', { region: 'TN' }), aRule('70', { region: 'ĐBSCL' })], 'national >= 70'],
  ['prefers the rule of a region to one for all', [aRule('80'), aRule('70', { region: 'ĐBSCL' })], 'national >= 70'],
  ['knows that a rule is there whose figure nobody has read', [aRule(null)], 'national >= null'],
  ['lets a province tighten', [national, province('75')], 'province >= 75'],
  ['lets no province ask less', [national, province('65')], 'national >= 70'],
  ['takes the sharper of two that ask as much', [aRule('70', { operator: '>' }), province('70')], 'national > 70'],
  [
    'tightens downwards where less is better',
    [aRule('4', { operator: '<=' }), province('3', { operator: '<=' })],
    'province <= 3',
  ],
  ['lets a province fill what is not known', [aRule(null), province('60')], 'province >= 60'],
  ['stays open where the province’s figure is not known', [national, province(null)], 'province >= null'],
  ['stays open where the two look different ways', [national, province('75', { operator: '<=' })], 'rulesDisagree'],
  ['stays open where two of one layer contradict', [aRule('70'), aRule('71')], 'rulesDisagree'],
  ['takes the one that began last', [aRule('70'), aRule('71', { fromOn: '2019-01-01' })], 'national >= 71'],
  ['passes over one that has ended', [national, aRule('80', { toOn: '2020-06-30', year: 2020 })], 'national >= 70'],
  ['takes the rule of the year', [aRule('50', { year: 2020 }), aRule('53', { year: 2021 })], 'national >= 50'],
  ['takes the rule of the group', [aRule('40', { group: '1' }), aRule('35', { group: '2' })], 'national >= 35'],
])('%s', (_, rules, asked) => {
  expect(ask(rules)).toBe(asked);
});

it('lets an exception alone ask less, of those that it is made for', () => {
  const rules = [national, province('75'), aRule('60', { setBy: 'exception', zones: ['border', 'island'] })];
  expect(ask(rules)).toBe('province >= 75');
  expect(ask(rules, { ...delta, zones: ['coastal', 'island'] })).toBe('exception >= 60');
});

it('stays open where the place is not known, unless it asks the same wherever that is', () => {
  const regions = ['TDMNPB', 'ĐBSH', 'BTB', 'DHNTB', 'TN', 'ĐNB', 'ĐBSCL'] as const;
  const nowhere = { ...delta, region: null };
  expect(ask([aRule('70', { region: 'ĐBSCL' }), aRule('80', { region: 'TN' })], nowhere)).toBe('placeNotKnown');
  expect(
    ask(
      regions.map((region) => aRule('70', { region })),
      nowhere,
    ),
  ).toBe('national >= 70');
  // one region has no rule: there nothing is asked
  expect(
    ask(
      regions.slice(1).map((region) => aRule('70', { region })),
      nowhere,
    ),
  ).toBe('placeNotKnown');
  expect(ask([national, aRule('60', { setBy: 'exception', zones: ['island'] })], { ...delta, zones: null })).toBe(
    'placeNotKnown',
  );
  // whatever the region, the exception goes before
  const exception = aRule('60', { setBy: 'exception', zones: ['island'] });
  expect(ask([aRule('70', { region: 'ĐBSCL' }), exception], { region: null, zones: ['island'], group: null })).toBe(
    'exception >= 60',
  );
});

it('keeps the rules that were outranked, for whoever asks why', () => {
  const { outranked } = thresholdFor([national, province('75')], { place: delta, on: '2020-07-01' });
  expect(outranked).toEqual([national]);
});

it.each<[string, ThresholdRule['operator'], string, boolean]>([
  ['70', '>=', '70.000000', true],
  ['69.999999', '>=', '70', false],
  ['0.1', '>', '0.10', false],
  ['123456789012345678.000001', '>', '123456789012345678', true],
  ['-1', '<', '0', true],
  ['4', '<=', '4', true],
  ['0', '=', '0.0', true],
])('holds %s %s %s: %s, exactly', (figure, operator, value, outcome) => {
  expect(passes(exact(figure), operator, exact(value))).toBe(outcome);
});

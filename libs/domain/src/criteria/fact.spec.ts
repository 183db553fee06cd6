import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { aLaw } from '../../test/criteria-scene';
import { rounded } from './exact';
import { faultsOf, figuresOf, isOutOfNothing } from './fact';

const percent: IndicatorLaw['measured'] = { kind: 'ratio', per: 100 };
const share = (numerator: string, denominator: string) => ({ numerator, denominator });

it.each<[IndicatorLaw['measured'], MeasuredValue, string[]]>([
  [percent, { kind: 'ratio', ...share('45', '60'), printedRate: '75' }, []],
  [percent, { kind: 'ratio', ...share('57', '85'), printedRate: '67.06' }, []],
  // papers print 67,05: half a hundredth off is another number
  [percent, { kind: 'ratio', ...share('57', '85'), printedRate: '67.05' }, ['rateDisagrees']],
  [percent, { kind: 'ratio', ...share('0', '0'), printedRate: '0' }, ['rateDisagrees']],
  [percent, { kind: 'ratio', ...share('0', '0') }, []],
  [percent, { kind: 'ratio', ...share('1', '0') }, ['numeratorAboveDenominator']],
  [percent, { kind: 'ratio', ...share('61', '60') }, ['numeratorAboveDenominator']],
  [percent, { kind: 'ratio', ...share('-1', '60') }, ['negative']],
  [percent, { kind: 'amount', value: '75' }, ['wrongKind']],
  [percent, { kind: 'none' }, ['noneNotAsked']],
  // one and a half times the income of then
  [{ kind: 'ratio', per: 1 }, { kind: 'ratio', ...share('60', '40'), printedRate: '1.5' }, []],
  [{ kind: 'ratio', per: 1 }, { kind: 'ratio', ...share('60', '0.0') }, ['outOfNothing']],
  [{ kind: 'ratio', per: 1 }, { kind: 'ratio', ...share('0', '0') }, []],
  [
    { kind: 'bothSexes' },
    { kind: 'bothSexes', women: share('2', '1'), men: share('3', '1') },
    ['numeratorAboveDenominator'],
  ],
  [{ kind: 'ofWhich' }, { kind: 'ofWhich', ...share('90', '100'), ofWhich: '91' }, ['ofWhichAboveNumerator']],
  [{ kind: 'ofWhich' }, { kind: 'ofWhich', ...share('-2', '100'), ofWhich: '-3' }, ['negative']],
  [{ kind: 'absence' }, { kind: 'count', value: '0' }, []],
  [{ kind: 'count' }, { kind: 'count', value: '1.5' }, ['notWhole']],
  [{ kind: 'count' }, { kind: 'count', value: '1.0' }, []],
  [{ kind: 'tier', tiers: ['NTM'], held: 'meets' }, { kind: 'yesNo', yes: true }, ['wrongKind']],
])('finds of %j in %j: %j', (measured, value, faults) => {
  expect(faultsOf(aLaw(measured), value)).toEqual(faults);
});

it('takes "there is none" where the law says "nếu có"', () => {
  expect(faultsOf(aLaw(percent, { ifAny: true }), { kind: 'none' })).toEqual([]);
});

const told = (measured: IndicatorLaw['measured'], value: MeasuredValue) =>
  figuresOf(measured, value).map((figure) => [figure.part, figure.value && rounded(figure.value, 2)]);

it('computes the rate from its two numbers', () => {
  expect(told(percent, { kind: 'ratio', ...share('57', '85') })).toEqual([['whole', '67.06']]);
  expect(told({ kind: 'ratio', per: 1 }, { kind: 'ratio', ...share('50', '40') })).toEqual([['whole', '1.25']]);
  expect(told(percent, { kind: 'ratio', ...share('0', '0') })).toEqual([['whole', null]]);
});

it('measures both sexes each, and the part of the part by the same whole', () => {
  expect(told({ kind: 'bothSexes' }, { kind: 'bothSexes', women: share('1', '3'), men: share('2', '3') })).toEqual([
    ['women', '33.33'],
    ['men', '66.67'],
  ]);
  expect(told({ kind: 'ofWhich' }, { kind: 'ofWhich', ...share('95', '100'), ofWhich: '65' })).toEqual([
    ['whole', '95.00'],
    ['ofWhich', '65.00'],
  ]);
});

it.each<[MeasuredValue, boolean]>([
  [{ kind: 'ratio', ...share('0', '0') }, true],
  [{ kind: 'ratio', ...share('0', '0.00') }, true],
  [{ kind: 'ratio', ...share('0', '0.5') }, false],
  [{ kind: 'ofWhich', ...share('0', '0'), ofWhich: '0' }, true],
  [{ kind: 'bothSexes', women: share('3', '4'), men: share('0', '0') }, true],
  [{ kind: 'bothSexes', women: share('3', '4'), men: share('0', '4') }, false],
  [{ kind: 'count', value: '0' }, false],
  [{ kind: 'none' }, false],
])('knows of %j whether no rate follows: %j', (value, is) => {
  expect(isOutOfNothing(value)).toBe(is);
});

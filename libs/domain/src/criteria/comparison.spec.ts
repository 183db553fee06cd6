import { aLaw, anIndicator, aRule, aSet, criteriaOf } from '../../test/criteria-scene';
import { comparedSets } from './comparison';

const income = (value: string | null) => anIndicator('1', aLaw({ kind: 'amount' }, { thresholds: [aRule(value)] }));
const yesNo = (code: string) => anIndicator(code, aLaw({ kind: 'yesNo' }));
const of = (indicators: Parameters<typeof criteriaOf>, version = 1) =>
  aSet('s', { version, criteria: criteriaOf(...indicators) });

it('finds nothing between a set and itself, whatever the order of its thresholds', () => {
  const rules = [aRule('1', { region: 'TN' }), aRule('2', { region: 'BTB' })];
  const [a, b] = [rules, [...rules].reverse()].map((thresholds) =>
    of([[anIndicator('1', aLaw({ kind: 'amount' }, { thresholds }))]]),
  );
  expect(comparedSets(a!, b!)).toMatchObject({ conditions: [], criteria: [] });
});

it('shows what is asked otherwise, what is new and what is gone, side by side', () => {
  const before = of([[income('50')], [yesNo('2.1'), yesNo('2.2')], [yesNo('3')]]);
  const after = of([[income('53')], [yesNo('2.1'), yesNo('2.3')], [yesNo('3')], [yesNo('4')]], 2);
  const { criteria, ...heads } = comparedSets(before, after);
  expect(heads).toMatchObject({ before: { version: 1 }, after: { version: 2 } });
  const told = criteria.map(({ no, indicators }) => [
    no,
    ...indicators.map((one) => `${one.code} ${one.before ? 'was' : '-'} ${one.after ? 'is' : '-'}`),
  ]);
  expect(told).toEqual([
    [1, '1 was is'],
    [2, '2.3 - is', '2.2 was -'],
    [4, '4 - is'],
  ]);
  expect(criteria[2]?.before).toBeNull();
});

it('shows a threshold that became known', () => {
  expect(comparedSets(of([[income(null)]]), of([[income('50')]])).criteria).toHaveLength(1);
});

it('compares what stands beside the criteria too', () => {
  const [a, b] = [[], [yesNo('dk1')]].map((conditions) => aSet('s', { conditions }));
  expect(comparedSets(a!, b!).conditions).toMatchObject([{ code: 'dk1', before: null }]);
});

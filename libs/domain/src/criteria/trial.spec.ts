import type { SaidOfUnit } from './world';
import { aJudged, aLaw, anIndicator, aRule, aSet, aWorld, criteriaOf } from '../../test/criteria-scene';
import { triedSet } from './trial';

const source = { document: 'Báo cáo', date: '2020-06-30', line: 1 };
const income = (...more: ReturnType<typeof aRule>[]) =>
  anIndicator('1', aLaw({ kind: 'amount' }, { thresholds: [aRule('50'), ...more] }));
const road = anIndicator('2', aLaw({ kind: 'amount' }, { thresholds: [aRule('1')] }));
const base = aSet('s', { criteria: criteriaOf([income()], [road]) });
const stricter = aRule('53', { setBy: 'province' });
const draftedBy = (...rules: ReturnType<typeof aRule>[]) =>
  aSet('s', { version: 2, criteria: criteriaOf([income(...rules)], [road]) });

const figure = (value: string): Partial<SaidOfUnit> => ({
  facts: [{ id: value, indicator: '1', value: { kind: 'amount', value }, asOf: '2020-06-30', source }],
});
const report = (met: boolean): Partial<SaidOfUnit> => ({
  statements: [1, 2].map((criterion) => ({ id: `${criterion}`, criterion, met, asOf: '2020-06-30', source })),
});
const decided = (met: boolean): Partial<SaidOfUnit> => ({
  decisions: [{ id: 'd', of: '1', met, decidedBy: '0', on: '2020-06-30', reason: 'xem sổ', evidence: ['sổ'] }],
});
const said: Record<string, Partial<SaidOfUnit>> = {
  'rich s': figure('60'),
  'between s': figure('51'),
  'poor s': figure('40'),
  'reported s': report(true),
  'missing s': report(false),
  'decided s': decided(true),
  'refused s': decided(false),
};
const units = ['rich', 'between', 'poor', 'reported', 'missing', 'decided', 'refused', 'silent'].map((id) =>
  aJudged(id),
);
const world = aWorld({ sets: [base], said });
const tried = (...rules: ReturnType<typeof aRule>[]) => triedSet(world, units, { base, drafted: draftedBy(...rules) });
const changes = (trial: ReturnType<typeof tried>) =>
  trial.communes.map(({ communeId, criteria }) => [
    communeId,
    ...criteria.map((one) => `${one.no} ${one.before} ${one.after}`),
  ]);

it('holds figures against what is drafted, and says of words about the old threshold that nobody can tell', () => {
  const trial = tried(stricter);
  expect(changes(trial)).toEqual([
    ['between', '1 met notMet'],
    ['reported', '1 met unknown'],
    ['decided', '1 met unknown'],
  ]);
  expect(trial.criteria).toEqual([
    { no: 1, before: { met: 4, notMet: 3, unknown: 1 }, after: { met: 1, notMet: 4, unknown: 3 } },
  ]);
  expect(trial.communes[0]).toMatchObject({ metBefore: 1, metAfter: 0 });
});

it('leaves a word that it is not met no longer standing where less may be asked', () => {
  const exception = aRule('30', { setBy: 'exception', zones: ['island'], note: 'đảo' });
  expect(changes(tried(exception))).toContainEqual(['missing', '1 notMet unknown']);
});

it('changes nothing where nothing is asked otherwise', () => {
  expect(tried()).toMatchObject({ total: 8, criteria: [], communes: [] });
});

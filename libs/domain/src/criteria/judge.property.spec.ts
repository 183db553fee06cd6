import fc from 'fast-check';
import { slowly } from '../../test/criteria-oracle';
import { aWorld } from '../../test/criteria-scene';
import { aScene } from '../../test/criteria-scenes';
import { judge } from './judge';
import type { Judgement, Outcome } from './judgement';

const counted = (outcome: Outcome) => (outcome === 'notApplicable' ? 'met' : outcome);
const told = ({ outcome, conditions, criteria }: Judgement) => ({
  outcome: counted(outcome),
  conditions: conditions.map((one) => counted(one.outcome)),
  criteria: criteria.map((one) => ({
    outcome: counted(one.outcome),
    indicators: one.indicators.map((own) => counted(own.outcome)),
  })),
});

it('judges every unit by every set as an evaluator does that knows only yes and no', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(aScene, ({ scene, pairs }) => {
      const world = aWorld(scene);
      for (const { unit, set } of pairs) {
        const judgement = judge(world, unit, set);
        for (const { because } of [...judgement.conditions, ...judgement.criteria.flatMap((one) => one.indicators)])
          seen.set(because, (seen.get(because) ?? 0) + 1);
        expect(told(judgement)).toEqual(slowly(world, unit, set));
        const met = judgement.criteria.filter(({ outcome }) => counted(outcome) === 'met');
        expect(judgement.metCount).toBe(met.length);
      }
    }),
    { numRuns: 60 },
  );
  // the random sets and facts came by every reason there is
  expect([...seen.keys()].sort()).toEqual(
    [
      ...['decided', 'faultyFact', 'leftToProvince', 'measured', 'noFact', 'noRule', 'noSet', 'none', 'notAskedOfKind'],
      ...[
        'nothingToMeasure',
        'parts',
        'placeNotKnown',
        'ruleNotKnown',
        'rulesDisagree',
        'unitsNotKnown',
        'valueNotKnown',
      ],
    ].sort(),
  );
});

import type { IndicatorJudgement, Judgement } from '@langmoi/domain/criteria/judgement';
import type { KnownWorld } from './world';

/** Whether anything that a judgement refers to was made up by a demo: a figure, a decision, an assessment. */
export function restsOnRehearsal(world: KnownWorld, { conditions, criteria }: Judgement): boolean {
  const ofIndicator = ({ fact, decision }: Pick<IndicatorJudgement, 'fact' | 'decision'>) =>
    (fact && world.figureOf(fact)?.rehearsal) === true ||
    (decision && world.decisionRowOf(decision)?.rehearsal) === true;
  return (
    conditions.some(ofIndicator) ||
    criteria.some(
      ({ statement, decision, indicators }) =>
        (statement && world.assessmentOf(statement)?.rehearsal) === true ||
        ofIndicator({ fact: null, decision }) ||
        indicators.some(ofIndicator),
    )
  );
}

import type { CriteriaSetView, IndicatorComparison } from '@langmoi/contracts/criteria';
import type { ThresholdRule } from '@langmoi/contracts/criteria-law';
import type { SetTrial } from '@langmoi/contracts/set-proposals';
import { comparedSets } from './comparison';
import { judging } from './judge';
import { holds, type Judgement, type Outcome } from './judgement';
import { wordsOf } from './set-draft';
import type { JudgedUnit, SaidOfUnit, World } from './world';

interface Tried {
  readonly base: CriteriaSetView;
  readonly drafted: CriteriaSetView;
}

/**
 * What a draft would make of units, by what is known of them. Figures are held against the new thresholds. What a report
 * or a person said of a criterion was said of the old ones: that it is met tells nothing of more that is asked, so it
 * becomes unknown; that it is not met stays true unless less may be asked. Pure.
 */
export function triedSet(world: World, units: readonly JudgedUnit[], tried: Tried): Omit<SetTrial, 'on'> {
  const asked = askedOtherwise(tried);
  const later = worldOfDraft(world, tried, asked);
  const [was, is] = [judging(world), judging(later)];
  const pairs = units.map((unit) => ({ unit, before: was(unit, tried.base), after: is(unit, tried.drafted) }));
  return {
    total: units.length,
    criteria: [...asked.criteria.keys()].map((no) => ({
      no,
      before: countsOf(pairs.map(({ before }) => outcomeOf(before, no))),
      after: countsOf(pairs.map(({ after }) => outcomeOf(after, no))),
    })),
    communes: pairs.flatMap(({ unit, before, after }) => {
      const numbers = new Set([...before.criteria, ...after.criteria].map(({ no }) => no));
      const criteria = [...numbers].flatMap((no) => {
        const [first, then] = [outcomeOf(before, no), outcomeOf(after, no)];
        return first === then ? [] : [{ no, before: first, after: then }];
      });
      const counts = { metBefore: before.metCount, metAfter: after.metCount };
      return criteria.length === 0 ? [] : [{ communeId: unit.id, ...counts, criteria }];
    }),
  };
}

/** Whether less may be asked of somebody, by number of a criterion and by code of an indicator that is asked otherwise. */
interface AskedOtherwise {
  readonly criteria: ReadonlyMap<number, boolean>;
  readonly indicators: ReadonlyMap<string, boolean>;
}

function askedOtherwise({ base, drafted }: Tried): AskedOtherwise {
  const { criteria, conditions } = comparedSets(base, drafted);
  const changed = criteria.filter(({ before, after, indicators }) => indicators.length > 0 || !before || !after);
  const indicators = [...conditions, ...changed.flatMap((one) => one.indicators)];
  return {
    criteria: new Map(changed.map((one) => [one.no, one.indicators.some(mayAskLess)])),
    indicators: new Map(indicators.map((one) => [one.code, mayAskLess(one)])),
  };
}

/** A new exception, or a rule that is no more. */
function mayAskLess({ before, after }: IndicatorComparison): boolean {
  const [was, is] = [before, after].map((one) => one?.law?.thresholds ?? []);
  const isIn = (rule: ThresholdRule, rules: readonly ThresholdRule[] = []) =>
    rules.some((one) => wordsOf({ ...one, law: null }) === wordsOf({ ...rule, law: null }));
  const isExcepted = is?.some((rule) => rule.setBy === 'exception' && !isIn(rule, was));
  return isExcepted === true || was?.some((rule) => !isIn(rule, is)) === true;
}

function worldOfDraft(world: World, { drafted }: Tried, { criteria, indicators }: AskedOtherwise): World {
  const stands = (met: boolean, mayBeLess: boolean | undefined) => mayBeLess === undefined || (!met && !mayBeLess);
  const known = new Map<string, SaidOfUnit>();
  return {
    ...world,
    sets: world.sets.map((set) => (set.id === drafted.id ? drafted : set)),
    said(unit, set) {
      const said = world.said(unit, set);
      if (set.id !== drafted.id) return said;
      const kept = known.get(unit.id) ?? {
        ...said,
        statements: said.statements.filter(({ criterion, met }) => stands(met, criteria.get(criterion))),
        decisions: said.decisions.filter(({ of, met }) =>
          stands(met, typeof of === 'number' ? criteria.get(of) : indicators.get(of)),
        ),
      };
      known.set(unit.id, kept);
      return kept;
    },
  };
}

const outcomeOf = ({ criteria }: Judgement, no: number): Outcome =>
  criteria.find((one) => one.no === no)?.outcome ?? 'unknown';

function countsOf(outcomes: readonly Outcome[]): { met: number; notMet: number; unknown: number } {
  const count = (wanted: (outcome: Outcome) => boolean) => outcomes.filter(wanted).length;
  return {
    met: count(holds),
    notMet: count((outcome) => outcome === 'notMet'),
    unknown: count((outcome) => outcome === 'unknown'),
  };
}

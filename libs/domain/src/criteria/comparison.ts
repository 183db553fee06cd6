import type {
  CriteriaSetView,
  CriterionComparison,
  CriterionView,
  IndicatorComparison,
  IndicatorView,
  SetComparison,
} from '@langmoi/contracts/criteria';

/**
 * What a version of a set asks otherwise than another, of the same set or of the one before it; criteria and indicators
 * are the same if their numbers are. Pure.
 */
export function comparedSets(before: CriteriaSetView, after: CriteriaSetView): SetComparison {
  const head = ({ id, version, title }: CriteriaSetView) => ({ id, version, title });
  return {
    before: head(before),
    after: head(after),
    conditions: comparedIndicators(before.conditions, after.conditions),
    criteria: paired(before.criteria, after.criteria, ({ no }) => no).flatMap(comparedCriteria),
  };
}

type Pair<T> = readonly [before: T | null, after: T | null];

/** Those of both in the order of the later, then those that are gone. */
function paired<T, K>(before: readonly T[], after: readonly T[], keyOf: (one: T) => K): Pair<T>[] {
  const [old, now] = [before, after].map((all) => new Map(all.map((one) => [keyOf(one), one])));
  const stayed = after.map((one): Pair<T> => [old?.get(keyOf(one)) ?? null, one]);
  return [...stayed, ...before.filter((one) => !now?.has(keyOf(one))).map((one): Pair<T> => [one, null])];
}

function comparedCriteria([before, after]: Pair<CriterionView>): CriterionComparison[] {
  const [was, is] = [nameOf(before), nameOf(after)];
  const indicators = comparedIndicators(before?.indicators ?? [], after?.indicators ?? []);
  const isSame = indicators.length === 0 && JSON.stringify(was) === JSON.stringify(is);
  const no = (after ?? before)?.no;
  return isSame || no === undefined ? [] : [{ no, before: was, after: is, indicators }];
}

const nameOf = (one: CriterionView | null): CriterionComparison['before'] =>
  one && { title: one.title, group: one.group };

function comparedIndicators(before: readonly IndicatorView[], after: readonly IndicatorView[]): IndicatorComparison[] {
  return paired(before, after, ({ code }) => code)
    .filter(([was, is]) => asked(was) !== asked(is))
    .map(([was, is]) => ({ code: (is ?? was)?.code ?? '', before: was, after: is }));
}

/** What an indicator asks, in words that are the same if it asks the same. */
function asked(indicator: IndicatorView | null): string {
  if (!indicator) return '';
  const { title, unit, operator, law } = indicator;
  if (!law) return JSON.stringify([title.vi, unit, operator, indicator.threshold]);
  const { measured, ifAny, onlyFor } = law;
  const rules = law.thresholds.map(({ setBy, part, region, zones, group, year, operator: sign, value, ...rest }) =>
    JSON.stringify([setBy, part, region, zones, group, year, sign, value, rest.fromOn, rest.toOn]),
  );
  return JSON.stringify([title.vi, unit, operator, measured, ifAny, onlyFor, rules.sort()]);
}

import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import { compare, type Exact } from './exact';
import { gapsOf, type Gap } from './gap';
import { holds, type Because, type IndicatorJudgement, type Judgement, type Outcome, type Standing } from './judgement';
import { indicatorsOf } from './set-draft';

/** What does not hold of a criterion or a condition: an indicator that fails, or of which nobody can tell. */
export interface MissingIndicator {
  readonly code: string;
  readonly outcome: Exclude<Outcome, 'met' | 'notApplicable'>;
  readonly because: Because;
  readonly gaps: readonly Gap[];
  /** The units, or the tier of the unit itself, that it waits for. */
  readonly waitsFor: readonly Standing[];
}

/** A criterion by its number, or a condition by its code, that is not met. */
export interface MissingPart {
  readonly of: number | string;
  readonly because: Because;
  /**
   * `measured`: every indicator that fails says how far it is. `unmeasured`: it fails, and at least one thing about it is
   * no number. `open`: nobody can tell, which is never the same as nought.
   */
  readonly way: 'measured' | 'unmeasured' | 'open';
  /** Of what is measured the farthest gap, as a share of what is asked. */
  readonly farthest: Exact | null;
  readonly indicators: readonly MissingIndicator[];
}

/**
 * What a judged unit lacks, the nearest first: what is measured by its farthest gap as a share of what is asked, then what
 * fails without a measure, then what is open, each in the order of the set. Nothing that holds is among it. Pure.
 */
export function missingOf({ conditions, criteria }: Judgement, set: CriteriaSetView): MissingPart[] {
  const asked = new Map(indicatorsOf(set).map((one) => [one.code, one]));
  const parts = [
    ...conditions.map((one) => ({ of: one.code, judged: one, indicators: [one] })),
    ...criteria.map((one) => ({ of: one.no, judged: one, indicators: one.indicators })),
  ];
  const missing = parts.flatMap(({ of, judged, indicators }): MissingPart[] => {
    const { outcome, because } = judged;
    if (holds(outcome)) return [];
    const open = indicators.flatMap((one) => missingIndicator(one, asked.get(one.code)));
    const failing = open.filter((one) => one.outcome === 'notMet');
    const isMeasured = failing.length > 0 && failing.every(({ gaps }) => gaps.length > 0);
    const way = outcome === 'unknown' ? 'open' : isMeasured ? 'measured' : 'unmeasured';
    return [{ of, because, way, farthest: way === 'measured' ? farthestOf(failing) : null, indicators: open }];
  });
  return missing
    .map((part, at) => ({ part, at }))
    .sort(nearestFirst)
    .map(({ part }) => part);
}

const ways = ['measured', 'unmeasured', 'open'] as const;

function nearestFirst(a: { part: MissingPart; at: number }, b: { part: MissingPart; at: number }): number {
  const [one, other] = [a.part, b.part];
  const byWay = ways.indexOf(one.way) - ways.indexOf(other.way);
  const byGap = one.farthest && other.farthest ? compare(one.farthest, other.farthest) : 0;
  return byWay || byGap || a.at - b.at;
}

function missingIndicator(judged: IndicatorJudgement, asked: IndicatorView | undefined): MissingIndicator[] {
  const { code, outcome, because, standings } = judged;
  if (outcome !== 'notMet' && outcome !== 'unknown') return [];
  const gaps = asked?.law && because !== 'decided' ? gapsOf(judged, asked.law.measured) : [];
  return [{ code, outcome, because, gaps, waitsFor: standings.filter((one) => !holds(one.outcome)) }];
}

function farthestOf(failing: readonly MissingIndicator[]): Exact | null {
  const all = failing.flatMap(({ gaps }) => gaps.map(({ relative }) => relative));
  return all.reduce<Exact | null>((most, one) => (most && compare(most, one) >= 0 ? most : one), null);
}

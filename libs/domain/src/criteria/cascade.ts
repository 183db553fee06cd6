import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { unitsNeeded } from './gap';
import { setInForce } from './in-force';
import { judging, type Judge } from './judge';
import { holds, type IndicatorJudgement, type Judgement, type Outcome, type Standing } from './judgement';
import type { JudgedUnit, World } from './world';

/** A unit below that something waits for. */
export interface AwaitedUnit extends Standing {
  /** What the waiting unit would be if this one alone were recognised. */
  readonly alone: Outcome;
  /** Whether the share of units below would pass then. */
  readonly completes: boolean;
}

/** A share of units below that does not pass yet, and whom it waits for. */
export interface Waiting {
  /** Code of the indicator or condition. */
  readonly code: string;
  /** How many of them must still stand; null where no number of them would do, or the share that is asked is not known. */
  readonly needed: bigint | null;
  /** Of how many units below the share is. */
  readonly counted: number;
  readonly units: readonly AwaitedUnit[];
}

/** What a unit waits for below it. */
export interface Cascade {
  readonly judgement: Judgement;
  readonly waits: readonly Waiting[];
  /** What the unit would be if all that it waits for were recognised. */
  readonly ifAll: Outcome;
}

/**
 * For which units below a unit waits by a set, and what it would become if they passed; `judge` of the world, for whoever
 * asks of many units. Pure.
 */
export function cascadeOf(world: World, unit: JudgedUnit, set: CriteriaSetView, judge = judging(world)): Cascade {
  const judgement = judge(unit, set);
  const waiting = sharesOf(judgement).filter((one) => !holds(one.outcome) && one.because !== 'decided');
  const awaited = waiting.map(({ standings }) => standings.filter(({ outcome }) => !holds(outcome)));
  const waits = waiting.map((one, at): Waiting => ({
    code: one.code,
    needed: unitsNeeded(one),
    counted: one.standings.length,
    units: (awaited[at] ?? []).map((standing) => {
      const then = supposing(world, judge, [standing])(unit, set);
      const share = sharesOf(then).find(({ code }) => code === one.code);
      return { ...standing, alone: then.outcome, completes: share !== undefined && holds(share.outcome) };
    }),
  }));
  const all = awaited.flat();
  const ifAll = all.length > 0 ? supposing(world, judge, all)(unit, set).outcome : judgement.outcome;
  return { judgement, waits, ifAll };
}

const sharesOf = ({ conditions, criteria }: Judgement): IndicatorJudgement[] =>
  [...conditions, ...criteria.flatMap(({ indicators }) => indicators)].filter(
    ({ standings, comparings }) => standings.length > 0 && comparings.length > 0, // a tier of the unit itself is compared with nothing
  );

/** Below a commune there is nothing that its own judgement could hang on. */
function supposing(world: World, judge: Judge, recognised: readonly Recognised[]): Judge {
  const ids = new Set(recognised.map(({ unit }) => unit.id));
  const holdsOf = ({ id, level }: JudgedUnit): boolean => level === 'commune' && !ids.has(id);
  return judging(withRecognised(world, recognised), { judge, holdsOf });
}

type Recognised = Pick<Standing, 'unit' | 'tier'>;

/** The world if some units were recognised, each for a tier by the set that is in force for it. */
export function withRecognised(world: World, recognised: readonly Recognised[]): World {
  const { on, sets } = world;
  return {
    ...world,
    recognition(unit, tier) {
      if (!recognised.some((one) => one.unit.id === unit.id && one.tier === tier)) return world.recognition(unit, tier);
      return { tier, criteriaSet: setInForce(sets, { level: unit.level, tier, on })?.id ?? null, decision: null };
    },
  };
}

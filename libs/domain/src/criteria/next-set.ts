import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorFact } from '@langmoi/contracts/criteria-facts';
import { daysOf, setInForce, type SetHead, type Standard } from './in-force';
import { judging } from './judge';
import { holds, type Judgement, type Outcome } from './judgement';
import { wordsOf } from './set-draft';
import type { JudgedUnit, SaidOfUnit, World } from './world';

/** The set, or the version of the one in force, that a standard goes by next, and from which day on. */
export interface Following<S> {
  readonly set: S;
  readonly fromOn: string;
}

/** What a standard is judged by next after a day; null where nobody knows. Pure. */
export function setFollowing<S extends SetHead>(sets: readonly S[], standard: Standard): Following<S> | null {
  const now = setInForce(sets, standard);
  const days = sets
    .filter(({ level, tier }) => level === standard.level && tier === standard.tier)
    .map((set) => daysOf(set).from)
    .filter((day) => day > standard.on) // ISO dates order as text
    .sort();
  for (const fromOn of new Set(days)) {
    const set = setInForce(sets, { ...standard, on: fromOn });
    if (set && (set.id !== now?.id || set.version !== now.version)) return { set, fromOn };
  }
  return null;
}

/**
 * Which indicator of a set each of the next one continues: measured the same way and in the same words. By its number
 * alone none does, for numbers are given anew. Of two versions of one set the number is the same indicator.
 */
export function continuedIndicators(from: CriteriaSetView, to: CriteriaSetView): ReadonlyMap<string, string> {
  const before = indicatorsOf(from);
  const known = new Map(before.map((one) => [wordsFor(one), one.code]));
  const codes = new Set(before.map(({ code }) => code));
  return new Map(
    indicatorsOf(to).flatMap((one): [string, string][] => {
      const code = from.id === to.id && codes.has(one.code) ? one.code : known.get(wordsFor(one));
      return code === undefined ? [] : [[one.code, code]];
    }),
  );
}

const indicatorsOf = ({ conditions, criteria }: CriteriaSetView): IndicatorView[] => [
  ...conditions,
  ...criteria.flatMap(({ indicators }) => indicators),
];

const wordsFor = ({ title, unit, law }: IndicatorView): string =>
  wordsOf([title.vi.normalize().toLocaleLowerCase('vi'), unit, law?.measured ?? null]);

/**
 * The world on the first day of the next set: a figure known of an indicator that goes on is one of the next set, unless
 * something newer was said by that one. What was said of criteria as a whole was said of the older text, and tells nothing.
 */
export function worldThen(
  world: World,
  { from, to, fromOn }: { readonly from: CriteriaSetView; readonly to: CriteriaSetView; readonly fromOn: string },
): World {
  const continued = [...continuedIndicators(from, to)];
  const known = new Map<string, SaidOfUnit>();
  return {
    ...world,
    on: fromOn,
    sets: [...world.sets.filter(({ id }) => id !== to.id), to],
    said(unit, set) {
      if (set.id !== to.id) return world.said(unit, set);
      const own = known.get(unit.id) ?? carried(world.said(unit, from), world.said(unit, to), continued);
      known.set(unit.id, own);
      return own;
    },
  };
}

function carried(before: SaidOfUnit, said: SaidOfUnit, continued: readonly (readonly [string, string])[]): SaidOfUnit {
  const ofNext = said === before ? [] : said.facts;
  const own = new Set(ofNext.map(({ indicator }) => indicator));
  const facts = continued.flatMap(([code, was]): IndicatorFact[] => {
    const fact = own.has(code) ? undefined : before.facts.find(({ indicator }) => indicator === was);
    return fact ? [{ ...fact, indicator: code }] : [];
  });
  return { facts: [...ofNext, ...facts], statements: [], decisions: [] };
}

/** What a unit comes to under the next set, where one of its criteria will fail. */
export interface FallingShort {
  readonly unit: JudgedUnit;
  readonly failing: readonly { readonly no: number; readonly before: Outcome }[];
  readonly met: number;
  readonly open: number;
  /** By the next set. */
  readonly judgement: Judgement;
}

/** The units of which the known figures fail a criterion of the next set, with what each criterion was before. Pure. */
export function fallingShort(
  world: World,
  units: readonly JudgedUnit[],
  { from, to, fromOn }: { readonly from: CriteriaSetView; readonly to: CriteriaSetView; readonly fromOn: string },
): FallingShort[] {
  const [now, then] = [judging(world), judging(worldThen(world, { from, to, fromOn }))];
  return units.flatMap((unit) => {
    const [before, after] = [now(unit, from), then(unit, to)];
    const failing = after.criteria
      .filter(({ outcome }) => outcome === 'notMet')
      .map(({ no }) => ({ no, before: outcomeOf(before, no) }));
    const open = after.criteria.filter(({ outcome }) => outcome === 'unknown').length;
    return failing.length === 0 ? [] : [{ unit, failing, met: after.metCount, open, judgement: after }];
  });
}

/** The criteria that were met and are not: what is open now is not lost, nobody says so. Pure. */
export function lostCriteria(before: Judgement, after: Judgement): { no: number; before: Outcome; after: Outcome }[] {
  return before.criteria.flatMap(({ no, outcome }) => {
    const then = outcomeOf(after, no);
    return holds(outcome) && then === 'notMet' ? [{ no, before: outcome, after: then }] : [];
  });
}

const outcomeOf = ({ criteria }: Judgement, no: number): Outcome =>
  criteria.find((one) => one.no === no)?.outcome ?? 'unknown';

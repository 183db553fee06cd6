import type { Tier } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { IndicatorFact } from '@langmoi/contracts/criteria-facts';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { AwaitedView, GapView, MissingOfUnit, MissingPartView, WaitingUnit } from '@langmoi/contracts/missing';
import type { AwaitedUnit, Cascade } from '@langmoi/domain/criteria/cascade';
import type { Gap } from '@langmoi/domain/criteria/gap';
import { setInForce, type SetHead, type Standard } from '@langmoi/domain/criteria/in-force';
import type { Judgement } from '@langmoi/domain/criteria/judgement';
import { missingOf, type MissingPart } from '@langmoi/domain/criteria/missing';
import type { JudgedUnit } from '@langmoi/domain/criteria/world';
import { exactView, type KnownWorld } from '../judgement/judgement.service';

/** What a judged unit lacks. Pure. */
export function missingView(
  judgement: Judgement,
  set: CriteriaSetView,
  { figureOf }: Pick<KnownWorld, 'figureOf'>,
): MissingOfUnit {
  const { unit, outcome, metCount, criteria, conditions } = judgement;
  const facts = new Map(
    [...conditions, ...criteria.flatMap(({ indicators }) => indicators)].map(({ code, fact }) => [code, fact]),
  );
  const saidOf = (fact: IndicatorFact | null) => ({
    value: fact?.value ?? null,
    rehearsal: (fact && figureOf(fact)?.rehearsal) ?? false,
  });
  const partOf = ({ of, because, way, farthest, indicators }: MissingPart): MissingPartView => ({
    ...{ of, because, way, farthest: farthest && exactView(farthest) },
    indicators: indicators.map(({ gaps, waitsFor, ...indicator }) => ({
      ...indicator,
      ...saidOf(facts.get(indicator.code) ?? null),
      gaps: gaps.map(gapView),
      waitsFor: waitsFor.map(({ unit: { id: unitId }, tier, outcome: then }) => ({ unitId, tier, outcome: then })),
    })),
  });
  const parts = missingOf(judgement, set).map(partOf);
  return { unitId: unit.id, outcome, metCount, total: criteria.length, parts };
}

const gapView = ({ part, figure, operator, value, distance, relative, count }: Gap): GapView => ({
  ...{ part, figure: exactView(figure), operator, value: exactView(value) },
  ...{ distance: exactView(distance), relative: exactView(relative) },
  count: count && { n: String(count.n), way: count.way },
});

/**
 * What the standard is called for a unit: a town, a city and a province complete the task where the law of the day has
 * that for them, else they are asked what districts are.
 */
export function standardOf(
  { level, kind }: JudgedUnit,
  { tier, sets, on }: { tier: Tier; sets: readonly SetHead[]; on: string },
): Standard {
  const task: Standard = { level, tier: 'HOAN_THANH', on };
  const completes = level === 'province' || ((kind === 'town' || kind === 'city') && setInForce(sets, task) !== null);
  return tier === 'NTM' && completes ? task : { level, tier, on };
}

interface Waits {
  readonly unit: JudgedUnit;
  readonly tier: SetTier;
  readonly held: WaitingUnit['recognition'];
  /** Null where no set is in force. */
  readonly cascade: Cascade | null;
  readonly set: CriteriaSetView | null;
  /** An awaited unit by the set of its tier, also where a decision alone counts; null where none is in force. */
  readonly judged: (awaited: AwaitedUnit) => Judgement | null;
}

/** A unit with whom it waits for; what waits is not told once more as its own. Pure. */
export function waitingView({ unit, tier, held, cascade, set, judged }: Waits): WaitingUnit {
  const { id: unitId, level } = unit;
  const recognition = held && {
    ...{ tier: held.tier, criteriaSet: held.criteriaSet, decision: held.decision, heldOn: held.heldOn },
    source: held.source,
  };
  const of = { unitId, level, tier, recognition };
  if (!cascade || !set)
    return { ...of, set: null, outcome: 'unknown', metCount: 0, total: 0, waits: [], own: [], ifAll: 'unknown' };
  const { judgement, waits, ifAll } = cascade;
  const waiting = new Set(waits.map(({ code }) => code));
  const own = missingOf(judgement, set).filter(
    ({ indicators }) => !indicators.every(({ code }) => waiting.has(code)) || indicators.length === 0,
  );
  return {
    ...{ ...of, set: judgement.set, outcome: judgement.outcome, metCount: judgement.metCount },
    ...{ total: judgement.criteria.length, ifAll },
    own: own.map(({ of: part, way }) => ({ of: part, way })),
    waits: (held ? [] : waits).map(({ code, needed, counted, units }) => ({
      ...{ code, counted, stand: counted - units.length, needed: needed === null ? null : Number(needed) },
      units: units.map((one) => awaitedView(one, judged(one))),
    })),
  };
}

function awaitedView(
  { unit, tier, outcome, because, alone, completes }: AwaitedUnit,
  judgement: Judgement | null,
): AwaitedView {
  const [metCount, total] = judgement ? [judgement.metCount, judgement.criteria.length] : [null, null];
  return { unitId: unit.id, tier, outcome, because, metCount, total, alone, completes };
}

import type {
  ComparingView,
  CriterionJudgementView,
  ExactNumber,
  IndicatorJudgementView,
  JudgementRow,
  JudgementView,
  SetJudgementView,
  StandingView,
  StatementView,
} from '@langmoi/contracts/judgement';
import type { DecisionView } from '@langmoi/contracts/decisions';
import type { FigureView } from '@langmoi/contracts/figures';
import { rounded, type Exact } from '@langmoi/domain/criteria/exact';
import type {
  Comparing,
  CriterionJudgement,
  IndicatorJudgement,
  Judgement,
  Standing,
} from '@langmoi/domain/criteria/judgement';
import type { Place } from '@langmoi/domain/criteria/threshold';
import type { z } from 'zod';
import type { SaidFigure } from '../figure/figure.service';
import type { SaidDecision } from './decision';
import { restsOnRehearsal } from './rehearsal';
import type { KnownWorld } from './world';

type View<S extends z.ZodType> = z.infer<S>;

/** How figures and decisions are shown to the reader. */
export interface Shown {
  readonly figure: (figure: SaidFigure) => FigureView;
  readonly decision: (decision: SaidDecision) => DecisionView;
}

/** A judgement with all that it refers to, each once, in the order in which they are first referred to. Pure. */
export function judgementsOf(judgement: Judgement, world: KnownWorld<SaidFigure>, shown: Shown): SetJudgementView[] {
  const all = [judgement];
  const numberOf = (one: Judgement | null): number | null => {
    if (!one) return null;
    if (!all.includes(one)) all.push(one);
    return all.indexOf(one);
  };
  const telling = new Telling(world, shown, numberOf);
  const told: SetJudgementView[] = [];
  for (const one of all) told.push(telling.judgement(one)); // grows while it is walked
  return told;
}

/** What thresholds go by. Pure. */
export function placeOf({ region, zones, inZones = [], group }: Place): JudgementView['place'] {
  return { region, zones: zones && [...zones], inZones: [...inZones], group };
}

/** The outcomes alone, each with its reason. Pure. */
export function rowOf(judgement: Judgement, world: KnownWorld): JudgementRow {
  const { unit, outcome, metCount, conditions, criteria } = judgement;
  return {
    ...{ communeId: unit.id, outcome, metCount, rehearsal: restsOnRehearsal(world, judgement) },
    conditions: conditions.map(({ code, outcome: of, because }) => ({ code, outcome: of, because })),
    criteria: criteria.map(({ no, outcome: of, because }) => ({ no, outcome: of, because })),
  };
}

class Telling {
  constructor(
    private readonly world: KnownWorld<SaidFigure>,
    private readonly shown: Shown,
    private readonly numberOf: (judgement: Judgement | null) => number | null,
  ) {}

  judgement({ unit, set, outcome, because, metCount, conditions, criteria }: Judgement): SetJudgementView {
    return {
      ...{ unitId: unit.id, set, outcome, because, metCount },
      conditions: conditions.map((one) => this.indicator(one)),
      criteria: criteria.map((one) => this.criterion(one)),
    };
  }

  private criterion(one: CriterionJudgement): View<typeof CriterionJudgementView> {
    const { no, outcome, because, indicators } = one;
    return {
      ...{ no, outcome, because, indicators: indicators.map((indicator) => this.indicator(indicator)) },
      ...{ statement: this.statement(one), decision: this.decision(one) },
    };
  }

  private indicator(one: IndicatorJudgement): View<typeof IndicatorJudgementView> {
    const { code, outcome, because, fact, faults, comparings, standings } = one;
    const figure = fact && this.world.figureOf(fact);
    return {
      ...{
        code,
        outcome,
        because,
        decision: this.decision(one),
        fact: figure ? this.shown.figure(figure) : null,
        faults: [...faults],
      },
      comparings: comparings.map(comparingOf),
      standings: standings.map((standing) => this.standing(standing)),
    };
  }

  private statement({ statement }: CriterionJudgement): View<typeof StatementView> | null {
    const assessment = statement && this.world.assessmentOf(statement);
    if (!assessment) return null;
    const { id: assessmentId, version, basis, source, rehearsal } = assessment;
    return { assessmentId, version, basis, met: statement.met, asOf: statement.asOf, source, rehearsal };
  }

  private decision({ decision }: Pick<IndicatorJudgement, 'decision'>): DecisionView | null {
    const row = decision && this.world.decisionRowOf(decision);
    return row ? this.shown.decision(row) : null;
  }

  private standing({ unit, tier, outcome, because, judgement }: Standing): View<typeof StandingView> {
    const held = this.world.recognitionOf(unit, tier);
    const recognition = held && {
      ...{ tier, criteriaSet: held.criteriaSet, decision: held.decision, heldOn: held.heldOn, source: held.source },
    };
    return { unitId: unit.id, tier, outcome, because, recognition, judgement: this.numberOf(judgement) };
  }
}

function comparingOf({ part, figure, asked, operator, value, outcome }: Comparing): View<typeof ComparingView> {
  return {
    ...{ part, figure: numberOf(figure), operator, value: numberOf(value), outcome },
    asked: asked && { ...asked, outranked: [...asked.outranked] },
  };
}

const numberOf = (one: Exact | null): View<typeof ExactNumber> | null => one && exactView(one);

export const exactView = (one: Exact): View<typeof ExactNumber> => ({
  ...{ part: String(one.part), of: String(one.of), rounded: rounded(one, 2) },
});

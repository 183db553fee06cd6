import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import type { JudgedUnit, Recognition, SaidOfUnit, World } from '@langmoi/domain/criteria/world';
import { indicatorsOf, type SaidFigure } from '../figure/figure.service';
import { decidedOf, type SaidDecision } from './decision';
import type { CommuneOfWorld, SaidAssessment, SaidRecognition, WorldRows } from './judgement.repository';

/** A world of communes, with the rows that its facts, statements and recognitions were made from. */
export interface KnownWorld extends World {
  readonly communes: readonly JudgedUnit[];
  readonly figureOf: (fact: IndicatorFact) => SaidFigure | undefined;
  readonly assessmentOf: (statement: CriterionStatement) => SaidAssessment | undefined;
  readonly decisionRowOf: (decision: PersonsDecision) => SaidDecision | undefined;
  readonly recognitionOf: (unit: JudgedUnit, tier: SetTier) => (SaidRecognition & Recognition) | null;
}

/**
 * What is known of communes on a day. Below a commune there is no unit. Zones and groups are told to no other service
 * yet, so they are not known. Pure.
 */
export function worldOf(rows: WorldRows, { on, sets }: Pick<World, 'on' | 'sets'>): KnownWorld {
  const figures = new Map(rows.figures.map((figure) => [idOf(figure), figure]));
  const facts = Map.groupBy(rows.figures, ({ unitId, criteriaSet }) => `${unitId} ${criteriaSet}`);
  const assessments = new Map(rows.assessments.map((one) => [`${one.unitId} ${one.criteriaSet}`, one]));
  const assessmentsById = new Map(rows.assessments.map((one) => [one.id, one]));
  const decisions = Map.groupBy(rows.decisions, ({ unitId, criteriaSet }) => `${unitId} ${criteriaSet}`);
  const decisionsById = new Map(rows.decisions.map((one) => [one.id, one]));
  const recognitions = new Map(rows.recognitions.map((one) => [`${one.unitId} ${one.tier}`, withSet(one, sets)]));
  const said = new Map<string, SaidOfUnit>();
  const recognitionOf: KnownWorld['recognitionOf'] = ({ id }, tier) => recognitions.get(`${id} ${tier}`) ?? null;
  return {
    ...{ on, sets, recognitionOf, recognition: recognitionOf, below: () => null },
    communes: rows.communes.map((one) => unitOf(one, rows, on)),
    said({ id }, set) {
      const key = `${id} ${set.id}`;
      const known = said.get(key) ?? {
        facts: (facts.get(key) ?? []).map(factOf),
        statements: statementsOf(assessments.get(key)),
        decisions: (decisions.get(key) ?? []).map(decisionOf),
      };
      said.set(key, known);
      return known;
    },
    decisionRowOf: ({ id }) => decisionsById.get(id),
    figureOf: ({ id }) => figures.get(id),
    assessmentOf: ({ id }) => assessmentsById.get(id.split('/')[0] ?? ''),
  };
}

/** The sets that a judgement by one of them may ask: itself, and those in force for the tiers that it refers to. Pure. */
export function setsAskedBy(set: CriteriaSetView, sets: readonly CriteriaSetView[], on: string): CriteriaSetView[] {
  const asked = new Map([[set.id, set]]);
  for (const one of asked.values()) {
    for (const tier of tiersOf(one)) {
      const other = setInForce(sets, { level: one.level, tier, on });
      if (other && !asked.has(other.id)) asked.set(other.id, other); // grows while it is walked
    }
  }
  return [...asked.values()];
}

const tiersOf = (set: CriteriaSetView): SetTier[] =>
  indicatorsOf(set).flatMap(({ law }) => (law?.measured.kind === 'tier' ? law.measured.tiers : []));

function unitOf({ id, kind, states }: CommuneOfWorld, { region }: WorldRows, on: string): JudgedUnit {
  const state = states?.find(({ fromOn, toOn }) => (fromOn ?? on) <= on && on <= (toOn ?? on));
  return { id, level: 'commune', kind: state?.kind ?? kind, place: { region, zones: null, group: null } };
}

const idOf = ({ unitId, criteriaSet, indicator, version }: SaidFigure): string =>
  `${unitId}/${criteriaSet}/${indicator}/${version}`;

/** A figure that counts has a value. */
function factOf(figure: SaidFigure): IndicatorFact {
  const { indicator, value, asOf, source } = figure;
  if (!value) throw new Error('A figure that is taken back counts for nothing');
  return { id: idOf(figure), indicator, value, asOf, source };
}

function decisionOf(row: SaidDecision): PersonsDecision {
  const { id, met, recordedBy: decidedBy, asOf: on, reason, evidence } = row;
  if (met === null) throw new Error('A decision that is taken back counts for nothing');
  return { id, of: decidedOf(row), met, decidedBy, on, reason, evidence };
}

/**
 * What a report or the commune itself says of criteria as a whole; of one that nobody spoke of, nothing. The commune's
 * own word is a statement like another: it decides what figures and persons leave open, and shows whose word it is.
 */
function statementsOf(assessment: SaidAssessment | undefined): CriterionStatement[] {
  if (!assessment) return [];
  const { id, version, asOf, source, results } = assessment;
  return results.flatMap(({ criterion, state }): CriterionStatement[] =>
    state === 'noData'
      ? []
      : [
          {
            ...{ id: `${id}/${criterion}`, criterion, met: state === 'achieved', asOf },
            source: source ?? { document: `Tự đánh giá của xã, lần ${version}`, date: asOf, line: null },
          },
        ],
  );
}

/** A decision goes by the set of the day it was signed; of what a report states, the set is not known. */
function withSet(one: SaidRecognition, sets: readonly CriteriaSetView[]): SaidRecognition & Recognition {
  const { tier, decidedOn } = one;
  const set = decidedOn === null ? null : setInForce(sets, { level: 'commune', tier, on: decidedOn });
  return { ...one, criteriaSet: set?.id ?? null };
}

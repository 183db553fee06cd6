import type { UnitLevel } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import { CommuneGroup, Zone, type SetTier } from '@langmoi/contracts/criteria-law';
import { setInForce, type Standard } from '@langmoi/domain/criteria/in-force';
import type { JudgedUnit, Recognition, SaidOfUnit, World } from '@langmoi/domain/criteria/world';
import { indicatorsOf, type SaidFigure } from '../figure/figure.service';
import { decidedOf, type SaidDecision } from './decision';
import type { BareFigure, SaidAssessment, SaidRecognition, UnitOfWorld, WorldRows } from './judgement.repository';

/** A world of units, with the rows that its facts, statements and recognitions were made from. */
export interface KnownWorld<F extends BareFigure = BareFigure> extends World {
  /** By code, of whatever level, and the communes of them. */
  readonly units: readonly JudgedUnit[];
  readonly communes: readonly JudgedUnit[];
  readonly figureOf: (fact: IndicatorFact) => F | undefined;
  readonly assessmentOf: (statement: CriterionStatement) => SaidAssessment | undefined;
  readonly decisionRowOf: (decision: PersonsDecision) => SaidDecision | undefined;
  readonly recognitionOf: (unit: JudgedUnit, tier: SetTier) => (SaidRecognition & Recognition) | null;
}

/** What is known of units on a day. Below a commune there is no unit. Pure. */
export function worldOf<F extends BareFigure>(
  rows: WorldRows<F>,
  { on, sets }: Pick<World, 'on' | 'sets'>,
): KnownWorld<F> {
  const figures = new Map(rows.figures.map(({ unitId, criteriaSet, said }) => [`${unitId} ${criteriaSet}`, said]));
  let figuresById: ReadonlyMap<string, F> | undefined; // outcomes alone need none
  const assessments = new Map(rows.assessments.map((one) => [`${one.unitId} ${one.criteriaSet}`, one]));
  const assessmentsById = new Map(rows.assessments.map((one) => [one.id, one]));
  const decisions = Map.groupBy(rows.decisions, ({ unitId, criteriaSet }) => `${unitId} ${criteriaSet}`);
  const decisionsById = new Map(rows.decisions.map((one) => [one.id, one]));
  const said = new Map<string, SaidOfUnit>();
  const belows = new Map<string, readonly JudgedUnit[]>();
  const units = new Map(rows.units.map((one) => [one.id, unitOf(one, rows, on)]));
  const parents = new Map(rows.units.map(({ id, parentId }) => [id, units.get(parentId ?? '')]));
  const recognitions = new Map(
    rows.recognitions.map((one) => [`${one.unitId} ${one.tier}`, withSet(one, units.get(one.unitId), sets)]),
  );
  const undated = new Set(rows.undated.map(({ unitId, tier }) => `${unitId} ${tier}`));
  const recognitionOf: KnownWorld['recognitionOf'] = ({ id }, tier) => recognitions.get(`${id} ${tier}`) ?? null;
  return {
    ...{ on, sets, recognitionOf, recognition: recognitionOf, units: [...units.values()] },
    knowsSince: ({ id }, tier) => !undated.has(`${id} ${tier}`),
    communes: [...units.values()].filter(({ level }) => level === 'commune'),
    below({ id, level }, kinds) {
      if (level === 'commune') return null;
      const key = `${id} ${kinds.join()}`;
      const isBelow = (one: JudgedUnit): boolean => {
        const above = parents.get(one.id);
        return above !== undefined && (above.id === id || isBelow(above));
      };
      const known = belows.get(key) ?? [...units.values()].filter((one) => kinds.includes(one.kind) && isBelow(one));
      belows.set(key, known);
      return known;
    },
    said({ id }, set) {
      const key = `${id} ${set.id}`;
      const known = said.get(key) ?? {
        facts: (figures.get(key) ?? []).map(factOf),
        statements: statementsOf(assessments.get(key), set.level),
        decisions: (decisions.get(key) ?? []).map(decisionOf),
      };
      said.set(key, known);
      return known;
    },
    decisionRowOf: ({ id }) => decisionsById.get(id),
    figureOf({ id }) {
      figuresById ??= new Map([...figures.values()].flat().map((figure) => [idOf(figure), figure]));
      return figuresById.get(id);
    },
    assessmentOf: ({ id }) => assessmentsById.get(id.split('/')[0] ?? ''),
  };
}

/** The sets that a judgement by one of them may ask: itself, and those in force for the tiers that it refers to. Pure. */
export function setsAskedBy(set: CriteriaSetView, sets: readonly CriteriaSetView[], on: string): CriteriaSetView[] {
  const asked = new Map([[set.id, set]]);
  for (const one of asked.values()) {
    for (const standard of standardsOf(one)) {
      const other = setInForce(sets, { ...standard, on });
      if (other && !asked.has(other.id)) asked.set(other.id, other); // grows while it is walked
    }
  }
  return [...asked.values()];
}

/** Tiers of the units themselves, or of units below. */
const standardsOf = (set: CriteriaSetView): Omit<Standard, 'on'>[] =>
  indicatorsOf(set).flatMap(({ law }) => {
    if (law?.measured.kind !== 'tier' && law?.measured.kind !== 'below') return [];
    const level = law.measured.kind === 'below' ? law.measured.level : set.level;
    return law.measured.tiers.map((tier) => ({ level, tier }));
  });

/**
 * Which zones a unit is in is known as far as somebody said so: of others that nobody named, nothing is. Groups of
 * communes are told as zones; of them a unit has one at a time, the last that was said.
 */
function unitOf(
  { id, level, kind, zones }: UnitOfWorld,
  { region }: Pick<WorldRows, 'region'>,
  on: string,
): JudgedUnit {
  const said = (zones ?? []).filter(({ fromOn, toOn }) => (fromOn ?? on) <= on && on <= (toOn ?? on));
  const inZones = Zone.options.filter((zone) => said.some((one) => one.zone === zone));
  const group =
    CommuneGroup.safeParse(said.findLast(({ zone }) => zone.startsWith('group'))?.zone.slice(5)).data ?? null;
  return { id, level, kind, place: { region, zones: null, inZones, group } };
}

const idOf = ({ unitId, criteriaSet, indicator, version }: BareFigure): string =>
  `${unitId}/${criteriaSet}/${indicator}/${version}`;

/** A figure that counts has a value. Of a bare one the paper is not told. */
function factOf(figure: BareFigure & Partial<Pick<SaidFigure, 'source'>>): IndicatorFact {
  const { indicator, value, asOf, source = null } = figure;
  if (!value) throw new Error('A figure that is taken back counts for nothing');
  return { id: idOf(figure), indicator, value, asOf, source };
}

function decisionOf(row: SaidDecision): PersonsDecision {
  const { id, met, recordedBy: decidedBy, asOf: on, reason, evidence } = row;
  if (met === null) throw new Error('A decision that is taken back counts for nothing');
  return { id, of: decidedOf(row), met, decidedBy, on, reason, evidence };
}

/** A unit as it is named where it speaks of itself. */
const selves: Readonly<Record<UnitLevel, string>> = { commune: 'xã', district: 'huyện', province: 'tỉnh' };

/**
 * What a report or the unit itself says of criteria as a whole; of one that nobody spoke of, nothing. The unit's own word
 * is a statement like another: it decides what figures and persons leave open, and shows whose word it is.
 */
function statementsOf(assessment: SaidAssessment | undefined, level: UnitLevel): CriterionStatement[] {
  if (!assessment) return [];
  const { id, version, asOf, source, results } = assessment;
  return results.flatMap(({ criterion, state }): CriterionStatement[] =>
    state === 'noData'
      ? []
      : [
          {
            ...{ id: `${id}/${criterion}`, criterion, met: state === 'achieved', asOf },
            source: source ?? { document: `Tự đánh giá của ${selves[level]}, lần ${version}`, date: asOf, line: null },
          },
        ],
  );
}

/** A decision goes by the set of the day it was signed; of what a report states, the set is not known. */
function withSet(
  one: SaidRecognition,
  unit: JudgedUnit | undefined,
  sets: readonly CriteriaSetView[],
): SaidRecognition & Recognition {
  const { tier, decidedOn } = one;
  const set = unit && decidedOn !== null ? setInForce(sets, { level: unit.level, tier, on: decidedOn }) : null;
  return { ...one, criteriaSet: set?.id ?? null };
}

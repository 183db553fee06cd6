import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorLaw, ThresholdRule } from '@langmoi/contracts/criteria-law';
import type { JudgedUnit, Recognition, SaidOfUnit, World } from '../src/criteria/world';

const law = { document: 'Quyết định 1/QĐ-TTg', date: '2016-01-01', article: null };

export const aRule = (value: string | null, more: Partial<ThresholdRule> = {}): ThresholdRule => ({
  ...{ setBy: 'national', operator: '>=', value, law, fromOn: null, toOn: null, confidence: 'read' },
  ...more,
});

export const aLaw = (measured: IndicatorLaw['measured'], more: Partial<IndicatorLaw> = {}): IndicatorLaw => ({
  ...{ measured, ifAny: false, onlyFor: [], thresholds: [], nationwide: null },
  ...more,
});

/** Asks what its law says; a yes or no, and a reference to a tier, ask yes. */
export function anIndicator(code: string, of: IndicatorLaw | null, more: Partial<IndicatorView> = {}): IndicatorView {
  const isYesNo = of === null || of.measured.kind === 'yesNo' || of.measured.kind === 'tier';
  return {
    ...{ code, title: { vi: code, en: code }, unit: null, confidence: 'read' },
    ...{ operator: isYesNo ? 'bool' : '>=', threshold: null, ...(of && { law: of }), ...more },
  };
}

export const aSet = (id: string, more: Partial<CriteriaSetView> = {}): CriteriaSetView => ({
  ...{ id, version: 1, title: { vi: id, en: id }, period: '2016-2020', legalBasis: law.document, confidence: 'read' },
  ...{ criteria: [], tier: 'NTM', level: 'commune', issuer: 'national', law, effective: { fromOn: null, toOn: null } },
  ...{ declared: { criteria: null, indicators: null }, known: 'indicators', conditions: [], groups: [], decisions: [] },
  ...more,
});

/** Criteria numbered from one, each with these indicators. */
export const criteriaOf = (...indicators: IndicatorView[][]): CriteriaSetView['criteria'] =>
  indicators.map((own, index) => ({
    ...{ no: index + 1, title: null, group: null, confidence: 'read', leads: [], indicators: own },
  }));

export const aJudged = (id: string, more: Partial<JudgedUnit> = {}): JudgedUnit => ({
  ...{ id, level: 'commune', kind: 'commune', place: { region: 'ĐBSCL', zones: [], group: null } },
  ...more,
});

/** What is known of units, each thing by the unit's id and, where it has one, the set's or the tier. */
export interface Scene {
  readonly sets: readonly CriteriaSetView[];
  readonly under?: Readonly<Record<string, readonly JudgedUnit[]>>;
  readonly said?: Readonly<Record<string, Partial<SaidOfUnit>>>;
  readonly recognised?: Readonly<Record<string, Recognition>>;
  /** Recognised since a day that nobody knows: `c NTM`. */
  readonly undated?: readonly string[];
}

export function aWorld(
  { sets, under = {}, said = {}, recognised = {}, undated = [] }: Scene,
  on = '2020-07-01',
): World {
  return {
    on,
    sets,
    below: ({ id }, kinds) => under[id]?.filter(({ kind }) => kinds.includes(kind)) ?? null,
    said: ({ id }, set) => ({ facts: [], statements: [], decisions: [], ...said[`${id} ${set.id}`] }),
    recognition: ({ id }, tier) => recognised[`${id} ${tier}`] ?? null,
    knowsSince: ({ id }, tier) => !undated.includes(`${id} ${tier}`),
  };
}

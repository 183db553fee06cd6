import type { CriteriaSetView, CriterionView, IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorKind, LawReference, ThresholdRule } from '@langmoi/contracts/criteria-law';
import type { AddedIndicator, ProvinceRule, SetDraft } from '@langmoi/contracts/set-proposals';

/** The set with what a province drafted, in its version and by the code of the province; null where that is not known. */
export interface Becoming {
  readonly version: number;
  readonly province: string | null;
}

/** Stands for a decision that has no number yet. */
const unsigned: LawReference = { document: 'Dự thảo', date: null, article: null };

/**
 * The set as it will be: the frame, and what the province asks beside it. The frame's own words, rules and order stay.
 * Pure.
 */
export function draftedSet(frame: CriteriaSetView, draft: SetDraft, { version, province }: Becoming): CriteriaSetView {
  const decision = draft.decision ?? unsigned;
  const filled = (one: IndicatorView): IndicatorView => {
    const rules = draft.indicators.find(({ code }) => code === one.code)?.rules ?? [];
    return rules.length === 0 ? one : withRules(one, rules, decision);
  };
  return {
    ...frame,
    version,
    effective: { ...frame.effective, fromOn: draft.fromOn ?? frame.effective.fromOn },
    conditions: frame.conditions.map(filled),
    criteria: [...frame.criteria, ...addedCriteria(frame, draft)].map((criterion) => ({
      ...criterion,
      title: criterion.title ?? draft.titles.find((one) => one.criterion === criterion.no)?.title ?? null,
      indicators: [
        ...criterion.indicators.map(filled),
        ...draft.added
          .filter((one) => one.criterion === criterion.no)
          .map((one) => withRules(asLeftOpen(one), one.rules, decision)),
      ],
    })),
    decisions: [
      ...frame.decisions,
      ...lawsOf(draft, decision).map((law) => ({ province, law, isContentKnown: true, source: null })),
    ],
  };
}

/**
 * What a version holds beside the frame, as a draft that says it again, each rule with the decision that laid it down.
 * Pure.
 */
export function copiedDraft(frame: CriteriaSetView, base: CriteriaSetView): SetDraft {
  const ofFrame = new Map(indicatorsOf(frame).map((one) => [one.code, one]));
  const own = ({ code, law }: IndicatorView): ProvinceRule[] => {
    const known = new Set(ofFrame.get(code)?.law?.thresholds.map(wordsOf));
    return (law?.thresholds ?? []).filter((rule) => !known.has(wordsOf(rule))).flatMap(asEarlier);
  };
  const untitled = new Set(frame.criteria.filter(({ title }) => title === null).map(({ no }) => no));
  const beside = base.criteria.flatMap(({ no, title, group }) =>
    title && !frame.criteria.some((known) => known.no === no) ? [{ no, title, group }] : [],
  );
  return {
    decision: null,
    fromOn: null,
    titles: base.criteria.flatMap(({ no, title }) => (title && untitled.has(no) ? [{ criterion: no, title }] : [])),
    ...(beside.length > 0 && { criteria: beside }),
    indicators: indicatorsOf(base)
      .filter(({ code }) => ofFrame.has(code))
      .map((one) => ({ code: one.code, rules: own(one) }))
      .filter(({ rules }) => rules.length > 0),
    added: base.criteria.flatMap((criterion) => addedOf(criterion, ofFrame, own)),
  };
}

/** Criteria that a draft adds, as if the frame knew nothing of them but their title. */
export const addedCriteria = (
  { criteria }: Pick<CriteriaSetView, 'criteria'>,
  draft: Pick<SetDraft, 'criteria'>,
): CriterionView[] =>
  (draft.criteria ?? [])
    .filter(({ no }) => !criteria.some((known) => known.no === no))
    .map((one) => ({ ...one, confidence: 'read', leads: [], indicators: [] }));

/** The conditions of a set and the indicators of its criteria. */
export const indicatorsOf = ({ conditions, criteria }: Pick<CriteriaSetView, 'conditions' | 'criteria'>) => [
  ...conditions,
  ...criteria.flatMap(({ indicators }) => indicators),
];

/** An added indicator as if the frame left it to the province. */
export const asLeftOpen = ({ code, title, unit, measured, ifAny }: AddedIndicator): IndicatorView => ({
  ...{ code, title, unit, operator: 'province', threshold: null, confidence: 'read' },
  law: { measured: kindOf(measured), ifAny, onlyFor: [], thresholds: [], nationwide: null },
});

const kindOf = (measured: AddedIndicator['measured']): IndicatorKind =>
  measured.kind === 'ratio' ? measured : { kind: measured.kind };

/** The rule as it will stand in the set. */
export function ruleOf({ article, earlier, ...rule }: ProvinceRule, decision: LawReference): ThresholdRule {
  return { ...rule, law: earlier ?? { ...decision, article: article ?? decision.article } };
}

function withRules(one: IndicatorView, rules: readonly ProvinceRule[], decision: LawReference): IndicatorView {
  if (!one.law) return one;
  const laid = rules.map((rule) => ruleOf(rule, decision));
  const law = { ...one.law, thresholds: [...one.law.thresholds, ...laid] };
  if (law.measured.kind === 'yesNo') return { ...one, operator: 'bool', threshold: true, law };
  const general = laid.find((rule) => rule.setBy === 'province' && isGeneral(rule));
  if (general?.value) return { ...one, operator: general.operator, threshold: Number(general.value), law };
  const [first] = laid;
  return first && one.operator === 'province' ? { ...one, operator: first.operator, law } : { ...one, law };
}

/** Of a province all of one region, so that the region tells nothing apart. */
const isGeneral = ({ part, zones, group, year }: ThresholdRule): boolean =>
  (part ?? 'whole') === 'whole' && zones === undefined && group === undefined && year === undefined;

/** Every decision of the province that a rule goes back to, and the drafted one. */
function lawsOf({ indicators, added }: SetDraft, decision: LawReference): LawReference[] {
  const earlier = [...indicators, ...added].flatMap(({ rules }) => rules.flatMap((rule) => rule.earlier ?? []));
  const laws = [...earlier, decision].map((law) => ({ ...law, article: null }));
  return laws.filter((law, at) => laws.findIndex((one) => wordsOf(one) === wordsOf(law)) === at);
}

function asEarlier(rule: ThresholdRule): ProvinceRule[] {
  const { law, setBy, value, note, ...rest } = rule;
  if (setBy === 'national' || value === null) return [];
  return [{ ...rest, setBy, value, article: law.article, earlier: law, ...(note !== undefined && { note }) }];
}

function addedOf(
  { no, indicators }: CriterionView,
  ofFrame: ReadonlyMap<string, IndicatorView>,
  own: (one: IndicatorView) => ProvinceRule[],
): AddedIndicator[] {
  return indicators.flatMap((one): AddedIndicator[] => {
    const { code, title, unit, law } = one;
    const measured = law && measuredOf(law.measured);
    if (ofFrame.has(code) || !law || !measured) return [];
    return [{ criterion: no, code, title, unit, measured, ifAny: law.ifAny, rules: own(one) }];
  });
}

const addedKinds = ['yesNo', 'bothSexes', 'amount', 'count', 'absence'] as const;

/** As a province may add it; null for what it may not. */
function measuredOf(measured: IndicatorKind): AddedIndicator['measured'] | null {
  if (measured.kind === 'ratio') return measured.per === 100 ? { kind: 'ratio', per: 100 } : null;
  const kind = addedKinds.find((one) => one === measured.kind);
  return kind ? { kind } : null;
}

/** The same words for things that say the same, in whatever order their fields stand: columns of jsonb reorder them. */
export const wordsOf = (thing: object): string =>
  JSON.stringify(thing, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

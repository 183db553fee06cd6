import type { Text } from '@langmoi/contracts/common';
import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorKind, LawReference, ThresholdRule } from '@langmoi/contracts/criteria-law';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { InputError } from '@langmoi/contracts/problem';
import type { ProvinceRule, SetDraft } from '@langmoi/contracts/set-proposals';
import { addDays } from '../deadlines';
import { comparedSets } from './comparison';
import { compare, exact } from './exact';
import { daysOf, type SetHead } from './in-force';
import { addedCriteria, asLeftOpen, draftedSet, indicatorsOf, ruleOf, wordsOf } from './set-draft';
import { asksAsMuch, askedUnder, type AskedAt } from './threshold';

/** What a draft is held against. */
export interface DraftGround {
  readonly frame: CriteriaSetView;
  /** The version that it was copied from. */
  readonly base: CriteriaSetView;
  /** Every version of the set. */
  readonly versions: readonly SetHead[];
  /** YYYY-MM-DD in the province. */
  readonly today: string;
}

/** What stands in the way, at its place in the draft, in words for whoever amends it. */
export interface DraftFault extends InputError {
  readonly detail: Text;
}

/**
 * Everything that stands in the way of submitting a draft, each at its place in it; empty for one that may become a
 * version. A province fills what the frame leaves open and asks more than it; it asks less in a stated exception alone.
 * Pure.
 */
export function faultsOfDraft(ground: DraftGround, draft: SetDraft): DraftFault[] {
  return [
    ...decisionFaults(ground, draft),
    ...titleFaults(ground, draft),
    ...criterionFaults(ground, draft),
    ...draft.indicators.flatMap((one, at) => filledFaults(ground, draft, at).map(within(`/indicators/${at}`))),
    ...draft.added.flatMap((one, at) => addedFaults(ground, draft, at).map(within(`/added/${at}`))),
    ...when(saysNothing(ground, draft), '', inputTexts.nothingOtherwise),
  ];
}

const when = (is: boolean, pointer: string, detail: Text): DraftFault[] => (is ? [{ pointer, detail }] : []);
const within =
  (place: string) =>
  ({ pointer, detail }: DraftFault): DraftFault => ({ pointer: place + pointer, detail });

function saysNothing({ frame, base }: DraftGround, draft: SetDraft): boolean {
  const { conditions, criteria } = comparedSets(
    base,
    draftedSet(frame, draft, { version: base.version, province: '' }),
  );
  return conditions.length === 0 && criteria.length === 0;
}

function decisionFaults({ base, versions, today }: DraftGround, { decision, fromOn }: SetDraft): DraftFault[] {
  const signed = decision?.date ?? null;
  const { to } = daysOf(base);
  return [
    ...when(decision === null, '/decision/document', inputTexts.decisionNeeded),
    ...when(decision !== null && signed === null, '/decision/date', inputTexts.decisionNeeded),
    ...when(signed !== null && signed > today, '/decision/date', inputTexts.dateInFuture),
    ...(fromOn === null
      ? [{ pointer: '/fromOn', detail: inputTexts.firstDayNeeded }]
      : [
          ...when(versions.some(isKept(fromOn, today)), '/fromOn', inputTexts.afterVersion),
          ...when(signed !== null && fromOn < signed, '/fromOn', inputTexts.effectiveBeforeSigned),
          ...when(fromOn > to, '/fromOn', inputTexts.dayOutside),
        ]),
  ];
}

/** Whether a version would lose days that are its own: one that is not in use yet may be succeeded from its first. */
const isKept = (fromOn: string, today: string) => (version: SetHead) => {
  const { from } = daysOf(version);
  return from <= today ? fromOn <= from : fromOn < from;
};

function titleFaults({ frame }: DraftGround, { titles }: SetDraft): DraftFault[] {
  return titles.flatMap(({ criterion }, at) => {
    const known = frame.criteria.find(({ no }) => no === criterion);
    const place = `/titles/${at}/criterion`;
    if (!known) return [{ pointer: place, detail: inputTexts.criterionUnknown }];
    const first = titles.findIndex((one) => one.criterion === criterion);
    return [
      ...when(first < at, place, inputTexts.criterionAbove),
      ...when(known.title !== null, place, inputTexts.frameTells),
    ];
  });
}

/** Numbers go on from the frame's last, so that nobody's figures change their place. */
function criterionFaults({ frame }: DraftGround, { criteria = [] }: SetDraft): DraftFault[] {
  const last = Math.max(0, ...frame.criteria.map(({ no }) => no));
  return criteria.flatMap(({ no }, at) => when(no !== last + at + 1, `/criteria/${at}/no`, inputTexts.criterionNext));
}

function filledFaults(ground: DraftGround, draft: SetDraft, at: number): DraftFault[] {
  const { code, rules } = draft.indicators[at] ?? { code: '', rules: [] };
  const indicator = indicatorsOf(ground.frame).find((one) => one.code === code);
  if (!indicator) return [{ pointer: '/code', detail: inputTexts.indicatorNotOfSet }];
  const first = draft.indicators.findIndex((one) => one.code === code);
  if (first < at) return [{ pointer: '/code', detail: inputTexts.indicatorTwice }];
  if (!hasThreshold(indicator)) return when(rules.length > 0, '/code', inputTexts.nothingToTighten);
  return rulesFaults(ground, draft, { indicator, rules });
}

/** What the frame leaves to the province has one to lay down, a yes or no too: what it means. */
const hasThreshold = ({ law, operator }: IndicatorView): boolean =>
  law !== undefined && law.measured.kind !== 'tier' && (law.measured.kind !== 'yesNo' || operator === 'province');

function addedFaults(ground: DraftGround, draft: SetDraft, at: number): DraftFault[] {
  const added = draft.added[at];
  if (!added) return [];
  const { criterion, code, rules } = added;
  const criteria = [...ground.frame.criteria, ...addedCriteria(ground.frame, draft)];
  const isTaken =
    indicatorsOf(ground.frame).some((one) => one.code === code) ||
    draft.added.findIndex((one) => one.code === code) < at;
  return [
    ...when(!criteria.some(({ no }) => no === criterion), '/criterion', inputTexts.criterionUnknown),
    ...when(isTaken, '/code', inputTexts.indicatorTwice),
    ...when(rules.length === 0, '/rules', inputTexts.ruleMissing),
    ...rulesFaults(ground, draft, { indicator: asLeftOpen(added), rules }),
  ];
}

interface Laid {
  readonly indicator: IndicatorView;
  readonly rules: readonly ProvinceRule[];
}

function rulesFaults(ground: DraftGround, draft: SetDraft, { indicator, rules }: Laid): DraftFault[] {
  const decision = draft.decision ?? { document: '', date: null, article: null };
  return rules.flatMap((rule, at) => {
    const isAbove = rules.findIndex((one) => placeOf(one) === placeOf(rule)) < at;
    const faults = [
      ...when(isAbove, '', inputTexts.ruleAbove),
      ...lawFaults(ground, rule, { indicator, decision }),
      ...dayFaults(ground, draft, rule),
      ...valueFaults(indicator, rule),
      ...exceptionFaults(rule),
    ];
    if (faults.length > 0) return faults.map(within(`/rules/${at}`));
    const laid = rules.map((one) => ruleOf(one, decision));
    return otherRulesFaults(ground, ruleOf(rule, decision), { indicator, draft, laid }).map(within(`/rules/${at}`));
  });
}

/** Of whom and when a rule asks: two that ask the same of the same contradict each other or repeat themselves. */
const placeOf = ({ setBy, part = 'whole', region, zones, group, year, fromOn }: ProvinceRule): string =>
  JSON.stringify([setBy, part, region, zones && [...zones].sort(), group, year, fromOn]);

function lawFaults(
  { base }: DraftGround,
  rule: ProvinceRule,
  { indicator, decision }: { indicator: IndicatorView; decision: LawReference },
): DraftFault[] {
  if (!rule.earlier) return when((rule.article ?? decision.article) === null, '/article', inputTexts.articleNeeded);
  const before = indicatorsOf(base).find(({ code }) => code === indicator.code)?.law?.thresholds ?? [];
  const stands = wordsOf(ruleOf(rule, decision));
  return when(!before.some((one) => wordsOf(one) === stands), '/earlier', inputTexts.earlierOtherwise);
}

function dayFaults({ base }: DraftGround, draft: SetDraft, { year, fromOn, toOn }: ProvinceRule): DraftFault[] {
  const { from, to } = daysOf({ ...base, effective: { ...base.effective, fromOn: draft.fromOn } });
  const outside = (day: string | null) => day !== null && (day < from || day > to);
  const [first, last] = base.period.split('-').map(Number);
  return [
    ...when(year !== undefined && (year < (first ?? 0) || year > (last ?? 0)), '/year', inputTexts.yearOutside),
    ...when(outside(fromOn), '/fromOn', inputTexts.dayOutside),
    ...when(outside(toOn), '/toOn', inputTexts.dayOutside),
    ...when(fromOn !== null && toOn !== null && toOn < fromOn, '/toOn', inputTexts.endsBeforeBegins),
  ];
}

const shares: readonly IndicatorKind['kind'][] = ['bothSexes', 'ofWhich', 'below'];

function valueFaults({ law }: IndicatorView, rule: ProvinceRule): DraftFault[] {
  const measured = law?.measured ?? { kind: 'yesNo' };
  if (measured.kind === 'yesNo') return yesFaults(rule);
  const figure = exact(rule.value);
  const isShare = shares.includes(measured.kind) || (measured.kind === 'ratio' && measured.per === 100);
  const isAbove = isShare && compare(figure, { part: 100n, of: 1n }) > 0;
  const isCounted = measured.kind === 'count' || measured.kind === 'absence';
  return [
    ...when(isOfNoPart(rule, measured), '/part', inputTexts.noSuchPart),
    ...when(figure.part < 0n, '/value', isShare ? inputTexts.shareAbove100 : inputTexts.thresholdBelow0),
    ...when(isAbove, '/value', inputTexts.shareAbove100),
    ...when(isCounted && /\.\d*[1-9]/.test(rule.value), '/value', inputTexts.thresholdNotWhole),
  ];
}

const isOfNoPart = ({ part }: ProvinceRule, { kind }: IndicatorKind): boolean => part === 'ofWhich' && kind !== part;

const yesFaults = ({ operator, value, note }: ProvinceRule): DraftFault[] => [
  ...when(operator !== '=' || value !== '1', '/value', inputTexts.asksYes),
  ...when(note === undefined, '/note', inputTexts.yesMeansNeeded),
];

function exceptionFaults({ setBy, zones, group, year, note }: ProvinceRule): DraftFault[] {
  if (setBy !== 'exception') return [];
  const isOfAll = zones === undefined && group === undefined && year === undefined;
  return [
    ...when(isOfAll, '/zones', inputTexts.exceptionOfWhom),
    ...when(note === undefined, '/note', inputTexts.exceptionReason),
  ];
}

interface Beside {
  readonly indicator: IndicatorView;
  readonly draft: SetDraft;
  /** The rules of the draft for the indicator. */
  readonly laid: readonly ThresholdRule[];
}

/** A rule against the others of the draft and against what the nation asks, wherever and whenever it holds. */
function otherRulesFaults(
  { base }: DraftGround,
  rule: ThresholdRule,
  { indicator: { law }, draft, laid }: Beside,
): DraftFault[] {
  if (!law || law.measured.kind === 'yesNo') return [];
  const national = law.thresholds.filter(({ setBy }) => setBy === 'national');
  const version = daysOf({ ...base, effective: { ...base.effective, fromOn: draft.fromOn } });
  const days = daysToLookAt(rule, [...national, ...laid], version);
  const asked = (rules: readonly ThresholdRule[]) =>
    days.flatMap((on) => askedUnder(rule, rules, { on, part: rule.part ?? 'whole' }));
  if (asked(laid).some(({ because }) => because === 'rulesDisagree'))
    return [{ pointer: '', detail: inputTexts.rulesContradict }];
  if (rule.setBy === 'exception') return [];
  const loosened = asked(national).find((one) => one.rule && !asksAsMuch(rule, one.rule));
  if (!loosened?.rule) return [];
  if (loosened.rule.operator[0] !== rule.operator[0])
    return [{ pointer: '/operator', detail: inputTexts.otherDirection }];
  return [{ pointer: '/value', detail: looser(loosened) }];
}

/** The first day on which a rule holds, and those of its days on which what others ask may change. */
function daysToLookAt(
  { year, fromOn, toOn }: ThresholdRule,
  others: readonly ThresholdRule[],
  { from, to }: { from: string; to: string },
): string[] {
  const first = [fromOn, year === undefined ? null : `${year}-01-01`, from].flatMap((day) => day ?? []).sort();
  const last = [toOn, year === undefined ? null : `${year}-12-31`, to].flatMap((day) => day ?? []).sort();
  const [begins, ends] = [first.at(-1) ?? from, last[0] ?? to];
  const turns = others.flatMap((one) => [
    one.fromOn,
    one.toOn && addDays(one.toOn, 1),
    ...(one.year === undefined ? [] : [`${one.year}-01-01`, `${one.year + 1}-01-01`]),
  ]);
  return [begins, ...turns.flatMap((day) => (day !== null && begins < day && day <= ends ? [day] : []))];
}

const signs = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' } as const;

function looser({ rule, place }: AskedAt): Text {
  if (!rule) throw new Error('Nothing is looser than what is not asked');
  const asked = `${signs[rule.operator]} ${rule.value ?? ''}`;
  const where = place.region === null ? '' : ` (${place.region})`;
  const text = [rule.law.document, rule.law.article].filter(Boolean).join(', ');
  return {
    vi: `Thấp hơn khung quốc gia: ${text} yêu cầu ${asked.replace('.', ',')}${where}. Tỉnh chỉ được yêu cầu cao hơn; muốn thấp hơn phải là ngoại lệ có căn cứ.`,
    en: `Less than the national frame: ${text} asks ${asked}${where}. A province may ask more; less only as an exception with its reason.`,
  };
}

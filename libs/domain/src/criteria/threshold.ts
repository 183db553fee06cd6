import { CommuneGroup, Region, type Comparison, type ThresholdRule, type Zone } from '@langmoi/contracts/criteria-law';
import { compare, exact, type Exact } from './exact';

/** What a unit's thresholds go by; null where it is not known of the unit. */
export interface Place {
  readonly region: Region | null;
  readonly zones: readonly Zone[] | null;
  /** Where not all zones are known: those that it is known to be in. */
  readonly inZones?: readonly Zone[];
  readonly group: CommuneGroup | null;
}

/** The day (YYYY-MM-DD) for which, and the place of which something is asked. */
export interface AskedOf {
  readonly place: Place;
  readonly on: string;
  readonly part?: 'whole' | 'ofWhich';
}

/**
 * What is asked. `rule` is null where none can be named; where it is named with a null value, that very rule is not known.
 * `outranked` are the others that hold for the unit on the day.
 */
export interface Asked {
  readonly rule: ThresholdRule | null;
  readonly because: 'applies' | 'valueNotKnown' | 'noRule' | 'placeNotKnown' | 'rulesDisagree';
  readonly outranked: readonly ThresholdRule[];
}

/**
 * The threshold for a unit on a day. An exception goes before all; a province's rule fills the national one, and of both
 * the stricter counts: a province can ask more and never less. Within each, the rule with more conditions goes first, of
 * equal ones the one that began last. Nothing is guessed: rules that contradict leave it open, and so does a place that is
 * not known, unless the same is asked whatever it is.
 */
export function thresholdFor(rules: readonly ThresholdRule[], { place, on, part = 'whole' }: AskedOf): Asked {
  const ofDay = rules.filter((rule) => (rule.part ?? 'whole') === part && isOnDay(rule, on));
  const known = answers.get(rules) ?? new Map<string, Asked>();
  answers.set(rules, known);
  const name = `${ofDay.map((rule) => rules.indexOf(rule)).join()} ${placeName(place)}`;
  const found = known.get(name) ?? askedOf(place, ofDay);
  known.set(name, found);
  return found;
}

/** What rules were found to ask, by which of them hold on a day and by place: law does not change, and places are few. */
const answers = new WeakMap<readonly ThresholdRule[], Map<string, Asked>>();

/** Equal for places of which the same is known. Pure. */
export const placeName = ({ region, group, zones, inZones = [] }: Place): string =>
  [region, group, zones ? [...zones].sort() : `? ${[...inZones].sort().join()}`].join(' ');

function askedOf(place: Place, ofDay: readonly ThresholdRule[]): Asked {
  const [first, ...others] = placesOf(place, ofDay).map((one) => askedAt(one, ofDay));
  if (!first) throw new Error('Every place is somewhere');
  if (others.every((asked) => isSame(asked, first))) return first;
  return { rule: null, because: 'placeNotKnown', outranked: ofDay };
}

/** Whether a figure passes what is asked. */
export function passes(figure: Exact, operator: Comparison, value: Exact): boolean {
  const order = compare(figure, value);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
  }
}

/** A place, and what is asked there. */
export interface AskedAt extends Asked {
  readonly place: Place;
}

/** What rules ask on a day wherever another rule holds, place by place as far as they tell places apart. */
export function askedUnder(
  rule: ThresholdRule,
  rules: readonly ThresholdRule[],
  { on, part }: Required<Omit<AskedOf, 'place'>>,
): AskedAt[] {
  const ofDay = rules.filter((one) => (one.part ?? 'whole') === part && isOnDay(one, on));
  return placesOf({ region: null, zones: null, group: null }, [...ofDay, rule])
    .filter((place) => holdsAt(rule, place))
    .map((place) => ({ place, ...askedAt(place, ofDay) }));
}

/** Whether whoever passes a rule passes another; a figure that is not known asks nothing, and is below nothing. */
export function asksAsMuch(rule: ThresholdRule, than: ThresholdRule): boolean {
  if (rule.value === null || than.value === null) return than.value === null;
  if (rule.operator[0] !== than.operator[0]) return false;
  const order = compare(exact(rule.value), exact(than.value));
  if (order === 0) return than.operator.length === 2 || rule.operator === than.operator;
  return than.operator !== '=' && order > 0 === (than.operator[0] === '>');
}

/** A place of which all is known that rules ask; null is another region or group than any rule names. */
interface KnownPlace extends Place {
  readonly zones: readonly Zone[];
}

/** All that a place can be, as far as the rules can tell. */
function placesOf(place: Place, rules: readonly ThresholdRule[]): KnownPlace[] {
  const named = <T>(values: readonly (T | undefined)[]) => [...new Set(values)].filter((value) => value !== undefined);
  const orOther = <T>(values: T[], count: number): (T | null)[] => (values.length < count ? [...values, null] : values);
  const ofRules = named(rules.map((rule) => rule.region));
  const regions = place.region ? [place.region] : orOther(ofRules, Region.options.length);
  const groups = place.group
    ? [place.group]
    : orOther(named(rules.map((rule) => rule.group)), CommuneGroup.options.length);
  const others = subsetsOf(named(rules.flatMap((rule) => rule.zones ?? [])));
  const zones = place.zones ? [place.zones] : others.map((of) => [...new Set([...(place.inZones ?? []), ...of])]);
  return regions.flatMap((region) => groups.flatMap((group) => zones.map((of) => ({ region, group, zones: of }))));
}

const subsetsOf = <T>(values: readonly T[]): T[][] =>
  values.reduce<T[][]>((all, value) => [...all, ...all.map((subset) => [...subset, value])], [[]]);

function askedAt(place: KnownPlace, ofDay: readonly ThresholdRule[]): Asked {
  const rules = ofDay.filter((rule) => holdsAt(rule, place));
  if (rules.length === 0) return { rule: null, because: 'noRule', outranked: [] };
  const chosen = highest(rules);
  if (chosen === 'disagree') return { rule: null, because: 'rulesDisagree', outranked: rules };
  const outranked = rules.filter((rule) => rule !== chosen);
  return { rule: chosen, because: chosen.value === null ? 'valueNotKnown' : 'applies', outranked };
}

const isOnDay = ({ year, fromOn, toOn }: ThresholdRule, on: string): boolean =>
  (year === undefined || String(year) === on.slice(0, 4)) && (fromOn ?? on) <= on && on <= (toOn ?? on);

const holdsAt = ({ region, group, zones }: ThresholdRule, place: KnownPlace): boolean =>
  (region === undefined || region === place.region) &&
  (group === undefined || group === place.group) &&
  (zones === undefined || zones.some((zone) => place.zones.includes(zone)));

function isSame(a: Asked, b: Asked): boolean {
  return a.rule && b.rule ? asksTheSame(a.rule, b.rule) : a.because === b.because;
}

function highest(rules: readonly ThresholdRule[]): ThresholdRule | 'disagree' {
  const of = (setBy: ThresholdRule['setBy']) => foremost(rules.filter((rule) => rule.setBy === setBy));
  const [exception, province, national] = [of('exception'), of('province'), of('national')];
  if (exception) return exception;
  if (province === 'disagree' || national === 'disagree') return 'disagree';
  if (!province || !national) return province ?? national ?? 'disagree';
  if (province.value === null || national.value === null) return province;
  return stricter(province, national);
}

/** The foremost of one layer's rules. */
function foremost(rules: readonly ThresholdRule[]): ThresholdRule | 'disagree' | null {
  const most = Math.max(...rules.map(conditionsOf));
  const special = rules.filter((rule) => conditionsOf(rule) === most);
  const began = special.map(({ fromOn }) => fromOn ?? '').sort();
  const [first, ...others] = special.filter(({ fromOn }) => (fromOn ?? '') === began.at(-1));
  if (!first) return null;
  return others.every((rule) => asksTheSame(rule, first)) ? first : 'disagree';
}

const conditionsOf = ({ region, zones, group, year }: ThresholdRule): number =>
  [region, zones, group, year].filter((condition) => condition !== undefined).length;

function asksTheSame(a: ThresholdRule, b: ThresholdRule): boolean {
  if (a.operator !== b.operator) return false;
  return a.value === null || b.value === null ? a.value === b.value : compare(exact(a.value), exact(b.value)) === 0;
}

/** The stricter of two rules with figures; they cannot be compared unless they look the same way. */
function stricter(province: ThresholdRule, national: ThresholdRule): ThresholdRule | 'disagree' {
  const [theirs, ours] = [province.value, national.value].map((value) => exact(value ?? ''));
  if (!theirs || !ours || province.operator[0] !== national.operator[0]) return 'disagree';
  const order = compare(theirs, ours);
  if (order === 0) return national.operator.length === 1 ? national : province;
  if (province.operator === '=') return 'disagree';
  return order > 0 === (province.operator[0] === '>') ? province : national;
}

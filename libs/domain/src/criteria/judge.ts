import type { CriteriaSetView, CriterionView, IndicatorView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw, SetTier } from '@langmoi/contracts/criteria-law';
import { exact, times, type Exact } from './exact';
import { faultsOf, figuresOf, type Figure } from './fact';
import { setInForce } from './in-force';
import {
  allOf,
  holds,
  type Because,
  type Comparing,
  type CriterionJudgement,
  type IndicatorJudgement,
  type Judgement,
  type Outcome,
  type Standing,
} from './judgement';
import { passes, placeName, thresholdFor, type Asked, type Place } from './threshold';
import type { JudgedUnit, World } from './world';

/**
 * Judges a unit by a set on the world's day: what can be computed is computed and never overruled; what figures and law
 * leave open is decided by a person with evidence, else of a criterion by what a report says of it, else it stays open.
 * Pure; each unit is judged once by each set, however many refer to it.
 */
export function judge(world: World, unit: JudgedUnit, set: CriteriaSetView): Judgement {
  return new Judging(world).judge(unit, set);
}

/** Judges units of one world by sets. */
export type Judge = (unit: JudgedUnit, set: CriteriaSetView) => Judgement;

/** What a judge of a world that is little different has found out. */
export interface Found {
  readonly judge: Judge;
  /** Whether what is different touches nothing that the judgement of a unit hangs on. */
  readonly holdsOf: (unit: JudgedUnit) => boolean;
}

/** A judge of one world, for whoever asks of many units: each of them is judged once by each set, however often asked. */
export function judging(world: World, found?: Found): Judge {
  const judged = new Judging(world, found);
  return (unit, set) => judged.judge(unit, set);
}

type Reason = Pick<IndicatorJudgement, 'outcome' | 'because'> &
  Partial<Pick<IndicatorJudgement, 'faults' | 'comparings' | 'standings'>>;

/** What an indicator is judged by. */
interface Ground {
  readonly unit: JudgedUnit;
  readonly set: CriteriaSetView;
  readonly indicator: IndicatorView;
  readonly law: IndicatorLaw;
}

/** What was said of a unit by a set, by what it is said of. */
interface Said {
  readonly facts: ReadonlyMap<string, IndicatorFact>;
  readonly statements: readonly CriterionStatement[];
  readonly decisions: readonly PersonsDecision[];
}

/** What is asked at a place, by the rules that ask it. */
type AskedThere = Readonly<Record<'whole' | 'ofWhich', Map<IndicatorLaw['thresholds'], Asked>>>;

class Judging {
  private readonly known = new Map<string, Judgement>();
  private readonly open = new Set<string>();
  private readonly places = new Map<Place | string, AskedThere>();
  private readonly inForce = new Map<string, CriteriaSetView | null>();

  constructor(
    private readonly world: World,
    private readonly found?: Found,
  ) {}

  judge(unit: JudgedUnit, set: CriteriaSetView): Judgement {
    const key = `${unit.id} ${set.id}`;
    const known = this.known.get(key);
    if (known) return known;
    const judgement = this.found?.holdsOf(unit) ? this.found.judge(unit, set) : this.judged(unit, set, key);
    this.known.set(key, judgement);
    return judgement;
  }

  private judged(unit: JudgedUnit, set: CriteriaSetView, key: string): Judgement {
    const { facts, ...others } = this.world.said(unit, set);
    const said = { ...others, facts: new Map(facts.map((fact) => [fact.indicator, fact])) };
    this.open.add(key);
    const conditions = set.conditions.map((one) => this.indicator(unit, set, said, one));
    const criteria = set.criteria.map((one) => this.criterion(unit, set, said, one));
    this.open.delete(key);
    const outcomes = [...conditions, ...criteria].map(({ outcome }) => outcome);
    const isKnown = criteria.length > 0;
    return {
      ...{ unit, on: this.world.on, conditions, criteria, because: isKnown ? 'parts' : 'criteriaNotKnown' },
      set: { id: set.id, version: set.version, tier: set.tier, law: set.law },
      outcome: allOf(isKnown ? outcomes : [...outcomes, 'unknown']),
      metCount: criteria.filter(({ outcome }) => holds(outcome)).length,
    };
  }

  private criterion(
    unit: JudgedUnit,
    set: CriteriaSetView,
    said: Said,
    { no, indicators: asked }: CriterionView,
  ): CriterionJudgement {
    const indicators = asked.map((one) => this.indicator(unit, set, said, one));
    const decision = said.decisions.find(({ of }) => of === no) ?? null;
    const statement = said.statements.find(({ criterion }) => criterion === no) ?? null;
    const computed = allOf(asked.length > 0 ? indicators.map(({ outcome }) => outcome) : ['unknown']);
    const rest = { no, indicators, decision, statement };
    if (computed !== 'unknown') return { ...rest, outcome: computed, because: 'parts' };
    if (decision) return { ...rest, outcome: outcomeOf(decision.met), because: 'decided' };
    if (statement) return { ...rest, outcome: outcomeOf(statement.met), because: 'stated' };
    return { ...rest, outcome: 'unknown', because: asked.length > 0 ? 'parts' : 'indicatorsNotKnown' };
  }

  private indicator(unit: JudgedUnit, set: CriteriaSetView, said: Said, indicator: IndicatorView): IndicatorJudgement {
    const fact = said.facts.get(indicator.code) ?? null;
    const decision = said.decisions.find(({ of }) => of === indicator.code) ?? null;
    const computed = this.reasonOf(unit, set, indicator, fact);
    const rest = { code: indicator.code, fact, decision };
    const { faults = [], comparings = [], standings = [] } = computed;
    return { ...rest, faults, comparings, standings, ...decidedBy(decision, computed) };
  }

  private reasonOf(
    unit: JudgedUnit,
    set: CriteriaSetView,
    indicator: IndicatorView,
    fact: IndicatorFact | null,
  ): Reason {
    const { law } = indicator;
    if (!law) return { outcome: 'unknown', because: 'ruleNotKnown' };
    const { onlyFor, measured } = law;
    if (onlyFor.length > 0 && !onlyFor.includes(unit.kind))
      return { outcome: 'notApplicable', because: 'notAskedOfKind' };
    const ground: Ground = { unit, set, indicator, law };
    if (measured.kind === 'tier') return this.ofTier(ground, measured);
    if (measured.kind === 'below') return this.ofBelow(ground, measured);
    if (!fact) return { outcome: 'unknown', because: 'noFact' };
    const faults = faultsOf(law, fact.value);
    if (faults.length > 0) return { outcome: 'unknown', because: 'faultyFact', faults };
    if (fact.value.kind === 'none') return { outcome: 'notApplicable', because: 'none' };
    const comparings = figuresOf(measured, fact.value).map((figure) => this.compared(ground, figure));
    return summed(comparings, indicator);
  }

  private ofTier({ unit }: Ground, measured: Reference): Reason {
    const standing = this.bestOf(unit, measured);
    return { outcome: standing.outcome, because: standingReason(standing), standings: [standing] };
  }

  /** The share of units below that stand for a tier. What is open of some may leave the whole decided. */
  private ofBelow(ground: Ground, measured: Below): Reason {
    const units = this.world.below(ground.unit, measured.kinds);
    if (!units) return { outcome: 'unknown', because: 'unitsNotKnown' };
    if (units.length === 0) return { outcome: 'unknown', because: 'nothingToMeasure' };
    const standings = units.map((unit) => this.bestOf(unit, measured));
    const count = (wanted: (outcome: Outcome) => boolean) => standings.filter(({ outcome }) => wanted(outcome)).length;
    const share = (met: number): Figure => ({
      part: 'whole',
      value: { part: BigInt(met) * 100n, of: BigInt(units.length) },
    });
    const [certain, open] = [count(holds), count((outcome) => outcome === 'unknown')];
    const least = this.compared(ground, share(certain));
    const others = Array.from({ length: open }, (_, more) => this.compared(ground, share(certain + more + 1)));
    const isDecided = others.every(({ outcome }) => outcome === least.outcome);
    const { outcome, because } = summed([isDecided ? least : { ...least, outcome: 'unknown' }], ground.indicator);
    const isOfParts = because === 'measured' || !isDecided;
    return { outcome, because: isOfParts ? 'parts' : because, comparings: [{ ...least, outcome }], standings };
  }

  /** Of several tiers the one that the unit stands best for. */
  private bestOf(unit: JudgedUnit, { tiers, held }: Reference): Standing {
    const standings = tiers.map((tier) => this.standing(unit, tier, held));
    const [first] = [...standings].sort((a, b) => rank(a.outcome) - rank(b.outcome));
    if (!first) throw new Error('A reference names at least one tier');
    return first;
  }

  private standing(unit: JudgedUnit, tier: SetTier, held: Reference['held']): Standing {
    const recognition = this.world.recognition(unit, tier);
    const set = this.setOf(unit, tier);
    const found = { unit, tier, recognition, judgement: null };
    const isByThisSet = !set || recognition?.criteriaSet === set.id;
    if (recognition && (held === 'recognised' || isByThisSet))
      return { ...found, outcome: 'met', because: 'recognised' };
    if (held === 'recognised') return { ...found, ...this.notRecognised(unit, tier) };
    if (!set) return { ...found, outcome: 'unknown', because: 'noSet' };
    if (this.open.has(`${unit.id} ${set.id}`)) return { ...found, outcome: 'unknown', because: 'circular' };
    const judgement = this.judge(unit, set);
    return { ...found, judgement, outcome: judgement.outcome, because: 'judged' };
  }

  private notRecognised(unit: JudgedUnit, tier: SetTier): Pick<Standing, 'outcome' | 'because'> {
    const isKnown = this.world.knowsSince?.(unit, tier) ?? true;
    return isKnown ? { outcome: 'notMet', because: 'notRecognised' } : { outcome: 'unknown', because: 'dayNotKnown' };
  }

  private compared(ground: Ground, { part, value: figure }: Figure): Comparing {
    const { unit, indicator, law } = ground;
    if (indicator.operator === 'bool') return isYes(part, figure);
    const asked = this.asked(law, unit, part);
    const value = asked.rule?.value ? this.meant(exact(asked.rule.value), ground) : null;
    const operator = asked.rule?.operator ?? null;
    const outcome = value && figure && operator ? outcomeOf(passes(figure, operator, value)) : 'unknown';
    return { part, figure, asked, operator, value, outcome };
  }

  /** The set that a unit is judged by for a tier; of units of a level it is the same. */
  private setOf({ level }: JudgedUnit, tier: SetTier): CriteriaSetView | null {
    const key = `${level} ${tier}`;
    const known = this.inForce.get(key);
    if (known !== undefined) return known;
    const set = setInForce(this.world.sets, { level, tier, on: this.world.on });
    this.inForce.set(key, set);
    return set;
  }

  /** Of places alike the same is asked, so it is looked for once. */
  private asked({ thresholds }: IndicatorLaw, { place }: JudgedUnit, of: Figure['part']): Asked {
    const part = of === 'ofWhich' ? of : 'whole';
    const known = this.askedAt(place)[part];
    const asked = known.get(thresholds) ?? thresholdFor(thresholds, { place, on: this.world.on, part });
    known.set(thresholds, asked);
    return asked;
  }

  private askedAt(place: Place): AskedThere {
    const known = this.places.get(place);
    if (known) return known;
    const name = placeName(place);
    const alike = this.places.get(name) ?? { whole: new Map(), ofWhich: new Map() };
    this.places.set(place, alike).set(name, alike);
    return alike;
  }

  /** What a threshold means as a figure: of a share above another tier's threshold, that much more than it; else itself. */
  private meant(value: Exact, { unit, law: { measured } }: Ground): Exact | null {
    if (measured.kind !== 'aboveTier') return value;
    const set = this.setOf(unit, measured.tier);
    const base = set?.criteria.flatMap(({ indicators }) => indicators).find(({ code }) => code === measured.indicator);
    const rule = base?.law && this.asked(base.law, unit, 'whole').rule;
    if (!rule || rule.value === null) return null;
    return times(exact(rule.value), { part: 100n * value.of + value.part, of: 100n * value.of });
  }
}

type Reference = Extract<IndicatorLaw['measured'], { kind: 'tier' | 'below' }>;
type Below = Extract<Reference, { kind: 'below' }>;

const outcomeOf = (isMet: boolean): Outcome => (isMet ? 'met' : 'notMet');
const rank = (outcome: Outcome): number => (holds(outcome) ? 0 : outcome === 'unknown' ? 1 : 2);

/** What is asked of a yes or no is yes. */
function isYes(part: Figure['part'], figure: Exact | null): Comparing {
  const outcome = figure ? outcomeOf(figure.part > 0n) : 'unknown';
  return { part, figure, asked: null, operator: null, value: null, outcome };
}

/** All parts together, and of what is open why. */
function summed(comparings: readonly Comparing[], { operator }: IndicatorView): Reason {
  const outcome = allOf(comparings.map((one) => one.outcome));
  const open = outcome === 'unknown' && comparings.find((one) => one.outcome === 'unknown');
  return { outcome, comparings, because: open ? openBecause(open, operator) : 'measured' };
}

function openBecause({ figure, asked, value }: Comparing, operator: IndicatorView['operator']): Because {
  if (asked?.because === 'noRule' && operator === 'province') return 'leftToProvince';
  if (asked && asked.because !== 'applies') return asked.because;
  return figure && !value ? 'valueNotKnown' : 'nothingToMeasure';
}

/** A person decides where it is open, and nowhere else. */
function decidedBy(decision: PersonsDecision | null, computed: Reason): Pick<Reason, 'outcome' | 'because'> {
  const { outcome, because } = computed;
  if (!decision || outcome !== 'unknown') return { outcome, because };
  return { outcome: outcomeOf(decision.met), because: 'decided' };
}

const standingReason = ({ because }: Standing): Because =>
  because === 'noSet' || because === 'circular' ? because : 'parts';

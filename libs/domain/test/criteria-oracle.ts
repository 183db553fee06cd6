import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw, SetTier, ThresholdRule } from '@langmoi/contracts/criteria-law';
import type { JudgedUnit, SaidOfUnit, World } from '../src/criteria/world';

/**
 * An evaluator for comparison, that shares nothing with the one under test. It knows only yes and no: everything that is
 * open it takes once for no and once for yes, and an outcome is known if both say the same. That is exact because no rule
 * of a set asks that something be not met; shares of units below must therefore be asked with ">=" or ">".
 */
export function slowly(world: World, unit: JudgedUnit, set: CriteriaSetView) {
  const guessed = (of: (guess: Guess) => boolean) => {
    const known = settled(world, of);
    return known === null ? 'unknown' : known ? 'met' : 'notMet';
  };
  const own = new Guess(world, true).of(unit, set);
  return {
    outcome: guessed((guess) => guess.whole(unit, set)),
    conditions: set.conditions.map((one) => guessed((guess) => guess.indicator(own, one))),
    criteria: set.criteria.map((one) => ({
      outcome: guessed((guess) => guess.criterion(own, one)),
      indicators: one.indicators.map((each) => guessed((guess) => guess.indicator(own, each))),
    })),
  };
}

/** What both guesses say; null if they differ. */
function settled(world: World, of: (guess: Guess) => boolean): boolean | null {
  const [low, high] = [of(new Guess(world, false)), of(new Guess(world, true))];
  return low === high ? low : null;
}

interface Own {
  readonly unit: JudgedUnit;
  readonly said: SaidOfUnit;
}

/** A world in which all that is open is `hope`. */
class Guess {
  constructor(
    private readonly world: World,
    private readonly hope: boolean,
  ) {}

  of(unit: JudgedUnit, set: CriteriaSetView): Own {
    return { unit, said: this.world.said(unit, set) };
  }

  whole(unit: JudgedUnit, set: CriteriaSetView): boolean {
    const own = this.of(unit, set);
    if (set.criteria.length === 0 && !this.hope) return false;
    return (
      set.conditions.every((one) => this.indicator(own, one)) && set.criteria.every((one) => this.criterion(own, one))
    );
  }

  criterion(own: Own, { no, indicators }: CriteriaSetView['criteria'][number]): boolean {
    const known =
      indicators.length === 0
        ? null
        : settled(this.world, (guess) => indicators.every((one) => guess.indicator(own, one)));
    if (known !== null) return known;
    const decided =
      own.said.decisions.find(({ of }) => of === no) ?? own.said.statements.find((one) => one.criterion === no);
    return decided ? decided.met : this.hope;
  }

  indicator(own: Own, one: IndicatorView): boolean {
    const known = settled(this.world, (guess) => guess.figure(own, one));
    return known ?? own.said.decisions.find(({ of }) => of === one.code)?.met ?? this.hope;
  }

  private figure({ unit, said }: Own, one: IndicatorView): boolean {
    const { law, code } = one;
    if (!law) return this.hope;
    if (law.onlyFor.length > 0 && !law.onlyFor.some((kind) => kind === unit.kind)) return true;
    const { measured } = law;
    if (measured.kind === 'tier') return measured.tiers.some((tier) => this.stands(unit, tier, measured.held));
    const whole = ask(this.world, unit, law.thresholds, 'whole');
    if (measured.kind === 'below') return this.below(unit, measured, whole);
    const value = said.facts.find((fact) => fact.indicator === code)?.value;
    if (!value || isWrong(law, value)) return this.hope;
    if (value.kind === 'none') return true;
    const part = ask(this.world, unit, law.thresholds, 'ofWhich');
    return this.numbers(one, value, { unit, whole, part });
  }

  private below(unit: JudgedUnit, measured: Below, asked: Ask | null): boolean {
    const units = this.world.below(unit, measured.kinds) ?? [];
    const met = units.filter((one) => measured.tiers.some((tier) => this.stands(one, tier, measured.held))).length;
    return this.beats([BigInt(met) * 100n, BigInt(units.length)], asked);
  }

  private numbers(one: IndicatorView, value: MeasuredValue, { unit, whole, part }: Asks): boolean {
    if (value.kind === 'yesNo' && one.operator === 'bool') return value.yes;
    const measured = one.law?.measured;
    const asked = measured?.kind === 'aboveTier' ? this.above(unit, measured, whole) : whole;
    const ofSecond = value.kind === 'ofWhich' ? part : asked;
    const perOne = measured?.kind === 'ratio' && measured.per === 1;
    return numbersOf(value, perOne ? 1n : 100n).every((number, index) => this.beats(number, index ? ofSecond : asked));
  }

  /** Whether `part / of` does what is asked; open where nothing is, or where there is nothing to divide by. */
  private beats([part, of]: Number, asked: Ask | null): boolean {
    if (!asked || of === 0n) return this.hope;
    const [left, right] = [part * million * asked.of, asked.value * of];
    if (left === right) return asked.operator.includes('=');
    return asked.operator.startsWith('>') ? left > right : asked.operator.startsWith('<') && left < right;
  }

  private stands(unit: JudgedUnit, tier: SetTier, held: string): boolean {
    const recognition = this.world.recognition(unit, tier);
    if (held === 'recognised') return recognition !== null;
    const set = this.inForce(unit, tier);
    if (!set) return recognition !== null || this.hope;
    return recognition?.criteriaSet === set.id || this.whole(unit, set);
  }

  private inForce({ level }: JudgedUnit, tier: SetTier): CriteriaSetView | undefined {
    return this.world.sets.find((set) => set.level === level && set.tier === tier && set.period === '2016-2020');
  }

  private above(unit: JudgedUnit, measured: Above, more: Ask | null): Ask | null {
    const all = this.inForce(unit, measured.tier)?.criteria.flatMap(({ indicators }) => indicators) ?? [];
    const rules = all.find(({ code }) => code === measured.indicator)?.law?.thresholds ?? [];
    const base = ask(this.world, unit, rules, 'whole');
    if (!more || !base) return null;
    return { operator: more.operator, value: base.value * (100n * million + more.value), of: 100n * million };
  }
}

type Number = [part: bigint, of: bigint];

function numbersOf(value: MeasuredValue, per: bigint): Number[] {
  const share = ({ numerator, denominator }: { numerator: string; denominator: string }): Number => [
    millionths(numerator) * per,
    millionths(denominator),
  ];
  switch (value.kind) {
    case 'yesNo':
      return [[value.yes ? 1n : 0n, 1n]];
    case 'ratio':
      return [share(value)];
    case 'bothSexes':
      return [share(value.women), share(value.men)];
    case 'ofWhich':
      return [share(value), share({ ...value, numerator: value.ofWhich })];
    case 'amount':
    case 'count':
      return [[millionths(value.value), million]];
    case 'none':
      return [];
  }
}

type Below = Extract<IndicatorLaw['measured'], { kind: 'below' }>;
type Above = Extract<IndicatorLaw['measured'], { kind: 'aboveTier' }>;

interface Asks {
  readonly unit: JudgedUnit;
  readonly whole: Ask | null;
  readonly part: Ask | null;
}

const million = 1_000_000n;
const millionths = (decimal: string): bigint => {
  const [whole = '', rest = ''] = decimal.split('.');
  return BigInt(whole + rest.padEnd(6, '0'));
};

interface Ask {
  readonly operator: string;
  /** In millionths of `of`. */
  readonly value: bigint;
  readonly of: bigint;
}

/** Tries every place that the unit can be in; what is asked must be the same in all of them. */
function ask(world: World, { place }: JudgedUnit, rules: readonly ThresholdRule[], part: string): Ask | null {
  const regions = place.region ? [place.region] : ['TDMNPB', 'ĐBSH', 'BTB', 'DHNTB', 'TN', 'ĐNB', 'ĐBSCL'];
  const groups = place.group ? [place.group] : ['1', '2', '3'];
  const names = ['especiallyDifficult', 'border', 'coastal', 'island'];
  const all = Array.from({ length: 16 }, (_, bits) => names.filter((__, index) => (bits >> index) & 1));
  const found = new Map<string, Ask | null>();
  for (const region of regions)
    for (const group of groups)
      for (const zones of place.zones ? [place.zones] : all) {
        const one = askAt({ region, group, zones, on: world.on }, rules, part);
        found.set(one ? `${one.operator} ${one.value}` : '', one);
      }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

interface Somewhere {
  readonly region: string;
  readonly group: string;
  readonly zones: readonly string[];
  readonly on: string;
}

const none = (value: unknown): boolean => value === undefined || value === null;

/** Every reason for which a rule may not hold somewhere. */
const against: ((rule: ThresholdRule, somewhere: Somewhere) => boolean)[] = [
  ({ region }, at) => !none(region) && region !== at.region,
  ({ group }, at) => !none(group) && group !== at.group,
  ({ zones }, at) => zones !== undefined && zones.filter((zone) => at.zones.includes(zone)).length === 0,
  ({ year }, { on }) => !none(year) && !on.startsWith(`${year}-`),
  ({ fromOn }, { on }) => fromOn !== null && fromOn > on,
  ({ toOn }, { on }) => toOn !== null && toOn < on,
];

const keyOf = ({ region, group, zones, year, fromOn }: ThresholdRule): string =>
  `${[region, group, zones, year].filter((one) => !none(one)).length} ${fromOn ?? '0000-00-00'}`;

/** Sorts the rules that hold by a long key, and takes the first of each layer; two firsts that differ are none. */
function askAt(somewhere: Somewhere, rules: readonly ThresholdRule[], part: string): Ask | null {
  const ofPart = rules.filter((rule) => (rule.part ?? 'whole') === part);
  const holding = ofPart.filter((rule) => !against.some((reason) => reason(rule, somewhere)));
  const [exceptions = [], provinces = [], nations = []] = ['exception', 'province', 'national'].map((setBy) => {
    const own = holding.filter((rule) => rule.setBy === setBy).sort((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1));
    return own.filter((rule) => own[0] && keyOf(rule) === keyOf(own[0]));
  });
  if (exceptions.length > 0) return agreed(exceptions) ? asked(exceptions[0]) : null;
  return agreed(provinces) && agreed(nations) ? between(provinces[0], nations[0]) : null;
}

const between = (province?: ThresholdRule, nation?: ThresholdRule): Ask | null =>
  province && nation ? sharper(asked(province), asked(nation)) : asked(province ?? nation);

const agreed = (of: ThresholdRule[]) => new Set(of.map(({ operator, value }) => `${operator} ${value}`)).size <= 1;
function asked(rule: ThresholdRule | undefined): Ask | null {
  if (!rule || rule.value === null) return null;
  return { operator: rule.operator, value: millionths(rule.value), of: 1n };
}

function sharper(theirs: Ask | null, ours: Ask | null): Ask | null {
  if (!theirs || !ours) return theirs;
  const way = ours.operator.charAt(0);
  if (theirs.operator.charAt(0) !== way) return null;
  if (theirs.value === ours.value) return [theirs, ours].find(({ operator }) => operator.length === 1) ?? ours;
  if (way === '=') return null;
  return (way === '>') === theirs.value > ours.value ? theirs : ours;
}

/** Values that cannot be. */
function isWrong({ measured, ifAny }: IndicatorLaw, value: MeasuredValue): boolean {
  if (value.kind === 'none') return !ifAny;
  const entered = ({ absence: 'count', aboveTier: 'amount' } as Record<string, string>)[measured.kind] ?? measured.kind;
  const isNegative = JSON.stringify(value).includes('"-');
  return entered !== value.kind || isNegative || exceeds(measured, value);
}

function exceeds(measured: IndicatorLaw['measured'], value: MeasuredValue): boolean {
  if (value.kind === 'count') return millionths(value.value) % million !== 0n;
  const isMultiple = measured.kind === 'ratio' && measured.per === 1;
  const isSecondAbove = value.kind === 'ofWhich' && millionths(value.ofWhich) > millionths(value.numerator);
  const shares = value.kind === 'ratio' || value.kind === 'bothSexes' || value.kind === 'ofWhich';
  return isSecondAbove || (shares && !isMultiple && numbersOf(value, 1n).some(([part, of]) => part > of));
}

import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { IndicatorLaw, SetTier, ThresholdRule } from '@langmoi/contracts/criteria-law';
import fc from 'fast-check';
import { valueKindOf } from '../src/criteria/fact';
import type { JudgedUnit, Recognition, SaidOfUnit } from '../src/criteria/world';
import { aJudged, aLaw, anIndicator, aRule, aSet, criteriaOf, type Scene } from './criteria-scene';

const from = <T>(...values: T[]) => fc.constantFrom(...values);
const seldom = <T>(arbitrary: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight, arbitrary });
/** Without what is undefined, as a field that is not there. */
const present = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

const aFigure = from('0', '1', '2', '10', '49.999999', '50', '62.5', '80', '100');
const aThreshold: fc.Arbitrary<ThresholdRule> = fc
  .record({
    setBy: from('national', 'national', 'province', 'exception'),
    operator: from('>=', '>=', '>=', '<=', '=', '>', '<'),
    part: seldom(from('whole', 'ofWhich')),
    region: seldom(from('ĐBSCL', 'TN')),
    zones: seldom(from<NonNullable<ThresholdRule['zones']>>(['island'], ['border', 'coastal'])),
    group: seldom(from('1', '3')),
    year: seldom(from(2020, 2019)),
    fromOn: from(null, null, '2019-01-01', '2020-12-31'),
    toOn: from(null, null, '2020-12-31'),
    value: from('0', '1', '10', '50', '62.5', '80', '100', null),
  })
  .map(({ value, ...more }) => aRule(value, present(more) as Partial<ThresholdRule>));
const threshold = (...operators: ThresholdRule['operator'][]) =>
  fc.tuple(aThreshold, from(...operators)).map(([rule, operator]) => ({ ...rule, operator }));

const held = from<'meets' | 'recognised'>('meets', 'meets', 'recognised');
const measuredHere: IndicatorLaw['measured'][] = [
  { kind: 'yesNo' },
  { kind: 'ratio', per: 100 },
  { kind: 'ratio', per: 1 },
  { kind: 'bothSexes' },
  { kind: 'ofWhich' },
  { kind: 'amount' },
  { kind: 'count' },
  { kind: 'absence' },
];
const anOwn = fc
  .record({
    measured: from(...measuredHere),
    thresholds: fc.array(aThreshold, { maxLength: 4 }),
    ifAny: fc.boolean(),
    onlyFor: from<IndicatorLaw['onlyFor']>([], [], [], ['commune'], ['town']),
  })
  .map(({ measured, ...more }) => aLaw(measured, more));
const asksTier = (...tiers: SetTier[]) => held.map((how) => aLaw({ kind: 'tier', tiers, held: how }));
const asksBelow = (level: 'commune' | 'district', tiers: SetTier[]) =>
  fc
    .record({ how: held, thresholds: fc.array(threshold('>=', '>'), { minLength: 1, maxLength: 2 }) })
    .map(({ how, thresholds }) => {
      const kinds: IndicatorLaw['onlyFor'] = level === 'commune' ? ['commune'] : ['district', 'town'];
      return aLaw({ kind: 'below', level, kinds, tiers, held: how }, { thresholds });
    });

const codes = ['dk1', '1.1', '1.2', '2', '3'];

/** A condition or none, then criteria of two indicators, of one, of one, and one whose indicators are not known. */
function aSetOf(id: string, more: Partial<CriteriaSetView>, special: fc.Arbitrary<IndicatorLaw>) {
  const law = fc.oneof({ weight: 12, arbitrary: anOwn }, { weight: 1, arbitrary: fc.constant(null) });
  return fc
    .record({
      laws: fc.tuple(special, law, law, law, fc.oneof(law, special)),
      isYesNo: fc.boolean(),
      hasCondition: fc.boolean(),
      size: from(0, 2, 3, 3, 4),
    })
    .map(({ laws, isYesNo, hasCondition, size }) => {
      const [condition, ...own] = codes.map((code, index): IndicatorView => {
        const of = laws[index] ?? null;
        const operator = of?.measured.kind === 'yesNo' && !isYesNo ? 'province' : undefined;
        return anIndicator(code, of, present({ operator }));
      });
      const [a, b, c, d] = own;
      const criteria = criteriaOf([a!, b!], [c!], [d!], []).slice(0, size);
      return aSet(id, { conditions: hasCondition ? [condition!] : [], criteria, ...more });
    });
}

const sets = fc.tuple(
  aSetOf('c-ntm', { tier: 'NTM' }, anOwn),
  aSetOf('c-advanced', { tier: 'NANG_CAO' }, asksTier('NTM')),
  aSetOf(
    'c-model',
    { tier: 'KIEU_MAU' },
    fc.oneof(
      asksTier('NANG_CAO', 'NTM'),
      fc
        .tuple(from('NTM' as const, 'NANG_CAO' as const), from('1.1', '2', '9'), fc.array(aThreshold, { maxLength: 2 }))
        .map(([tier, indicator, thresholds]) => aLaw({ kind: 'aboveTier', tier, indicator }, { thresholds })),
    ),
  ),
  aSetOf('d-ntm', { tier: 'NTM', level: 'district' }, asksBelow('commune', ['NTM'])),
  aSetOf('d-advanced', { tier: 'NANG_CAO', level: 'district' }, asksBelow('commune', ['KIEU_MAU', 'NANG_CAO'])),
  aSetOf('p-done', { tier: 'HOAN_THANH', level: 'province' }, asksBelow('district', ['NTM', 'HOAN_THANH'])),
);

const share = fc.record({ numerator: aFigure, denominator: aFigure });
const values = fc.record({
  yesNo: fc.boolean().map((yes): MeasuredValue => ({ kind: 'yesNo', yes })),
  ratio: share.map((of): MeasuredValue => ({ kind: 'ratio', ...of })),
  bothSexes: fc.tuple(share, share).map(([women, men]): MeasuredValue => ({ kind: 'bothSexes', women, men })),
  ofWhich: fc.tuple(share, aFigure).map(([of, ofWhich]): MeasuredValue => ({ kind: 'ofWhich', ...of, ofWhich })),
  amount: fc.oneof(aFigure, from('-1')).map((value): MeasuredValue => ({ kind: 'amount', value })),
  count: aFigure.map((value): MeasuredValue => ({ kind: 'count', value })),
  none: fc.constant<MeasuredValue>({ kind: 'none' }),
});
const aSaying = fc.record({
  values,
  /** Nothing said, a value of another kind, "there is none"; else a value of its kind. */
  which: fc.nat(11),
  decided: seldom(fc.boolean()),
});
const ofOneSet = fc.record({
  sayings: fc.tuple(aSaying, aSaying, aSaying, aSaying, aSaying),
  criteria: fc.tuple(
    ...[1, 2, 3, 4].map(() => fc.record({ decided: seldom(fc.boolean()), stated: seldom(fc.boolean()) })),
  ),
});

const by = { decidedBy: 'a', on: '2020-06-01', reason: 'r', evidence: ['e'] };
const asOf = '2020-06-01';

function saidOf(
  set: CriteriaSetView,
  { sayings, criteria }: typeof ofOneSet extends fc.Arbitrary<infer T> ? T : never,
) {
  const indicators = [...set.conditions, ...set.criteria.flatMap((one) => one.indicators)];
  const said: { [K in keyof SaidOfUnit]: SaidOfUnit[K][number][] } = { facts: [], statements: [], decisions: [] };
  indicators.forEach(({ code, law }, index) => {
    const { values: all, which, decided } = sayings[index % sayings.length]!;
    const kind = law && valueKindOf(law.measured);
    const value = which === 0 || !kind ? null : which === 1 ? all.ofWhich : which === 2 ? all.none : all[kind];
    if (value) said.facts.push({ id: code, indicator: code, value, asOf, source: null });
    if (decided !== undefined) said.decisions.push({ id: code, of: code, met: decided, ...by });
  });
  criteria.forEach(({ decided, stated }, index) => {
    const source = { document: 'Báo cáo', date: null, line: null };
    const [id, criterion] = [String(index), index + 1];
    if (stated !== undefined) said.statements.push({ id, criterion, met: stated, asOf, source });
    if (decided !== undefined) said.decisions.push({ id, of: criterion, met: decided, ...by });
  });
  return said;
}

const places = fc.record({
  region: from('ĐBSCL' as const, 'TN' as const, 'BTB' as const, null),
  zones: from<JudgedUnit['place']['zones']>([], ['island'], ['coastal', 'island'], null),
  group: from('1' as const, '2' as const, null),
});
const communes = ['c1', 'c2', 'c3', 'c4'];
const districts = ['d1', 'd2'];
const ids = [...communes, ...districts, 'p1'];

/** Communes, districts and a province with random sets, facts, places and recognitions; who is judged by which set. */
export const aScene = fc
  .record({
    all: sets,
    without: seldom(from('c-ntm', 'c-advanced', 'd-ntm')),
    said: fc.array(ofOneSet, { minLength: 18, maxLength: 18 }),
    at: fc.array(places, { minLength: 7, maxLength: 7 }),
    kinds: fc.tuple(from('commune' as const, 'township' as const), from('district' as const, 'town' as const)),
    under: fc.array(from('d1', 'd2', 'nowhere'), { minLength: 4, maxLength: 4 }),
    recognised: fc.array(
      fc.tuple(
        from(...ids),
        from<SetTier>('NTM', 'NANG_CAO', 'KIEU_MAU', 'HOAN_THANH'),
        from('c-ntm', 'c-advanced', 'd-ntm', 'old'),
      ),
      { maxLength: 6 },
    ),
    isUnderKnown: fc.boolean(),
  })
  .map(({ all, without, said, at, kinds, under, recognised, isUnderKnown }) => {
    const levelOf = (id: string) => (id === 'p1' ? 'province' : communes.includes(id) ? 'commune' : 'district');
    const units = ids.map((id, index): JudgedUnit => {
      const level = levelOf(id);
      const kind = id === 'c4' ? kinds[0] : id === 'd2' ? kinds[1] : level;
      return aJudged(id, { level, kind, place: at[index]! });
    });
    const known = all.filter(({ id }) => id !== without);
    const pairs = units.flatMap((unit) =>
      known.filter(({ level }) => level === unit.level).map((set) => ({ unit, set })),
    );
    const scene: Scene = {
      sets: known,
      said: Object.fromEntries(
        pairs.map(({ unit, set }, index) => [`${unit.id} ${set.id}`, saidOf(set, said[index % said.length]!)]),
      ),
      under: {
        ...Object.fromEntries(
          districts.map((id) => [id, units.filter((unit, index) => unit.level === 'commune' && under[index] === id)]),
        ),
        ...(isUnderKnown && { p1: units.filter(({ level }) => level === 'district') }),
      },
      recognised: Object.fromEntries(
        recognised.map(([id, tier, criteriaSet]): [string, Recognition] => [
          `${id} ${tier}`,
          { tier, criteriaSet, decision: 'QĐ' },
        ]),
      ),
    };
    return { scene, pairs };
  });

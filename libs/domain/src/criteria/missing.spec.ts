import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { Comparison } from '@langmoi/contracts/criteria-law';
import fc from 'fast-check';
import { aJudged, aLaw, anIndicator, aRule, aSet, aWorld, criteriaOf } from '../../test/criteria-scene';
import { aScene } from '../../test/criteria-scenes';
import { compare, rounded } from './exact';
import { judge } from './judge';
import { holds } from './judgement';
import { missingOf } from './missing';
import type { SaidOfUnit } from './world';

const commune = aJudged('c');
const fact = (indicator: string, value: MeasuredValue) => ({
  ...{ id: `f-${indicator}`, indicator, value, asOf: '2020-06-01', source: null },
});
const ratioAsked = (code: string, value: string, operator: Comparison = '>=') =>
  anIndicator(code, aLaw({ kind: 'ratio', per: 100 }, { thresholds: [aRule(value, { operator })] }));
const ratio = (numerator: string, denominator: string): MeasuredValue => ({ kind: 'ratio', numerator, denominator });
const missing = (set: ReturnType<typeof aSet>, said: Partial<SaidOfUnit>) =>
  missingOf(judge(aWorld({ sets: [set], said: { 'c s': said } }), commune, set), set);

describe('a gap', () => {
  const gapOf = (share: string, value: string, operator: Comparison) => {
    const [numerator = '', denominator = ''] = share.split('/');
    const set = aSet('s', { criteria: criteriaOf([ratioAsked('1', value, operator)]) });
    const [gap] = missing(set, { facts: [fact('1', ratio(numerator, denominator))] })[0]?.indicators[0]?.gaps ?? [];
    return gap && [rounded(gap.distance, 2), rounded(gap.relative, 4), gap.count && `${gap.count.n} ${gap.count.way}`];
  };

  it.each([
    // 65 % of 2.000 households are 1.300: 1.257 of them lack 43
    ['1257/2000', '65', '>=', ['2.15', '0.0331', '43 more']],
    ['2/3', '67', '>=', ['0.33', '0.0050', '1 more']],
    ['50/100', '50', '>', ['0.00', '0.0000', '1 more']],
    ['9/100', '5', '<=', ['4.00', '0.8000', '4 fewer']],
    ['9/100', '0', '<=', ['9.00', '1.0000', '9 fewer']],
    ['5/100', '5', '<', ['0.00', '0.0000', '1 fewer']],
    ['4/10', '50', '=', ['10.00', '0.2000', '1 more']],
    // no whole number is half of three, kilometres are no whole things, and nobody is above all
    ['1/3', '50', '=', ['16.67', '0.3333', null]],
    ['3.5/7.25', '50', '>=', ['1.72', '0.0345', null]],
    ['3/3', '100', '>', ['0.00', '0.0000', null]],
  ] as const)('of %s asked %s %s', (share, value, operator, gap) => {
    expect(gapOf(share, value, operator)).toEqual(gap);
  });

  it('is of each sex that fails, of the part of the part, and of an amount in its unit', () => {
    const set = aSet('s', {
      criteria: criteriaOf(
        [anIndicator('1', aLaw({ kind: 'bothSexes' }, { thresholds: [aRule('50')] }))],
        [anIndicator('2', aLaw({ kind: 'ofWhich' }, { thresholds: [aRule('95'), aRule('65', { part: 'ofWhich' })] }))],
        [anIndicator('3', aLaw({ kind: 'amount' }, { thresholds: [aRule('50')] }))],
        [anIndicator('4', aLaw({ kind: 'absence' }, { thresholds: [aRule('0', { operator: '=' })] }))],
      ),
    });
    const half = { numerator: '50', denominator: '100' };
    const found = missing(set, {
      facts: [
        fact('1', { kind: 'bothSexes', women: half, men: { ...half, numerator: '48' } }),
        fact('2', { kind: 'ofWhich', numerator: '95', denominator: '100', ofWhich: '60' }),
        fact('3', { kind: 'amount', value: '44.5' }),
        fact('4', { kind: 'count', value: '2' }),
      ],
    });
    const gaps = found.map(({ of, indicators }) => {
      const [gap, ...more] = indicators[0]?.gaps ?? [];
      return [of, gap?.part, rounded(gap!.distance, 1), gap?.count && Number(gap.count.n), more.length];
    });
    expect(gaps).toEqual([
      [1, 'men', '2.0', 2, 0],
      [2, 'ofWhich', '5.0', 5, 0],
      [3, 'whole', '5.5', null, 0],
      [4, 'whole', '2.0', 2, 0],
    ]);
  });
});

it('puts what is nearest first, what is no number behind, what nobody can tell last and never as nought', () => {
  const yesNo = anIndicator('3', aLaw({ kind: 'yesNo' }));
  const set = aSet('s', {
    criteria: criteriaOf(
      [ratioAsked('1', '100')], // nobody said anything
      [ratioAsked('2.1', '80'), ratioAsked('2.2', '80')], // near, and far: the far one counts
      [yesNo],
      [ratioAsked('4', '100')],
      [], // stated as a whole
      [ratioAsked('6', '50')],
    ),
  });
  const facts = [
    fact('2.1', ratio('79', '100')),
    fact('2.2', ratio('20', '100')),
    fact('3', { kind: 'yesNo', yes: false }),
    fact('4', ratio('90', '100')),
    fact('6', ratio('50', '100')),
  ];
  const source = { document: 'Báo cáo', date: null, line: null };
  const statements = [{ id: 's', criterion: 5, met: false, asOf: '2020-06-01', source }];
  const found = missing(set, { facts, statements });
  expect(found.map(({ of, way, because }) => [of, way, because])).toEqual([
    [4, 'measured', 'parts'],
    [2, 'measured', 'parts'],
    [3, 'unmeasured', 'parts'],
    [5, 'unmeasured', 'stated'],
    [1, 'open', 'parts'],
  ]);
  expect(found.map(({ farthest }) => farthest && rounded(farthest, 2))).toEqual(['0.10', '0.75', null, null, null]);
  expect(found[4]?.indicators).toMatchObject([{ code: '1', outcome: 'unknown', because: 'noFact', gaps: [] }]);
});

it('lists everything that does not hold, and nothing that does', () => {
  fc.assert(
    fc.property(aScene, ({ scene, pairs }) => {
      const world = aWorld(scene);
      for (const { unit, set } of pairs) {
        const judgement = judge(world, unit, set);
        const found = missingOf(judgement, set);
        const lacking = [
          ...judgement.conditions.map((one) => ({ of: one.code as string | number, ...one, indicators: [one] })),
          ...judgement.criteria.map((one) => ({ of: one.no as string | number, ...one })),
        ].filter(({ outcome }) => !holds(outcome));
        expect(new Set(found.map(({ of }) => of))).toEqual(new Set(lacking.map(({ of }) => of)));
        expect(found.length).toBe(lacking.length);
        for (const { of, way, farthest, indicators } of found) {
          const one = lacking.find((other) => other.of === of)!;
          expect(way === 'open').toBe(one.outcome === 'unknown');
          expect(farthest === null).toBe(way !== 'measured');
          const codes = one.indicators.filter(({ outcome }) => !holds(outcome)).map(({ code }) => code);
          expect(indicators.map(({ code }) => code)).toEqual(codes);
        }
        const measured = found.filter(({ way }) => way === 'measured').map(({ farthest }) => farthest!);
        measured.slice(1).forEach((one, at) => expect(compare(measured[at]!, one)).toBeLessThanOrEqual(0));
      }
    }),
    { numRuns: 40 },
  );
});

describe('whoever closes a gap has met what was asked', () => {
  const digits = fc.nat(400).map(String);
  const aShare = fc.tuple(fc.nat(400), fc.nat(400)).map(([a, b]) => ({
    numerator: String(Math.min(a, b)),
    denominator: String(Math.max(a, b, 1)), // of nought nothing can be measured, and so nothing closed
  }));
  const asked = fc.record({
    value: fc.constantFrom('0', '0.5', '5', '33.333333', '62.5', '90', '99.999', '100'),
    operator: fc.constantFrom<Comparison>('>=', '<=', '=', '>', '<'),
  });
  const more = (decimal: string, by: bigint) => String(BigInt(decimal) + by);

  it.each([
    ['ratio', aShare.map((of): MeasuredValue => ({ kind: 'ratio', ...of }))],
    ['bothSexes', fc.tuple(aShare, aShare).map(([women, men]): MeasuredValue => ({ kind: 'bothSexes', women, men }))],
    ['count', digits.map((value): MeasuredValue => ({ kind: 'count', value }))],
  ] as const)('by the number of things it names, and by none fewer: %s', (kind, values) => {
    const seen = { gaps: 0 };
    fc.assert(
      fc.property(values, asked, (value, { value: threshold, operator }) => {
        const measured = kind === 'ratio' ? { kind, per: 100 as const } : { kind };
        const law = aLaw(measured, { thresholds: [aRule(threshold, { operator })] });
        const set = aSet('s', { criteria: criteriaOf([anIndicator('1', law)]) });
        const gaps = missing(set, { facts: [fact('1', value)] })[0]?.indicators[0]?.gaps ?? [];
        if (gaps.length === 0 || gaps.some(({ count }) => count === null)) return;
        seen.gaps += 1;
        /** The value with the gaps closed, the first of them by so much less. */
        const closed = (less: bigint): MeasuredValue =>
          gaps.reduce((now, { part, count }, at) => {
            const n = (count!.n - (at === 0 ? less : 0n)) * (count!.way === 'more' ? 1n : -1n);
            if (now.kind === 'ratio') return { ...now, numerator: more(now.numerator, n) };
            if (now.kind === 'count') return { ...now, value: more(now.value, n) };
            if (now.kind !== 'bothSexes' || (part !== 'women' && part !== 'men')) return now;
            return { ...now, [part]: { ...now[part], numerator: more(now[part].numerator, n) } };
          }, value);
        expect(missing(set, { facts: [fact('1', closed(0n))] })).toEqual([]);
        expect(missing(set, { facts: [fact('1', closed(1n))] })[0]).toMatchObject({ of: 1, way: 'measured' });
      }),
      { numRuns: 300 },
    );
    expect(seen.gaps).toBeGreaterThan(30);
  });
});

import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { Comparison, IndicatorLaw, SetTier } from '@langmoi/contracts/criteria-law';
import { aJudged, aLaw, anIndicator, aRule, aSet, aWorld, criteriaOf, type Scene } from '../../test/criteria-scene';
import { judge, judging } from './judge';

const commune = aJudged('c');
const district = aJudged('d', { level: 'district', kind: 'district' });
const fact = (indicator: string, value: MeasuredValue) => ({
  ...{ id: `f-${indicator}`, indicator, value, asOf: '2020-06-01', source: null },
});
const decision = (of: string | number, met: boolean) => ({
  ...{ id: `d-${of}`, of, met, decidedBy: 'x', on: '2020-06-01', reason: 'đã kiểm tra', evidence: ['ảnh'] },
});
const stated = (criterion: number, met: boolean) => ({
  ...{ id: `s-${criterion}`, criterion, met, asOf: '2020-06-01' },
  source: { document: 'Báo cáo', date: null, line: null },
});
const income = anIndicator('10', aLaw({ kind: 'amount' }, { thresholds: [aRule('50')] }));
const yesNo = (code: string) => anIndicator(code, aLaw({ kind: 'yesNo' }));
const judged = (scene: Scene, unit = commune) => judge(aWorld(scene), unit, scene.sets[0]!);

it('gives the figure, the threshold it was held against, and the text that asks it', () => {
  const set = aSet('s', { criteria: criteriaOf([income]) });
  const said = { 'c s': { facts: [fact('10', { kind: 'amount', value: '50.5' })] } };
  const [criterion] = judged({ sets: [set], said }).criteria;
  expect(criterion?.indicators[0]).toMatchObject({
    ...{ outcome: 'met', because: 'measured', fact: { id: 'f-10' } },
    comparings: [{ figure: { part: 505n, of: 10n }, operator: '>=', asked: { rule: { value: '50', law: set.law } } }],
  });
});

it('needs all indicators of a criterion, and all criteria; one that fails decides what others leave open', () => {
  const set = aSet('s', { criteria: criteriaOf([yesNo('1.1'), yesNo('1.2')], [yesNo('2')]) });
  const say = (...yes: [string, boolean][]) =>
    judged({
      sets: [set],
      said: { 'c s': { facts: yes.map(([code, is]) => fact(code, { kind: 'yesNo', yes: is })) } },
    });
  expect(say(['1.1', true], ['1.2', true], ['2', true])).toMatchObject({ outcome: 'met', metCount: 2 });
  expect(say(['1.1', true], ['2', true])).toMatchObject({ outcome: 'unknown', metCount: 1 });
  expect(say(['1.1', false])).toMatchObject({
    outcome: 'notMet',
    metCount: 0,
    criteria: [{ outcome: 'notMet' }, { outcome: 'unknown' }],
  });
});

it('lets a person decide what is open and a report say it, and lets neither overrule a figure', () => {
  const open = anIndicator('1', aLaw({ kind: 'amount' }, { thresholds: [aRule(null)] }));
  const set = aSet('s', { criteria: criteriaOf([open], [], [income]) });
  const facts = [fact('1', { kind: 'amount', value: '7' }), fact('10', { kind: 'amount', value: '49' })];
  const said = {
    'c s': {
      facts,
      decisions: [decision('1', true), decision(3, true)],
      statements: [stated(2, true), stated(3, true)],
    },
  };
  const { criteria, metCount } = judged({ sets: [set], said });
  expect(criteria).toMatchObject([
    { outcome: 'met', because: 'parts', indicators: [{ because: 'decided', decision: { evidence: ['ảnh'] } }] },
    { outcome: 'met', because: 'stated' },
    { outcome: 'notMet', because: 'parts', decision: { met: true }, statement: { met: true } },
  ]);
  expect(metCount).toBe(2);
  const { criteria: alone } = judged({ sets: [set], said: { 'c s': { facts } } });
  expect(alone).toMatchObject([
    { outcome: 'unknown', indicators: [{ because: 'valueNotKnown' }] },
    { outcome: 'unknown', because: 'indicatorsNotKnown' },
    { outcome: 'notMet' },
  ]);
});

it('takes a person’s word before a report’s', () => {
  const set = aSet('s', { criteria: criteriaOf([]) });
  const said = { 'c s': { decisions: [decision(1, false)], statements: [stated(1, true)] } };
  expect(judged({ sets: [set], said }).criteria).toMatchObject([{ outcome: 'notMet', because: 'decided' }]);
});

it('asks both sexes, the part of the part, and nothing of what there is none of', () => {
  const laws: IndicatorLaw[] = [
    aLaw({ kind: 'bothSexes' }, { thresholds: [aRule('50')] }),
    aLaw({ kind: 'ofWhich' }, { thresholds: [aRule('95'), aRule('65', { part: 'ofWhich' })] }),
    aLaw({ kind: 'yesNo' }, { ifAny: true }),
    aLaw({ kind: 'absence' }, { thresholds: [aRule('0', { operator: '=' })] }),
    aLaw({ kind: 'yesNo' }, { onlyFor: ['town'] }),
  ];
  const set = aSet('s', { criteria: criteriaOf(...laws.map((of, index) => [anIndicator(String(index + 1), of)])) });
  const half = { numerator: '50', denominator: '100' };
  const facts = [
    fact('1', { kind: 'bothSexes', women: half, men: { ...half, numerator: '49' } }),
    fact('2', { kind: 'ofWhich', numerator: '95', denominator: '100', ofWhich: '64' }),
    fact('3', { kind: 'none' }),
    fact('4', { kind: 'count', value: '1' }),
  ];
  const { criteria, metCount } = judged({ sets: [set], said: { 'c s': { facts } } });
  const outcomes = criteria.map(({ outcome, indicators }) => [
    outcome,
    indicators[0]?.comparings.map((one) => one.outcome),
  ]);
  expect(outcomes).toEqual([
    ['notMet', ['met', 'notMet']],
    ['notMet', ['met', 'notMet']],
    ['notApplicable', []],
    ['notMet', ['notMet']],
    ['notApplicable', []],
  ]);
  expect(metCount).toBe(2);
});

it('leaves open what is a share of nothing, for a person to decide, and takes "there is none" for what is asked if any', () => {
  const share = aLaw({ kind: 'ratio', per: 100 }, { thresholds: [aRule('50')] });
  const sexes = aLaw({ kind: 'bothSexes' }, { thresholds: [aRule('50')] });
  const laws = [share, share, { ...share, ifAny: true }, { ...share, ifAny: true }, sexes, sexes];
  const set = aSet('s', { criteria: criteriaOf(...laws.map((of, index) => [anIndicator(String(index + 1), of)])) });
  const nothing = { numerator: '0', denominator: '0' };
  const [none, half] = [
    { ...nothing, denominator: '4' },
    { numerator: '2', denominator: '4' },
  ];
  const facts = [
    fact('1', { kind: 'ratio', ...nothing }),
    fact('2', { kind: 'ratio', ...nothing }),
    fact('3', { kind: 'ratio', ...nothing }),
    fact('4', { kind: 'none' }),
    fact('5', { kind: 'bothSexes', women: half, men: nothing }),
    fact('6', { kind: 'bothSexes', women: none, men: nothing }),
  ];
  const { criteria } = judged({ sets: [set], said: { 'c s': { facts, decisions: [decision('2', true)] } } });
  expect(criteria.map(({ indicators: [one] }) => [one?.outcome, one?.because])).toEqual([
    ['unknown', 'nothingToMeasure'],
    ['met', 'decided'],
    ['unknown', 'nothingToMeasure'],
    ['notApplicable', 'none'],
    ['unknown', 'nothingToMeasure'],
    ['notMet', 'measured'], // one sex that fails decides
  ]);
});

const needs = (...tiers: SetTier[]) => anIndicator('dk1', aLaw({ kind: 'tier', tiers, held: 'meets' }));

it('embeds the lower tier: the model tier asks the advanced one, which asks the standard, by reference', () => {
  const sets = [
    aSet('model', { tier: 'KIEU_MAU', criteria: criteriaOf([needs('NANG_CAO')]) }),
    aSet('advanced', { tier: 'NANG_CAO', conditions: [needs('NTM')], criteria: criteriaOf([yesNo('1')]) }),
    aSet('standard', { criteria: criteriaOf([income]) }),
  ];
  const yes = { 'c advanced': { facts: [fact('1', { kind: 'yesNo', yes: true })] } };
  const of = (value: string) =>
    judged({ sets, said: { ...yes, 'c standard': { facts: [fact('10', { kind: 'amount', value })] } } });
  expect(of('50').outcome).toBe('met');
  const failing = of('49');
  expect(failing.outcome).toBe('notMet');
  // down to the figure that fails two tiers below
  const advanced = failing.criteria[0]?.indicators[0]?.standings[0]?.judgement;
  const standard = advanced?.conditions[0]?.standings[0]?.judgement;
  expect(standard?.criteria[0]?.indicators[0]).toMatchObject({ outcome: 'notMet', fact: { value: { value: '49' } } });
});

it('takes a recognition by the set of the day, and asks anew where it was by an older one', () => {
  const sets = [
    aSet('advanced', { tier: 'NANG_CAO', criteria: criteriaOf([needs('NTM')]) }),
    aSet('standard', { criteria: criteriaOf([yesNo('1')]) }),
  ];
  const by = (criteriaSet: string, of = sets) =>
    judged({ sets: of, recognised: { 'c NTM': { tier: 'NTM', criteriaSet, decision: 'QĐ 1' } } });
  expect(by('standard')).toMatchObject({ outcome: 'met' });
  expect(by('older')).toMatchObject({ outcome: 'unknown' });
  // no set in force asks anything newer: the recognition stands
  expect(by('older', sets.slice(0, 1))).toMatchObject({ outcome: 'met' });
});

it('asks income above that of the advanced tier at the same time, by a share of it', () => {
  const above = aLaw({ kind: 'aboveTier', tier: 'NANG_CAO', indicator: '10' }, { thresholds: [aRule('10')] });
  const model = aSet('model', { tier: 'KIEU_MAU', criteria: criteriaOf([anIndicator('2', above)]) });
  const advanced = aSet('advanced', { tier: 'NANG_CAO', criteria: criteriaOf([income]) });
  const of = (value: string, sets = [model, advanced]) =>
    judged({ sets, said: { 'c model': { facts: [fact('2', { kind: 'amount', value })] } } }).criteria[0]?.indicators[0];
  expect([of('55')?.outcome, of('54.999999')?.outcome]).toEqual(['met', 'notMet']);
  expect(of('55', [model])).toMatchObject({ outcome: 'unknown', because: 'valueNotKnown' });
});

describe('the share of communes', () => {
  const communes = Array.from({ length: 10 }, (_, index) => aJudged(`c${index}`));
  const below = (value: string, operator: Comparison = '>='): IndicatorView =>
    anIndicator(
      'dk1',
      aLaw(
        { kind: 'below', level: 'commune', kinds: ['commune'], tiers: ['NTM'], held: 'meets' },
        { thresholds: [aRule(value, { operator })] },
      ),
    );
  const standard = aSet('standard', { criteria: criteriaOf([yesNo('1')]) });
  /** Of ten communes so many meet the standard and so many do not; of the others nothing is known. */
  const of = (indicator: IndicatorView, met: number, not: number, units = communes) => {
    const said = Object.fromEntries(
      communes
        .slice(0, met + not)
        .map(({ id }, index) => [
          `${id} standard`,
          { facts: [fact('1', { kind: 'yesNo' as const, yes: index < met })] },
        ]),
    );
    const set = aSet('district', { level: 'district', criteria: criteriaOf([indicator]) });
    return judged({ sets: [set, standard], said, under: { d: units } }, district).criteria[0]?.indicators[0];
  };

  it.each<[string, Comparison, [number, number], string]>([
    ['100', '>=', [10, 0], 'met'],
    ['100', '>=', [9, 1], 'notMet'],
    ['100', '>=', [9, 0], 'unknown'],
    // one in ten is there already, whatever the others do
    ['10', '>=', [1, 0], 'met'],
    ['50', '>=', [1, 6], 'notMet'],
    ['30', '<=', [1, 7], 'met'],
    ['30', '<=', [1, 6], 'unknown'],
    ['30', '<=', [4, 0], 'notMet'],
    // neither none nor all of the open ones would do, but some would
    ['30', '=', [2, 5], 'unknown'],
    ['30', '=', [2, 8], 'notMet'],
  ])('%s %% asked by %s, of ten %j met and not: %s', (value, operator, [met, not], outcome) => {
    expect(of(below(value, operator), met, not)?.outcome).toBe(outcome);
  });

  it('stays open while one is recognised since a day that nobody knows', () => {
    const indicator = anIndicator(
      'dk1',
      aLaw(
        { kind: 'below', level: 'commune', kinds: ['commune'], tiers: ['NTM'], held: 'recognised' },
        { thresholds: [aRule('100')] },
      ),
    );
    const set = aSet('district', { level: 'district', criteria: criteriaOf([indicator]) });
    const [last, ...others] = communes.map(({ id }) => `${id} NTM`);
    const held = { tier: 'NTM', criteriaSet: null, decision: 'QĐ 1' } as const;
    const recognised = Object.fromEntries(others.map((key) => [key, held]));
    const of = (undated: string[]) =>
      judged({ sets: [set], under: { d: communes }, recognised, undated }, district).criteria[0]?.indicators[0];
    expect(of([])).toMatchObject({ outcome: 'notMet' });
    expect(of([String(last)])).toMatchObject({
      outcome: 'unknown',
      standings: [{ because: 'dayNotKnown' }, ...others.map(() => ({ because: 'recognised' }))],
    });
  });

  it('counts no townships, and names every commune with its own judgement', () => {
    const township = aJudged('t', { kind: 'township' });
    const found = of(below('100'), 9, 1, [...communes, township]);
    expect(found?.standings.map(({ unit, outcome }) => `${unit.id} ${outcome}`).slice(-2)).toEqual([
      'c8 met',
      'c9 notMet',
    ]);
    expect(found?.standings.every(({ judgement }) => judgement?.set.id === 'standard')).toBe(true);
  });

  it('stays open where there are none, or nobody can say which', () => {
    expect(of(below('100'), 0, 0, [])).toMatchObject({ outcome: 'unknown', because: 'nothingToMeasure' });
    const set = aSet('district', { level: 'district', criteria: criteriaOf([below('100')]) });
    expect(judged({ sets: [set, standard] }, district).criteria[0]?.indicators[0]).toMatchObject({
      because: 'unitsNotKnown',
    });
  });
});

it('leaves open what asks itself, and a set whose criteria nobody knows', () => {
  const sets = [
    aSet('a', { tier: 'KIEU_MAU', criteria: criteriaOf([needs('NANG_CAO')]) }),
    aSet('b', { tier: 'NANG_CAO', criteria: criteriaOf([needs('KIEU_MAU')]) }),
  ];
  const [asking] = judged({ sets }).criteria;
  expect(asking).toMatchObject({ outcome: 'unknown' });
  const inner = asking?.indicators[0]?.standings[0]?.judgement?.criteria[0]?.indicators[0];
  expect(inner).toMatchObject({ outcome: 'unknown', because: 'circular' });
  expect(judged({ sets: [aSet('empty')] })).toMatchObject({
    outcome: 'unknown',
    because: 'criteriaNotKnown',
    metCount: 0,
  });
});

it('tells places apart by the zones that they are known to be in, also where it judges both', () => {
  const less = aRule('20', { setBy: 'exception', zones: ['border'] });
  const set = aSet('s', {
    criteria: criteriaOf([anIndicator('1', aLaw({ kind: 'amount' }, { thresholds: [aRule('50'), less] }))]),
  });
  const place = { region: 'ĐBSCL', zones: null, group: null } as const;
  const [somewhere, atBorder] = [aJudged('a', { place }), aJudged('b', { place: { ...place, inZones: ['border'] } })];
  const said = { facts: [fact('1', { kind: 'amount', value: '30' })] };
  const judgeBoth = judging(aWorld({ sets: [set], said: { 'a s': said, 'b s': said } }));
  expect([somewhere, atBorder].map((unit) => judgeBoth(unit, set).outcome)).toEqual(['unknown', 'met']);
});

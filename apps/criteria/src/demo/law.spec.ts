import type { IndicatorFact } from '@langmoi/contracts/criteria-facts';
import { judge } from '@langmoi/domain/criteria/judge';
import type { JudgedUnit, Recognition, SaidOfUnit, World } from '@langmoi/domain/criteria/world';
import { join } from 'node:path';
import { readSets } from './demo-files';
import { setsOf } from './demo-rows';

const sets = setsOf({ sets: readSets(join(__dirname, '../../../../data')), organisations: [] });
const setOf = (id: string) => sets.find((set) => set.id === id)!;

const aUnit = (id: string, more: Partial<JudgedUnit> = {}): JudgedUnit => ({
  ...{ id, level: 'commune', kind: 'commune', place: { region: 'ĐBSCL', zones: [], group: null } },
  ...more,
});
const district = aUnit('district', { level: 'district', kind: 'district' });
const communes = Array.from({ length: 12 }, (_, index) => aUnit(`commune ${index}`));

interface Said {
  readonly on: string;
  readonly said?: (unit: JudgedUnit) => Partial<SaidOfUnit>;
  readonly recognised?: (unit: JudgedUnit) => Recognition[];
}

const worldOf = ({ on, said, recognised }: Said): World => ({
  on,
  sets,
  below: () => communes,
  said: (unit) => ({ facts: [], statements: [], decisions: [], ...said?.(unit) }),
  recognition: (unit, tier) => recognised?.(unit).find((one) => one.tier === tier) ?? null,
});

const amount = (indicator: string, value: string): IndicatorFact => ({
  ...{ id: indicator, indicator, value: { kind: 'amount', value }, asOf: '2020-06-01', source: null },
});

it.each(sets.map(({ id }) => id))('%s decides nothing of a unit that nobody has said anything of', (id) => {
  const set = setOf(id);
  const unit = aUnit('u', { level: set.level, kind: set.level });
  const judgement = judge(worldOf({ on: `${set.period.slice(0, 4)}-12-31` }), unit, set);
  const asksDecisions = ['xa-ntm-kieu-mau-2018-2020', 'huyen-ntm-2016-2020'].includes(id);
  expect([judgement.outcome, judgement.metCount]).toEqual([asksDecisions ? 'notMet' : 'unknown', 0]);
  // but that a commune is not recognised which no decision recognises
  const decided = [...judgement.conditions, ...judgement.criteria].filter(({ outcome }) => outcome !== 'unknown');
  expect(decided.map((one) => ('code' in one ? (one.standings[0]?.because ?? one.because) : one.no))).toEqual([
    ...(asksDecisions ? ['notRecognised'] : []),
    ...(id === 'huyen-ntm-2016-2020' ? ['notAskedOfKind'] : []),
  ]);
});

it('counts 15 of 19 where a report names the criteria of Long Hiệp as a whole', () => {
  const source = { document: 'Báo cáo 02/BC-BCĐ', date: '2020-08-06', line: 57 };
  const statements = setOf('xa-ntm-2016-2020').criteria.map(({ no }) => ({
    ...{ id: String(no), criterion: no, met: ![1, 5, 9, 17].includes(no), asOf: '2020-08-06', source },
  }));
  const judgement = judge(
    worldOf({ on: '2020-08-06', said: () => ({ statements }) }),
    aUnit('29506'),
    setOf('xa-ntm-2016-2020'),
  );
  expect(judgement).toMatchObject({ outcome: 'notMet', metCount: 15 });
  expect(judgement.criteria[0]).toMatchObject({
    outcome: 'notMet',
    because: 'stated',
    statement: { source: { line: 57 } },
  });
});

it.each([
  ['ĐBSCL', '50', 'met'],
  ['ĐBSCL', '49.9', 'notMet'],
  ['TDMNPB', '36', 'met'],
] as const)('asks of income in %s what the decision asks there: %s is %s', (region, value, outcome) => {
  const unit = aUnit('u', { place: { region, zones: [], group: null } });
  const said = () => ({ facts: [amount('10', value)] });
  const income = judge(worldOf({ on: '2020-07-01', said }), unit, setOf('xa-ntm-2016-2020')).criteria[9]?.indicators[0];
  expect(income).toMatchObject({
    ...{ outcome, because: 'measured', fact: { id: '10' } },
    comparings: [{ asked: { rule: { region, law: { document: 'Quyết định 1980/QĐ-TTg', date: '2016-10-17' } } } }],
  });
});

it('judges no income of 2022 by a threshold that nobody has read, but by a person with evidence', () => {
  const facts = [amount('10', '56')];
  const decisions = [
    {
      id: 'd',
      of: 10,
      met: true,
      decidedBy: 'x',
      on: '2022-12-01',
      reason: 'Cục Thống kê xác nhận',
      evidence: ['văn bản'],
    },
  ];
  const judged = (said: Partial<SaidOfUnit>) =>
    judge(worldOf({ on: '2022-12-31', said: () => said }), aUnit('u'), setOf('xa-ntm-2021-2025')).criteria[9];
  expect(judged({ facts })).toMatchObject({ outcome: 'unknown', indicators: [{ because: 'valueNotKnown' }] });
  expect(judged({ facts, decisions })).toMatchObject({
    outcome: 'met',
    because: 'decided',
    decision: { evidence: ['văn bản'] },
  });
});

describe('a district of 2021-2025', () => {
  const recognisedOf = (ntm: number, advanced: number) => (unit: JudgedUnit) => {
    const index = communes.indexOf(unit);
    const by = (tier: 'NTM' | 'NANG_CAO', criteriaSet: string): Recognition => ({ tier, criteriaSet, decision: 'QĐ' });
    return [
      ...(index < ntm ? [by('NTM', 'xa-ntm-2021-2025')] : []),
      ...(index < advanced ? [by('NANG_CAO', 'xa-ntm-nang-cao-2021-2025')] : []),
    ];
  };
  const conditions = (ntm: number, advanced: number) =>
    judge(
      worldOf({ on: '2023-12-31', recognised: recognisedOf(ntm, advanced) }),
      district,
      setOf('huyen-ntm-2021-2025'),
    ).conditions;

  it('needs all its communes and one in ten of them advanced: two of twelve do, one does not', () => {
    expect(conditions(12, 2).map(({ outcome }) => outcome)).toEqual(['met', 'met', 'unknown', 'unknown']);
    // the eleven others are not judged yet: they may become advanced
    expect(conditions(12, 1)[1]).toMatchObject({
      outcome: 'unknown',
      because: 'parts',
      comparings: [{ asked: { rule: { value: '10' } } }],
    });
  });

  it('waits for the commune that is recognised by the older set alone, and says which', () => {
    const older = (unit: JudgedUnit): Recognition[] =>
      unit === communes[11]
        ? [{ tier: 'NTM', criteriaSet: 'xa-ntm-2016-2020', decision: 'QĐ cũ' }]
        : recognisedOf(11, 2)(unit);
    const [first] = judge(
      worldOf({ on: '2023-12-31', recognised: older }),
      district,
      setOf('huyen-ntm-2021-2025'),
    ).conditions;
    expect(first).toMatchObject({ outcome: 'unknown', because: 'parts' });
    const waiting = first?.standings.filter(({ outcome }) => outcome !== 'met');
    expect(waiting?.map(({ unit, because, recognition }) => [unit.id, because, recognition?.decision])).toEqual([
      ['commune 11', 'judged', 'QĐ cũ'],
    ]);
  });

  it('needs its own nine criteria beside its communes, and what only a person can say', () => {
    const set = setOf('huyen-ntm-2021-2025');
    const source = { document: 'Báo cáo của huyện', date: null, line: null };
    const outcomeWith = (metOf: (no: number) => boolean) => {
      const said: Partial<SaidOfUnit> = {
        statements: set.criteria.map(({ no }) => ({
          ...{ id: String(no), criterion: no, met: metOf(no), asOf: '2023-12-01', source },
        })),
        decisions: ['dk3', 'dk4'].map((of) => ({
          ...{ id: of, of, met: true, decidedBy: 'x', on: '2023-12-01', reason: 'có văn bản', evidence: ['văn bản'] },
        })),
      };
      const world = worldOf({
        on: '2023-12-31',
        recognised: recognisedOf(12, 2),
        said: (unit) => (unit === district ? said : {}),
      });
      const { outcome, metCount } = judge(world, district, set);
      return [outcome, metCount];
    };
    expect(outcomeWith(() => true)).toEqual(['met', 9]);
    expect(outcomeWith((no) => no !== 7)).toEqual(['notMet', 8]);
  });
});

import { aJudged, aLaw, anIndicator, aRule, aSet, aWorld, criteriaOf } from '../../test/criteria-scene';
import { figuresAlone } from './figures-alone';
import { judge } from './judge';
import { continuedIndicators, fallingShort, lostCriteria, setFollowing, worldThen } from './next-set';

const source = { document: 'Báo cáo', date: '2020-06-30', line: 1 };
const asked = (code: string, title: string, value: string) =>
  anIndicator(code, aLaw({ kind: 'amount' }, { thresholds: [aRule(value)] }), { title: { vi: title, en: title } });

/** The next set asks more of water, under another number; numbers 1 and 2 mean something else. */
const old = aSet('old', { criteria: criteriaOf([asked('1', 'Nước sạch', '50')], [asked('2', 'Điện', '90')]) });
const later = aSet('new', {
  period: '2021-2025',
  criteria: criteriaOf([asked('1', 'Cây xanh', '4')], [asked('2', 'Nước Sạch', '65')], [asked('3', 'Mạng', '1')]),
});
const amended = aSet('old', {
  ...{ version: 2, effective: { fromOn: '2020-09-01', toOn: null } },
  criteria: criteriaOf([asked('1', 'Nước sạch', '60')], [asked('2', 'Điện', '90')]),
});

const fact = (indicator: string, value: string) => ({
  ...{ id: `${indicator} ${value}`, indicator, value: { kind: 'amount' as const, value }, asOf: '2020-06-30', source },
});
const statements = [1, 2].map((criterion) => ({
  id: `${criterion}`,
  criterion,
  met: true,
  asOf: '2020-06-30',
  source,
}));
type Said = NonNullable<Parameters<typeof aWorld>[0]['said']>;
const commune = aJudged('a');
const on = '2020-07-01';

describe('the set that follows', () => {
  const standard = { level: 'commune', tier: 'NTM', on } as const;

  it('is the one that begins next, or the next version of the one in force', () => {
    expect(setFollowing([old, later], standard)).toMatchObject({ set: { id: 'new' }, fromOn: '2021-01-01' });
    expect(setFollowing([later, amended, old], standard)).toMatchObject({ set: { version: 2 }, fromOn: '2020-09-01' });
  });

  it('is unknown where none is announced, and another tier’s is none', () => {
    expect(setFollowing([old], standard)).toBeNull();
    expect(setFollowing([old, { ...later, tier: 'NANG_CAO' }], standard)).toBeNull();
  });

  it('continues an indicator by its words and its measure, never by its number alone', () => {
    expect([...continuedIndicators(old, later)]).toEqual([['2', '1']]);
    const otherwise = {
      ...later,
      criteria: criteriaOf([anIndicator('2', aLaw({ kind: 'count' }), { title: { vi: 'Nước sạch', en: '' } })]),
    };
    expect([...continuedIndicators(old, otherwise)]).toEqual([]);
    expect([...continuedIndicators(old, amended)]).toEqual([
      ['1', '1'],
      ['2', '2'],
    ]);
  });
});

describe('a commune under the set that follows', () => {
  const failing = (said: Said, to = later) =>
    fallingShort(aWorld({ sets: [old, to], said }, on), [commune], { from: old, to, fromOn: '2021-01-01' });

  it('fails what its known figure does not reach, and what nobody measured stays open', () => {
    expect(failing({ 'a old': { facts: [fact('1', '55')] } })).toMatchObject([
      { unit: commune, failing: [{ no: 2, before: 'unknown' }], met: 0, open: 2, judgement: { set: { id: 'new' } } },
    ]);
    expect(failing({ 'a old': { facts: [fact('1', '70')] } })).toEqual([]);
  });

  it('is not failed by what a report said of the older text', () => {
    const refused = statements.map((one) => ({ ...one, met: false }));
    expect(failing({ 'a old': { statements: refused } })).toEqual([]);
  });

  it('is held to a figure said by the next set itself rather than to an older one', () => {
    expect(failing({ 'a old': { facts: [fact('1', '70')] }, 'a new': { facts: [fact('2', '60')] } })).toMatchObject([
      { failing: [{ no: 2 }] },
    ]);
  });

  it('is held, by the next version of the same set, to its figures alone', () => {
    const said = { 'a old': { facts: [fact('1', '55')], statements } };
    expect(failing(said, amended)).toMatchObject([{ failing: [{ no: 1, before: 'met' }], open: 1 }]);
    const then = worldThen(aWorld({ sets: [old], said }, on), { from: old, to: amended, fromOn: '2020-09-01' });
    expect([then.on, then.said(commune, amended).statements]).toEqual(['2020-09-01', []]);
  });
});

it('loses what was met and is not met any more, and nothing that nobody speaks of now', () => {
  const judged = (said: Said) => judge(aWorld({ sets: [old], said }, on), commune, old);
  const before = judged({ 'a old': { facts: [fact('1', '55'), fact('2', '95')] } });
  expect(lostCriteria(before, judged({ 'a old': { facts: [fact('1', '40')] } }))).toEqual([
    { no: 1, before: 'met', after: 'notMet' },
  ]);
  expect(lostCriteria(before, judged({}))).toEqual([]);
  expect(lostCriteria(judged({}), before)).toEqual([]);
});

it('counts as met by figures alone nothing that only a report says', () => {
  const alone = (said: Said) => figuresAlone(judge(aWorld({ sets: [old], said }, on), commune, old));
  const [water, power] = [fact('1', '55'), fact('2', '95')];
  expect(alone({ 'a old': { facts: [water, power] } })).toBe('met');
  expect(alone({ 'a old': { facts: [water], statements } })).toBe('unknown');
  expect(alone({ 'a old': { facts: [fact('1', '1')], statements } })).toBe('notMet');
});

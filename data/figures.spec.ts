import { advanced, contradictions, figures, ntm, recognised, rounded, stated, sum, unique, type Figure } from './files';

const figure = (id: string): Figure => {
  const found = figures.find((one) => one.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};

describe('stated figures', () => {
  it('have ids of their own and print the number they hold', () => {
    expect(unique(figures.map(({ id }) => id))).toBe(figures.length);
    for (const { id, value, number } of figures)
      expect([id, Number((value.split('/')[0] ?? '').replace(',', '.'))]).toEqual([id, number]);
  });

  it('cite the report and a line of it', () => {
    for (const { source } of figures) {
      expect(source).toMatchObject({ document: 'Báo cáo 02/BC-BCĐ', date: '2020-08-06' });
      expect(source.line).toBeLessThanOrEqual(486);
    }
  });

  it('hold rates that follow from their own numerator and denominator', () => {
    const rates = figures.filter(({ unit }) => unit === 'percent');
    expect(rates.length).toBeGreaterThan(30);
    for (const { id, number, numerator, denominator } of rates)
      expect([id, rounded((100 * (numerator ?? NaN)) / (denominator ?? NaN))]).toEqual([id, number]);
  });

  it('add up in the table of districts and in the table of groups', () => {
    expect(sum(stated.districts.map(({ total }) => total.number))).toBe(stated.districtTotals.total.number);
    expect(sum(stated.districts.map(({ recognised: count }) => count.number))).toBe(57);
    expect(stated.districtTotals.recognised.number).toBe(57);
    expect(sum(stated.districts.map(({ under12 }) => under12.number))).toBe(stated.districtTotals.under12.number);
    expect(stated.groups.map(({ met }) => met)).toEqual(Array.from({ length: 20 }, (_, index) => 19 - index));
    expect(sum(stated.groups.map(({ count }) => count.number))).toBe(85);
  });

  it('agree between text and groups where they do', () => {
    const between = (low: number, high: number) =>
      sum(stated.groups.filter(({ met }) => met >= low && met <= high).map(({ count }) => count.number));
    expect(between(19, 19)).toBe(figure('met-19').number);
    expect(between(14, 18)).toBe(figure('met-14-18').number);
    expect(between(10, 13)).toBe(figure('met-10-13').number);
    expect(between(0, 9)).toBe(figure('met-below-10').number);
    expect(between(0, 11)).toBe(stated.districtTotals.under12.number);
    expect(61 + 8 + 16).toBe(85);
  });

  it('count per criterion no fewer communes than the detail already shows to lack it', () => {
    expect(stated.criteria.map(({ criterion }) => criterion)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 15, 17, 18]);
    for (const { criterion, count } of stated.criteria) {
      const lacking = ntm.filter(({ missing }) => missing.includes(criterion)).length;
      expect(lacking).toBeLessThanOrEqual(85 - count.number);
    }
  });
});

describe('contradictions', () => {
  const value = (id: string) => contradictions.find((one) => one.id === id)?.computed?.value;
  const met = (written: string) => ntm.find((one) => one.written === written)?.met ?? NaN;

  it('refer to figures that exist, at the same line', () => {
    for (const { figure: id, source } of contradictions.flatMap(({ statements }) => statements)) {
      if (id === null) continue;
      expect([id, figure(id).source.line]).toEqual([id, source.line]);
    }
  });

  it('hold what the rows really give', () => {
    const complete = ntm.filter((one) => one.met === 19);
    expect(complete.map(({ written }) => written)).toEqual(['Hàm Tân', 'Lương Hòa']);
    expect(value('nineteen-of-nineteen')).toBe(57 + complete.length);
    const four = figure('under-appraisal').names ?? [];
    expect(four).toHaveLength(figure('under-appraisal').number);
    expect(value('four-under-appraisal')).toBe(four.filter((name) => met(name) === 19).length);
    expect(value('tan-hiep')).toBe(met('Tân Hiệp'));
    expect(value('ten-of-thirteen')).toBe(ntm.filter((one) => one.met >= 14 && one.met <= 18).length);
    expect(value('groups-and-detail')).toBe(ntm.filter((one) => one.met === 14).length);
    expect(value('cang-long-mean')).toBe(
      rounded((10 * 19 + met('Huyện Hội') + met('Bình Phú') + met('Nhị Long')) / 13),
    );
    const full = advanced.filter((one) => one.met === 20).length;
    expect(full).toBe(figure('registered-advanced-met-20').number);
    expect(value('advanced-met-or-recognised')).toBe(recognised.advanced.length + full);
  });

  it('give 17,40 by the groups and 17,30 by the districts', () => {
    expect(rounded(sum(stated.groups.map((row) => row.met * row.count.number)) / 85)).toBe(figure('mean').number);
    const byDistrict = sum(stated.districts.map(({ total, mean }) => total.number * mean.number)) / 85;
    expect(value('mean')).toBe(rounded(byDistrict));
  });
});

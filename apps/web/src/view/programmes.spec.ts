import { drawnOf, figureNumber, figureText, isKnown, widthOf } from './programmes';

const nothing = { stated: null, computed: null, rehearsal: null, agrees: null, difference: null };
const stated = (value: string | null) => ({ value, asOf: '2020-06-30', source: null, readings: [] });

describe('a figure of the report', () => {
  it.each([
    ['1.257.265,3 triệu đồng', '1.257.265,3', '1,257,265.3'],
    ['-0,3 triệu đồng', '−0,3', '−0.3'],
    ['17,43%', '17,43%', '17.43%'],
    ['+0,04 điểm %', '+0,04 điểm %', '+0.04 points'],
    ['201.891', '201.891', '201,891'],
    ['-', '-', '-'],
  ])('is %s: %s in Vietnamese and %s in English', (value, vi, en) => {
    expect(figureText(value, 'vi')).toBe(vi);
    expect(figureText(value, 'en')).toBe(en);
  });

  it('is measured for its bar whatever its unit, and a dash is not zero', () => {
    expect(figureNumber('1.257.265,3 triệu đồng')).toBe(1_257_265.3);
    expect(figureNumber('65,0%')).toBe(65);
    expect(figureNumber('-')).toBeNull();
    expect(figureNumber(null)).toBeNull();
  });

  it('draws what the paper says, and what was computed where it says nothing', () => {
    const computed = { value: '75,04%', numerator: '481', denominator: '641', asOf: '', how: { vi: 'x', en: 'x' } };
    expect(drawnOf({ stated: stated('75,08%'), computed })).toBe(75.08);
    expect(drawnOf({ stated: stated(null), computed })).toBe(75.04);
    expect(drawnOf(nothing)).toBeNull();
  });

  it('is known when anybody said anything of it', () => {
    expect(isKnown(nothing)).toBe(false);
    expect(isKnown({ ...nothing, stated: stated(null) })).toBe(false);
    expect(isKnown({ ...nothing, rehearsal: { value: '5', asOf: '2020-07-01' } })).toBe(true);
  });

  it('never draws a bar beyond its whole', () => {
    expect(widthOf(50, 200)).toBe(25);
    expect(widthOf(300, 200)).toBe(100);
    expect(widthOf(null, 200)).toBe(0);
    expect(widthOf(5, 0)).toBe(0);
  });
});

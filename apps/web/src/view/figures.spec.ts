import '../i18n/later';
import '../i18n/figures';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import type { FigureView } from '@langmoi/contracts/figures';
import { disputedOf, nothingTyped, ratesText, readTyped, typedOf, valueText, type FigureTyped } from './figures';

type Law = Pick<IndicatorLaw, 'measured' | 'ifAny'>;
const ratio: Law = { measured: { kind: 'ratio', per: 100 }, ifAny: false };
const times: Law = { measured: { kind: 'ratio', per: 1 }, ifAny: false };
const sexes: Law = { measured: { kind: 'bothSexes' }, ifAny: false };
const part: Law = { measured: { kind: 'ofWhich' }, ifAny: false };
const amount: Law = { measured: { kind: 'amount' }, ifAny: false };
const absence: Law = { measured: { kind: 'absence' }, ifAny: true };
const yesNo: Law = { measured: { kind: 'yesNo' }, ifAny: false };

const typed = (numbers: FigureTyped['numbers'], more: Partial<FigureTyped> = {}) => ({
  ...nothingTyped,
  ...more,
  numbers,
});
const share = (numerator: string, denominator: string) =>
  typed({ '/numerator': numerator, '/denominator': denominator });

describe('a figure as it is typed', () => {
  it('reads Vietnamese numbers exactly and computes the rate', () => {
    const read = readTyped(ratio, share('1.187,69', '2 000'), 'vi');
    expect(read).toEqual({ value: { kind: 'ratio', numerator: '1187.69', denominator: '2000' } });
    expect(ratesText(ratio, { kind: 'ratio', numerator: '1187.69', denominator: '2000' }, 'vi')).toBe('59,38%');
    expect(readTyped(amount, typed({ '/value': '0062,50' }), 'vi')).toEqual({
      value: { kind: 'amount', value: '62.50' },
    });
  });

  it.each([
    [share('1187.69', '2000'), '/numerator', /Dấu chấm ngăn hàng nghìn/],
    [share('12', ''), '/denominator', /Cần điền/],
    [share('-1', '5'), '/numerator', /số âm/],
    [share('6', '5'), '/numerator', /Tử số không thể lớn hơn mẫu số/],
    [share('0,1234567', '5'), '/numerator', /6 chữ số lẻ/],
  ])('refuses %j at its place', (wrong, pointer, words) => {
    const read = readTyped(ratio, wrong, 'vi');
    expect(read).toEqual({ errors: [{ pointer, detail: expect.stringMatching(words) as string }] });
  });

  it('lets a multiple be more than one, and a count be whole only', () => {
    expect(readTyped(times, share('6', '5'), 'vi')).toHaveProperty('value');
    expect(readTyped(absence, typed({ '/value': '1,5' }), 'vi')).toEqual({
      errors: [{ pointer: '/value', detail: 'Phải là số nguyên' }],
    });
  });

  it('holds the part of which against the numerator, and none against "nếu có"', () => {
    const numbers = { '/numerator': '5', '/denominator': '9', '/ofWhich': '6' };
    expect(readTyped(part, typed(numbers), 'vi')).toMatchObject({ errors: [{ pointer: '/ofWhich' }] });
    expect(readTyped(absence, typed({}, { none: true }), 'vi')).toEqual({ value: { kind: 'none' } });
    expect(readTyped(ratio, typed({}, { none: true }), 'vi')).toMatchObject({ errors: [{ pointer: '/kind' }] });
  });

  it('is nothing while nothing is typed', () => {
    expect(readTyped(ratio, share(' ', ''), 'vi')).toBeNull();
    expect(readTyped(yesNo, nothingTyped, 'vi')).toBeNull();
  });

  it.each([
    [ratio, { kind: 'ratio', numerator: '1187.69', denominator: '2000' }],
    [part, { kind: 'ofWhich', numerator: '5', denominator: '9', ofWhich: '4' }],
    [
      sexes,
      { kind: 'bothSexes', women: { numerator: '1', denominator: '2' }, men: { numerator: '3', denominator: '4' } },
    ],
    [yesNo, { kind: 'yesNo', yes: false }],
    [absence, { kind: 'none' }],
  ] as const)('comes back from the value it was read into', (law, value) => {
    expect(readTyped(law, typedOf(value, 'vi'), 'vi')).toEqual({ value });
  });

  it('is shown with its rate first and its two numbers beside', () => {
    const value = { kind: 'ratio', numerator: '1187.69', denominator: '2000' } as const;
    expect(valueText(ratio, value, 'vi')).toBe('59,38% (1.187,69/2.000)');
    expect(valueText(null, value, 'vi')).toBe('1.187,69/2.000');
    expect(valueText(ratio, { ...value, denominator: '0' }, 'vi')).toContain('không tính được');
    expect(valueText(yesNo, null, 'vi')).toBe('đã rút');
    const both = {
      kind: 'bothSexes',
      women: { numerator: '1', denominator: '2' },
      men: { numerator: '3', denominator: '4' },
    } as const;
    expect(valueText(sexes, both, 'vi')).toBe('nữ 50%, nam 75% (1/2; 3/4)');
  });
});

describe('a figure that its department sees otherwise', () => {
  const version = (more: object) =>
    ({ version: 1, basis: 'entered', value: { kind: 'count', value: '5' }, ...more }) as FigureView;
  const said = version({});
  const other = version({ version: 2, basis: 'confirmed', about: 1, value: { kind: 'count', value: '4' } });

  it('stands beside what the commune said', () => {
    expect(disputedOf([other, said])).toEqual({ said, confirmed: other });
  });

  it.each([
    ['is confirmed as it is', [version({ version: 2, basis: 'confirmed', about: 1 }), said]],
    ['the commune has said anew since', [version({ version: 3 }), other, said]],
    ['nobody confirmed', [said]],
    ['nobody said', []],
  ])('does not where it %s', (_, versions) => {
    expect(disputedOf(versions)).toBeNull();
  });
});

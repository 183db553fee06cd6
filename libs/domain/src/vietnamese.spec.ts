import fc from 'fast-check';
import { byVietnamese, formatDate, formatLongDate, formatNumber, formatPercent, searchKey } from './vietnamese';

it.each([
  ['2020-06-30', '30/6/2020'],
  ['2020-08-06', '06/8/2020'],
  ['2020-01-02', '02/01/2020'],
  ['2020-12-25', '25/12/2020'],
])('writes %s as offices do', (date, written) => expect(formatDate(date)).toBe(written));

it('writes a date out for a heading', () => {
  expect(formatLongDate('2020-08-06')).toBe('ngày 06 tháng 8 năm 2020');
});

it.each([
  [1187.69, undefined, '1.187,69'],
  ['1187690000000.50', undefined, '1.187.690.000.000,50'],
  [17.4, 1, '17,4'],
  [17, 2, '17,00'],
  [-1234.5, undefined, '-1.234,5'],
  [999, undefined, '999'],
  [0, undefined, '0'],
] as const)('separates %s with points and a comma (%s decimals)', (value, decimals, written) => {
  expect(formatNumber(value, decimals)).toBe(written);
});

it('never shows a share that fell short as the threshold', () => {
  expect(formatPercent(89_999, 100_000)).toBe('89,99 %');
  expect(formatPercent(59, 85)).toBe('69,41 %');
  expect(formatPercent(1, 0)).toBe('–');
});

it.each([
  ['Đại Phước', 'dai phuoc'],
  ['  Xã   Hàm Tân ', 'xa ham tan'],
  ['Phường 1', 'phuong 1'],
  ['Long Đức - TP. Trà Vinh', 'long duc tp tra vinh'],
])('finds %s by its letters alone', (name, key) => expect(searchKey(name)).toBe(key));

it('makes the same key of composed and decomposed spellings', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => searchKey(text) === searchKey(text.normalize('NFD'))),
  );
});

it('orders names as a Vietnamese reader expects', () => {
  expect(['Đôn Xuân', 'Ấp 10', 'Dân Thành', 'Ấp 9'].sort(byVietnamese)).toEqual([
    'Ấp 9',
    'Ấp 10',
    'Dân Thành',
    'Đôn Xuân',
  ]);
});

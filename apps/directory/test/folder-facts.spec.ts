import { measured } from '../src/folder/measured';
import { changed } from './folder-files';
import { placesOf } from './folder-law';

it.each([
  ['not met', 'không đạt'],
  ['count: 1204', 'số lượng: 1.204'],
  ['mức: 45,60', 'mức: 45,6'],
  ['Nữ: 5/8; Nam: 4/7', 'nữ: 5/8; nam: 4/7'],
  ['ty le: 1 204/1260; trong do: 870', 'tỷ lệ: 1.204/1.260; trong đó: 870'],
])('reads a figure, %s, and writes it as %s', (text, canonical) => {
  const read = measured.read(text, 'số liệu');
  expect(read).toHaveProperty('value');
  if ('value' in read) expect(measured.write(read.value)).toBe(canonical);
});

/** What is done to which file, and where the fault is told. */
const wrong: [string, string, (text: string) => string, [string, number | null, string | null][]][] = [
  [
    'a criterion both missing and without data',
    'danh-gia.csv',
    (t) => t.replace('"3; 6"', '"3; 17"'),
    [['danh-gia.csv', 2, 'tiêu chí chưa có số liệu']],
  ],
  [
    'a commune that two files assess',
    'danh-gia.csv',
    (t) => t.replace('"97012"', '"97021"'),
    [['danh-gia.csv', 2, 'mã xã']],
  ],
  [
    'a rate without its numbers',
    'so-lieu.csv',
    (t) => t.replace('tỷ lệ: 11,5/12,5', '92 %'),
    [['so-lieu.csv', 4, 'số liệu']],
  ],
  [
    'a figure that is not of its indicator',
    'so-lieu.csv',
    (t) => t.replace('tỷ lệ: 11,5/12,5', 'đạt'),
    [['so-lieu.csv', 4, 'số liệu']],
  ],
  [
    'a printed rate that its numbers do not give',
    'so-lieu.csv',
    (t) => t.replace('in: 72', 'in: 73'),
    [['so-lieu.csv', 3, 'số liệu']],
  ],
  [
    'an indicator that the set has not',
    'so-lieu.csv',
    (t) => t.replace('"6.1"', '"6.9"'),
    [['so-lieu.csv', 5, 'chỉ tiêu']],
  ],
  [
    'a confirmation by nobody',
    'so-lieu.csv',
    (t) => t.replace('"Sở Giao thông vận tải"', '"Sở Xây dựng"'),
    [['so-lieu.csv', 4, 'cơ quan xác nhận']],
  ],
  [
    'a target without what it counts, and one with too much',
    'muc-tieu.csv',
    (t) =>
      t
        .replace('"số xã đạt","nông thôn mới"', '"số xã đạt",""')
        .replace('"nâng chất","nông thôn mới","9702"', '"nâng chất","nông thôn mới","97021"'),
    [
      ['muc-tieu.csv', 2, 'danh hiệu'],
      ['muc-tieu.csv', 3, 'mã huyện'],
    ],
  ],
  [
    'figures that are closed before their day, or after the folder’s',
    'chot-so-lieu.csv',
    (t) => `${t.replace('"15/01/2019"', '"30/12/2018"')}"31/12/2019","02/07/2020","Báo cáo","02/07/2020"\r\n`,
    [
      ['chot-so-lieu.csv', 2, 'ngày chốt'],
      ['chot-so-lieu.csv', 3, 'ngày chốt'],
    ],
  ],
  [
    'a hamlet of no commune',
    'muc-tieu.csv',
    (t) => t.replace('97012 ấp An Phú', '97099 ấp An Phú'),
    [['muc-tieu.csv', 4, 'ấp, khóm, thôn']],
  ],
];
it.each(wrong)('tells %s by file, line and column', async (_, file, change, places) => {
  expect(await placesOf(changed(file, change))).toEqual(places);
});

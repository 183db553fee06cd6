import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkFolder } from '../src/folder/check';
import { format } from '../src/folder/format';
import { missingLaw } from '../src/folder/law';
import { writtenFolder } from '../src/folder/written';
import { aWorkbook, changed, exampleFolder } from './folder-files';
import { aSet, indicators, law, nineteen, placesOf } from './folder-law';

/** Windows-1258 as old Excel writes it: vowel and tone apart, the tone as one byte after its letter. */
function windows1258(text: string): Buffer {
  const decoder = new TextDecoder('windows-1258');
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/u;
  const letters = [
    ...text
      .replace('\uFEFF', '')
      .normalize('NFD')
      .replace(/(.)([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031b])/gu, '$1$3$2'),
  ];
  const apart = letters.reduce<string[]>((all, letter) => {
    const last = all.at(-1);
    const joined = last && !tones.test(letter) ? `${last}${letter}`.normalize('NFC') : '';
    return joined.length === 1 ? [...all.slice(0, -1), joined] : [...all, letter];
  }, []);
  return Buffer.from(apart.map((letter) => bytes.get(letter) ?? fail(letter)));
}
const fail = (letter: string): never => {
  throw new Error(`Windows-1258 has no ${letter}`);
};

it.each(['an-binh-2020', 'tan-an-2026'] as const)('takes %s, and writes it again to the byte', async (of) => {
  const files = exampleFolder(of);
  const { folder, faults } = await checkFolder(files, law);
  expect(faults).toEqual([]);
  if (!folder) throw new Error('No folder');
  const written = writtenFolder(folder).map(({ name, content }) => [name, content]);
  expect(Object.fromEntries(written)).toEqual(
    Object.fromEntries(files.map(({ name, content }) => [name, content.toString()])),
  );
});

it.each([
  ['UTF-8 without its mark', (text: string) => Buffer.from(text.replace('\uFEFF', ''))],
  ['the decomposed form of Unicode', (text: string) => Buffer.from(text.normalize('NFD'))],
  ['Windows-1258', windows1258],
])('reads %s as the same folder', async (_, encode) => {
  const { folder } = await checkFolder(exampleFolder(), law);
  const other = await checkFolder(
    changed('don-vi.csv', (text) => text, encode),
    law,
  );
  expect(other.faults).toEqual([]);
  expect(other.folder).toEqual(folder);
});

it('refuses TCVN3, in which nobody can tell the letters, and says what to do', async () => {
  const tcvn3 = () => Buffer.from('m\u00b7 \u00aeŸ'.replace('Ÿ', '\u00ac'), 'latin1');
  const { faults } = await checkFolder(
    changed('von.csv', (text) => text, tcvn3),
    law,
  );
  expect(faults).toEqual([expect.objectContaining({ file: 'von.csv', line: null, column: null })]);
  expect(faults[0]?.remedy.vi).toContain('CSV UTF-8');
});

it('reads a workbook, where a number is one whatever its dot', async () => {
  const heads = ['năm', 'chương trình', 'nguồn vốn', 'chỉ tiêu', 'số tiền (triệu đồng)', 'tính đến ngày', 'văn bản'];
  const line = [2020, 'nông thôn mới', 'cộng đồng', 'huy động', 1187.69, '30/6/2020', 'Số liệu diễn tập'];
  const files = exampleFolder().filter(({ name }) => name !== 'von.csv');
  const { folder, faults } = await checkFolder([...files, aWorkbook('von.xlsx', [heads, line])], law);
  expect(faults).toEqual([]);
  expect(folder?.funding).toMatchObject([{ year: 2020, amount: '1187690000', asOf: '2020-06-30' }]);
});

it('takes headings and words of either language', async () => {
  const english = `code,level,kind,name,parentCode\n9701,district,district,An Thuận,97\n9702,huyện,town,Bình Lạc,97\n97011,commune,xã,An Thuận Đông,9701\n97012,xã,commune,An Thuận Tây,9701\n97021,xã,xã,Bình Hòa,9702\n97022,xã,xã,Bình Lạc Hội,9702\n`;
  const { folder } = await checkFolder(exampleFolder(), law);
  const files = changed('don-vi.csv', () => english).map((file) =>
    file.name === 'don-vi.csv' ? { ...file, name: 'units.csv' } : file,
  );
  expect(await checkFolder(files, law)).toMatchObject({ faults: [], folder: { units: folder?.units } });
});

it('is documented: every file, and every column by both its names', () => {
  const page = readFileSync(join(__dirname, '../../../docs/province-folder.md'), 'utf8');
  const lines = page.split('\n');
  for (const { names, columns } of Object.values(format)) {
    const line = lines.find((one) => one.includes(`\`${names[0]}\` \`${names.at(-1)}\``)) ?? '';
    for (const { key, names: headings, ...column } of columns) {
      const written = `${headings[0]} \`${key}\``;
      expect(line).toContain('empty' in column ? `[${written}]` : written);
    }
  }
});

it('reads money in đồng, with dots or without, and in million under a heading that says so', async () => {
  const amounts = async (change: (text: string) => string) => {
    const { folder, faults } = await checkFolder(changed('von.csv', change), law);
    return { faults, amounts: folder?.funding.map(({ amount }) => amount) };
  };
  const expected = { faults: [], amounts: ['1187690000', '412500000', '300000000'] };
  expect(await amounts((text) => text.replace('1.187.690.000', '1187690000'))).toEqual(expected);
  const inMillions = (text: string) =>
    text
      .replace('số tiền (đồng)', 'số tiền (triệu đồng)')
      .replace('1.187.690.000', '1.187,69')
      .replace('412.500.000', '412,5')
      .replace('300.000.000', '300');
  expect(await amounts(inMillions)).toEqual(expected);
});

/** What is done to which file, and where the fault is told. */
const wrong: [string, string, (text: string) => string, [string, number | null, string | null][]][] = [
  [
    'a code twice',
    'don-vi.csv',
    (t) => `${t}"97022","xã","xã","Bình Hội","9702"\r\n`,
    [['don-vi.csv', 8, 'mã đơn vị']],
  ],
  [
    'a parent that is not there',
    'don-vi.csv',
    (t) => t.replace('"Bình Hòa","9702"', '"Bình Hòa","9799"'),
    [['don-vi.csv', 6, 'mã cấp trên']],
  ],
  [
    'a unit that is above itself',
    'don-vi.csv',
    (t) => t.replace('"An Thuận","97"', '"An Thuận","97011"'),
    [
      ['don-vi.csv', 2, 'mã cấp trên'],
      ['don-vi.csv', 4, 'mã cấp trên'],
    ],
  ],
  [
    'a kind of another level',
    'don-vi.csv',
    (t) => t.replace('"huyện","thị xã"', '"huyện","phường"'),
    [['don-vi.csv', 3, 'loại']],
  ],
  [
    'an office that nobody knows',
    'can-bo.csv',
    (t) => t.replace('"Sở Giao thông vận tải"', '"Sở Xây dựng"'),
    [['can-bo.csv', 7, 'cơ quan']],
  ],
  ['an empty cell', 'can-bo.csv', (t) => t.replace('"ab.vpdp"', '""'), [['can-bo.csv', 3, 'tài khoản']]],
  [
    'a date that is none',
    'can-bo.csv',
    (t) => t.replace('"02/01/2020"', '"31/02/2020"'),
    [['can-bo.csv', 2, 'từ ngày']],
  ],
  [
    'a deputy of nobody',
    'can-bo.csv',
    (t) => t.replace('"ab.chu-tich"\r\n', '"ab.vpdp"\r\n'),
    [['can-bo.csv', 5, 'ký cho tài khoản']],
  ],
  [
    'nobody who administers',
    'can-bo.csv',
    (t) => t.replaceAll('"quản trị của tỉnh"', '"người vận hành"'),
    [['can-bo.csv', null, null]],
  ],
  [
    'a national role',
    'can-bo.csv',
    (t) => t.replace('"cán bộ giảm nghèo"', '"chuyên viên Trung ương"'),
    [['can-bo.csv', 10, 'vai trò']],
  ],
  [
    'a set that the law has not',
    'bo-tieu-chi.csv',
    (t) => t.replace('2016-2020', '2026-2030'),
    [
      ['bo-tieu-chi.csv', 2, 'bộ tiêu chí'],
      ['dang-ky.csv', 2, 'bộ tiêu chí'],
      ['dang-ky.csv', 3, 'bộ tiêu chí'],
      ['danh-gia.csv', 2, 'bộ tiêu chí'],
      ['phu-trach.csv', 2, 'bộ tiêu chí'],
      ['phu-trach.csv', 3, 'bộ tiêu chí'],
      ...[2, 3, 4, 5, 6, 7, 8].map((line): [string, number, string] => ['so-lieu.csv', line, 'bộ tiêu chí']),
    ],
  ],
  [
    'the set of another province',
    'bo-tieu-chi.csv',
    (t) => `${t}"cua-tinh-khac"\r\n`,
    [['bo-tieu-chi.csv', 3, 'bộ tiêu chí']],
  ],
  [
    'a criterion that the set has not',
    'dang-ky.csv',
    (t) => t.replace('2; 17', '2; 20'),
    [['dang-ky.csv', 2, 'tiêu chí chưa đạt']],
  ],
  ['a criterion led twice', 'phu-trach.csv', (t) => t.replace('"2"', '"2; 3"'), [['phu-trach.csv', 3, 'tiêu chí số']]],
  ['a day to come', 'von.csv', (t) => t.replace('"30/06/2020"', '"30/07/2020"'), [['von.csv', 2, 'tính đến ngày']]],
  [
    'a dot before a fraction',
    'von.csv',
    (t) => t.replace('1.187.690.000', '1187.69'),
    [['von.csv', 2, 'số tiền (đồng)']],
  ],
  [
    'more disbursed than planned',
    'von.csv',
    (t) => t.replace('750.000.000', '299.999.999'),
    [['von.csv', 4, 'số tiền (đồng)']],
  ],
  [
    'a district where a commune is meant',
    'cong-nhan.csv',
    (t) => t.replace('97022', '9702'),
    [['cong-nhan.csv', 2, 'mã xã']],
  ],
  [
    'a policy without its line',
    'ho-tro.csv',
    (t) => t.replace('policyCredit', 'otherCredit'),
    [['ho-tro.csv', 2, 'mã chính sách']],
  ],
  [
    'more holders than there are',
    'van-hoa.csv',
    (t) => t.replace('"18","25"', '"26","25"'),
    [['van-hoa.csv', 2, 'số đạt']],
  ],
  ['a column that is not known', 'tinh.csv', (t) => t.replace('"loại"', '"kiểu"'), [['tinh.csv', 1, 'kiểu']]],
  [
    'a column that is missing',
    'tinh.csv',
    (t) => t.replace(/,"người ký"/, '').replace(/,"Thủ tướng[^"]*"/, ''),
    [['tinh.csv', 1, 'người ký']],
  ],
  [
    'more cells than headings',
    'bo-tieu-chi.csv',
    (t) => t.replace('"xa-ntm-2016-2020"', '"xa-ntm-2016-2020","thừa"'),
    [['bo-tieu-chi.csv', 2, null]],
  ],
  ['an empty file', 'van-hoa.csv', () => '', [['van-hoa.csv', null, null]]],
];
it.each(wrong)('tells %s by file, line and column', async (_, file, change, places) => {
  expect(await placesOf(changed(file, change))).toEqual(places);
});

it('tells of a file that is missing, that nobody knows, or that is there twice', async () => {
  const [first, ...rest] = exampleFolder().filter(({ name }) => name !== 'co-quan.csv');
  if (!first) throw new Error('The example is empty');
  const places = await placesOf([
    ...rest,
    first,
    { ...first, name: `ban-sao/${first.name}` },
    { ...first, name: 'ghi-chu.csv' },
  ]);
  expect(places).toEqual(
    expect.arrayContaining([
      ['co-quan.csv', null, null],
      ['ghi-chu.csv', null, null],
      [`ban-sao/${first.name}`, null, null],
    ]),
  );
});

it('tells every fault at once, each with what mends it in both languages', async () => {
  const { folder, faults } = await checkFolder(
    changed('can-bo.csv', (text) => text.replaceAll('02/01/2020', '32/01/2020')),
    law,
  );
  expect(folder).toBeNull();
  expect(faults.length).toBeGreaterThan(20);
  for (const { detail, remedy } of faults) {
    for (const text of [detail.vi, detail.en, remedy.vi, remedy.en]) expect(text).not.toBe('');
  }
});

it('has no districts from 01/7/2025 on, and says what the law has not given', async () => {
  const later = (text: string) => text.replace('01/07/2020', '01/03/2026');
  expect(await placesOf(changed('tinh.csv', later))).toEqual(
    expect.arrayContaining([
      ['don-vi.csv', 2, 'cấp'],
      ['don-vi.csv', 4, 'mã cấp trên'],
    ]),
  );
  const { missingLaw } = await checkFolder(changed('tinh.csv', later), law);
  expect(missingLaw).toHaveLength(6);
  expect((await checkFolder(exampleFolder(), law)).missingLaw).toEqual([
    { tier: 'NANG_CAO', what: 'criteriaSet' },
    { tier: 'KIEU_MAU', what: 'criteriaSet' },
  ]);
});

it('counts a set from the first day that the law gives it, not from its period’s', () => {
  const begins = { ...aSet, id: 'xa-ntm-2026-2030', tier: 'NTM' as const, issuer: 'national', period: '2026-2030' };
  const sets = [{ ...begins, criteria: nineteen, indicators, effective: { fromOn: '2026-02-15', toOn: null } }];
  const missing = { tier: 'NTM', what: 'criteriaSet' };
  expect(missingLaw({ ...law, sets }, '2026-02-14', '97')).toContainEqual(missing);
  expect(missingLaw({ ...law, sets }, '2026-02-15', '97')).not.toContainEqual(missing);
});

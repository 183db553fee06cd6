import fc from 'fast-check';
import { readSheet } from 'read-excel-file/node';
import { gridOf, tableFile, type ShownCell } from './table-file';

const shown = (text: string, more: Partial<ShownCell> = {}): ShownCell => ({
  ...{ text, columns: 1, rows: 1, isControl: false, ...more },
});

it('gives each row what stands over several, and leaves out columns of buttons', () => {
  const head = [shown('Huyện'), shown('Xã'), shown('Đạt', { columns: 2 }), shown('Sửa')];
  const button = shown('', { isControl: true });
  const rows = [
    [shown('Trà Cú', { rows: 2 }), shown('Đại An'), shown('9'), shown('19'), button],
    [shown('Kim Sơn'), shown('7'), shown('19'), button],
  ];
  expect(gridOf([head, ...rows], 1)).toEqual([
    ['Huyện', 'Xã', 'Đạt', ''],
    ['Trà Cú', 'Đại An', '9', '19'],
    ['Trà Cú', 'Kim Sơn', '7', '19'],
  ]);
});

it('keeps a column in which some rows have nothing', () => {
  expect(
    gridOf(
      [
        [shown('a'), shown('b')],
        [shown('1'), shown('')],
        [shown('2'), shown('x')],
      ],
      1,
    ),
  ).toHaveLength(3);
  expect(
    gridOf(
      [
        [shown('a'), shown('b')],
        [shown('1'), shown('')],
      ],
      1,
    )[0],
  ).toEqual(['a', 'b']);
});

const read = async (file: File) => readSheet(Buffer.from(await file.arrayBuffer()));
const asked = { name: 'Các xã: 30/6', format: 'xlsx', language: 'vi' } as const;

it('writes a workbook with numbers as numbers, and everything else as the text that it is', async () => {
  const file = await tableFile([['Xã', '1.187,69', '-5', '14/19', '007', '=1+1', '30/6/2020', '59,38%']], asked);
  expect(file.name).toBe('Các xã 30 6.xlsx');
  expect(await read(file)).toEqual([['Xã', 1187.69, -5, '14/19', '007', '=1+1', '30/6/2020', '59,38%']]);
  const english = await tableFile([['1,187.69', '1,187']], { ...asked, language: 'en' });
  expect(await read(english)).toEqual([[1187.69, 1187]]);
});

it('writes a CSV file in which no cell is run', async () => {
  const file = await tableFile([['=HYPERLINK("x")', '+1']], { ...asked, format: 'csv' });
  expect(Buffer.from(await file.arrayBuffer()).toString()).toBe('\uFEFF"\'=HYPERLINK(""x"")","\'+1"\r\n');
});

it('keeps every text of every table', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ minLength: 1, unit: fc.constantFrom(...'aĐ<>&"\'= Ơ') }).map((text) => `x${text}x`),
        { minLength: 1 },
      ),
      async (texts) => {
        expect(await read(await tableFile([texts], asked))).toEqual([texts]);
      },
    ),
    { numRuns: 30 },
  ));

import { deflateRawSync } from 'node:zlib';
import { sheetNames } from './sheets';
import { BrokenTable, tableRows, UnknownEncoding } from './table';
import { workbookOf } from './workbook-file';

async function rowsOf(content: Buffer | string): Promise<(string | number)[][]> {
  const rows: (string | number)[][] = [];
  for await (const { row, cells } of tableRows(Buffer.from(content))) rows.push([row, ...cells]);
  return rows;
}

const frame = (sheet: string, texts = '', styles = '') => ({
  'xl/workbook.xml':
    '<workbook xmlns:r="r"><sheets><sheet name="Ẩn" state="hidden" r:id="h"/><sheet name="Số &amp; liệu" r:id="a"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/sharedStrings.xml': `<sst>${texts}</sst>`,
  'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
  'xl/worksheets/sheet1.xml': sheet,
});

/** An archive of these files as office programs pack them. */
function anArchive(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = typeof content === 'string' ? deflateRawSync(Buffer.from(content)) : content;
    const local = Buffer.alloc(30 + name.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    const entry = Buffer.alloc(46 + name.length);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    entry.write(name, 46);
    locals.push(local, data);
    entries.push(entry);
    at += local.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, ...entries, end]);
}

const aSheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

it.each([
  [
    'semicolons beside decimal commas',
    'Xã;1.4\n"Đại; An";1.187,69\n',
    [
      [1, 'Xã', '1.4'],
      [2, 'Đại; An', '1.187,69'],
    ],
  ],
  [
    'tabs',
    'Xã\t1,5\nA\t2\n',
    [
      [1, 'Xã', '1,5'],
      [2, 'A', '2'],
    ],
  ],
  [
    'commas, and an empty line',
    'Xã,"1,5"\n\nA,2\n',
    [
      [1, 'Xã', '1,5'],
      [3, 'A', '2'],
    ],
  ],
  [
    'the mark of UTF-8 and the apostrophe before a formula',
    "\uFEFFXã;'=1+1\nA;'-5",
    [
      [1, 'Xã', '=1+1'],
      [2, 'A', '-5'],
    ],
  ],
  [
    'quotes around delimiters, ends of lines and quotes, and lines that end otherwise',
    '"Xã; ""A""\r\nB";"1"\r\n"C";2\nD;"3"',
    [
      [1, 'Xã; "A"\r\nB', '1'],
      [2, 'C', '2'],
      [3, 'D', '3'],
    ],
  ],
  [
    'lines as an old Mac ends them',
    'Xã;1\rA;2\r',
    [
      [1, 'Xã', '1'],
      [2, 'A', '2'],
    ],
  ],
] as const)('reads text with %s', async (_, text, rows) => {
  expect(await rowsOf(text)).toEqual(rows);
});

it('reads letters and marks apart as one letter', async () => {
  expect(await rowsOf('Xã Đại An;1'.normalize('NFD'))).toEqual([[1, 'Xã Đại An', '1']]);
});

it('reads a workbook as a person sees it: shared and rich text, days, shares, gaps, formulas', async () => {
  const texts = '<si><t>Xã</t></si><si><r><t>Đại</t></r><r><t xml:space="preserve"> An</t></r><rPh><t>x</t></rPh></si>';
  const styles =
    '<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="10"/></cellXfs>';
  const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="inlineStr"><is><t>&lt;1 &#x111;&gt;</t></is></c></row>
    <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>1187.69</v></c><c r="C5" s="1"><v>44012</v></c><c r="D5" s="2"><v>0.07</v></c><c t="str"><f>A1</f><v>6</v></c></row>`;
  const workbook = anArchive(frame(aSheet(rows), texts, styles));
  expect(await sheetNames(workbook)).toEqual(['Số & liệu']);
  expect(await rowsOf(workbook)).toEqual([
    [2, 'Xã', '', '<1 đ>'],
    [5, 'Đại An', '1187,69', '2020-06-30', '7%', '6'],
  ]);
});

it('reads what it writes, in its place', async () => {
  const rows = [{ cells: ['Xã', '=1+1 & <b>'] }, { row: 7, cells: [{ number: '1187.69' }, '', { wrong: 'x' }] }];
  expect(await rowsOf(await workbookOf('Số liệu', rows))).toEqual([
    [1, 'Xã', '=1+1 & <b>'],
    [7, '1187,69', '', 'x'],
  ]);
});

it.each<[string, Buffer]>([
  ['that declares an entity', anArchive(frame('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet/>'))],
  [
    'that unfolds to a bomb',
    anArchive({ ...frame(''), 'xl/worksheets/sheet1.xml': deflateRawSync(Buffer.alloc(140 * 1024 * 1024, 0x20)) }),
  ],
  ['that is cut', anArchive(frame(aSheet('<row r="1"><c><v>1</v></c></row>').slice(0, -4)))],
  ['whose texts are cut', anArchive({ ...frame(''), 'xl/worksheets/sheet1.xml': Buffer.from('no deflated data') })],
  ['of a thousand columns and one', anArchive(frame(aSheet('<row r="1"><c r="ALM1"><v>1</v></c></row>')))],
  ['without sheets', anArchive({ 'xl/workbook.xml': '<workbook/>' })],
])('refuses a workbook %s', async (_, workbook) => {
  await expect(rowsOf(workbook)).rejects.toThrow(BrokenTable);
});

it.each([
  ['within a cell', 'Xã;1\nA "b";2\n'],
  ['behind which a cell goes on', 'Xã;1\n"A"b;2\n'],
  ['that is never closed', `Xã;1\n"A;2\n${'B;3\n'.repeat(50_000)}`],
])('refuses text with a quote %s', async (_, text) => {
  await expect(rowsOf(text)).rejects.toThrow(BrokenTable);
});

it('reads text of many pieces as it is, wherever a cell of several lines stands', async () => {
  const lines = 'Một ấp\n'.repeat(40);
  const rows = Array.from({ length: 2_000 }, (_, at) => [at + 1, `xã ${at}${'đ'.repeat(at % 97)}`, lines.trim()]);
  const read = await rowsOf(rows.map(([, name, of]) => `"${name}";"${of}"\n`).join(''));
  expect(read).toEqual(rows);
});

it('does not guess an encoding', async () => {
  await expect(rowsOf(Buffer.from([0x58, 0xb5, 0x2c, 0xb8, 0x0a, 0xae]))).rejects.toThrow(UnknownEncoding);
});

it('reads a hundred thousand rows one after the other', async () => {
  const written = function* () {
    for (let row = 1; row <= 100_000; row++) yield { cells: ['Xã', { number: String(row) }] };
  };
  const workbook = await workbookOf('Số liệu', written());
  let [count, sum] = [0, 0];
  for await (const { cells } of tableRows(workbook)) [count, sum] = [count + 1, sum + Number(cells[1])];
  expect([count, sum]).toEqual([100_000, 5_000_050_000]);
}, 60_000);

import { createDeflateRaw, crc32, deflateRawSync } from 'node:zlib';
import { Readable } from 'node:stream';

/** A cell: text, never run as a formula; a number by its decimal digits; text that is marked as wrong. */
export type CellOf = string | { readonly number: string } | { readonly wrong: string };

/** A row; without a number the one behind the last. */
export interface RowOf {
  readonly row?: number;
  readonly cells: readonly CellOf[];
}

/** An XLSX file of one sheet, written row by row: in memory are the packed sheet and the row in hand. */
export async function workbookOf(sheet: string, rows: Iterable<RowOf> | AsyncIterable<RowOf>): Promise<Buffer> {
  const files = [
    ...Object.entries(frame(sheet)).map(([name, xml]) => packed(name, Buffer.from(xml))),
    await packedSheet('xl/worksheets/sheet1.xml', sheetXml(rows)),
  ];
  return zipOf(files);
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const frame = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" fillId="2" applyFill="1"/></cellXfs></styleSheet>`,
});

async function* sheetXml(rows: Iterable<RowOf> | AsyncIterable<RowOf>): AsyncGenerator<string> {
  yield `${head}<worksheet xmlns="${main}"><sheetData>`;
  let at = 0;
  for await (const { row = at + 1, cells } of rows) {
    at = row;
    yield `<row r="${row}">${cells.map(cellXml).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

function cellXml(cell: CellOf): string {
  if (cell === '') return '<c/>';
  if (typeof cell !== 'string' && 'number' in cell) return `<c><v>${cell.number}</v></c>`;
  const [text, style] = typeof cell === 'string' ? [cell, ''] : [cell.wrong, ' s="1"'];
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const names: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Without the characters that XML has no place for. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"]/g, (one) => names[one] ?? one);

interface Packed {
  readonly name: string;
  readonly data: Buffer;
  readonly size: number;
  readonly sum: number;
}

const packed = (name: string, content: Buffer): Packed => ({
  ...{ name, data: deflateRawSync(content), size: content.length, sum: crc32(content) },
});

async function packedSheet(name: string, pieces: AsyncIterable<string>): Promise<Packed> {
  let [size, sum] = [0, 0];
  const counting = async function* () {
    for await (const piece of gathered(pieces)) {
      size += piece.length;
      sum = crc32(piece, sum);
      yield piece;
    }
  };
  const data: Buffer[] = [];
  for await (const piece of Readable.from(counting()).pipe(createDeflateRaw()) as AsyncIterable<Buffer>)
    data.push(piece);
  return { name, data: Buffer.concat(data), size, sum };
}

/** Rows by the thousand: a stream of small pieces is a slow one. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < 200_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

function zipOf(files: readonly Packed[]): Buffer {
  const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const local = Buffer.concat([headerOf(file, 30, 0x04034b50), name, file.data]);
    const entry = headerOf(file, 46, 0x02014b50);
    entry.writeUInt32LE(at, 42);
    directory.push(entry, name);
    locals.push(local);
    at += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, entries, end]);
}

/** Of a file before its data (30 bytes), or in the directory (46), whose fields lie two bytes further on. */
function headerOf({ name, data, size, sum }: Packed, length: 30 | 46, mark: number): Buffer {
  const header = Buffer.alloc(length);
  const shift = length === 46 ? 2 : 0;
  header.writeUInt32LE(mark, 0);
  if (shift) header.writeUInt16LE(20, 4);
  header.writeUInt16LE(20, 4 + shift);
  header.writeUInt16LE(0x0800, 6 + shift); // names are UTF-8
  header.writeUInt16LE(8, 8 + shift);
  header.writeUInt16LE(0x21, 12 + shift); // 01/01/1980, so that the same rows are the same bytes
  header.writeUInt32LE(sum, 14 + shift);
  header.writeUInt32LE(data.length, 18 + shift);
  header.writeUInt32LE(size, 22 + shift);
  header.writeUInt16LE(Buffer.byteLength(name), 26 + shift);
  return header;
}

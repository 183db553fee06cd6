/** A cell: text, never run as a formula; a number by its decimal digits; text that is marked as wrong. */
export type CellOf = string | { readonly number: string } | { readonly wrong: string };

/** A row; without a number the one behind the last. */
export interface RowOf {
  readonly row?: number;
  readonly cells: readonly CellOf[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The small files of a workbook of one sheet, by name; `sheetPart` is the sheet's own. */
export const workbookFrame = (sheet: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" fillId="2" applyFill="1"/></cellXfs></styleSheet>`,
});

export const sheetPart = 'xl/worksheets/sheet1.xml';
/** What stands before and behind the rows of a sheet. */
export const [sheetBegins, sheetEnds] = [`${head}<worksheet xmlns="${main}"><sheetData>`, '</sheetData></worksheet>'];

/** A row of a sheet as XML. Pure. */
export const rowXml = (row: number, cells: readonly CellOf[]): string =>
  `<row r="${row}">${cells.map((cell, column) => cellXml(cell, addressOf(column, row))).join('')}</row>`;

/** `C17` of column 2 and row 17. */
export const addressOf = (column: number, row: number): string => `${(letters[column] ??= lettersOf(column))}${row}`;

const letters: string[] = [];

function lettersOf(column: number): string {
  let of = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    of = String.fromCharCode(65 + ((rest - 1) % 26)) + of;
  }
  return of;
}

function cellXml(cell: CellOf, at: string): string {
  if (cell === '') return '';
  if (typeof cell !== 'string' && 'number' in cell) return `<c r="${at}"><v>${cell.number}</v></c>`;
  const [text, style] = typeof cell === 'string' ? [cell, ''] : [cell.wrong, ' s="1"'];
  return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

const names: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };

/** Without the characters that XML has no place for. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[<>&"]/g, (one) => names[one] ?? one);

/** A file as it is packed into the archive: deflated, with its size and CRC-32 before. */
export interface Packed {
  readonly name: string;
  readonly data: Uint8Array;
  readonly size: number;
  readonly sum: number;
}

/** A ZIP archive of packed files, piece by piece. The same files are the same bytes. Pure. */
export function zipOf(files: readonly Packed[]): Uint8Array[] {
  const [locals, directory]: [Uint8Array[], Uint8Array[]] = [[], []];
  let at = 0;
  for (const file of files) {
    const name = new TextEncoder().encode(file.name);
    const local = headerOf(file, { length: 30, mark: 0x04034b50, name: name.length });
    const entry = headerOf(file, { length: 46, mark: 0x02014b50, name: name.length });
    viewOf(entry).setUint32(42, at, true);
    directory.push(entry, name);
    locals.push(local, name, file.data);
    at += local.length + name.length + file.data.length;
  }
  const end = new Uint8Array(22);
  const view = viewOf(end);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, files.length, true);
  view.setUint16(10, files.length, true);
  view.setUint32(
    12,
    directory.reduce((sum, one) => sum + one.length, 0),
    true,
  );
  view.setUint32(16, at, true);
  return [...locals, ...directory, end];
}

interface Header {
  /** Before the data (30 bytes), or in the directory (46), whose fields lie two bytes further on. */
  readonly length: 30 | 46;
  readonly mark: number;
  readonly name: number;
}

function headerOf({ data, size, sum }: Packed, { length, mark, name }: Header): Uint8Array {
  const header = new Uint8Array(length);
  const view = viewOf(header);
  const shift = length === 46 ? 2 : 0;
  view.setUint32(0, mark, true);
  if (shift) view.setUint16(4, 20, true);
  view.setUint16(4 + shift, 20, true);
  view.setUint16(6 + shift, 0x0800, true); // names are UTF-8
  view.setUint16(8 + shift, 8, true);
  view.setUint16(12 + shift, 0x21, true); // 01/01/1980, so that the same rows are the same bytes
  view.setUint32(14 + shift, sum, true);
  view.setUint32(18 + shift, data.length, true);
  view.setUint32(22 + shift, size, true);
  view.setUint16(26 + shift, name, true);
  return header;
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import type { SentFile } from '../src/folder/read';

const folders = join(__dirname, '../../../data/folders');

/** A documented example: a made-up province on 01/7/2020, or one of two levels on 02/3/2026. */
export const exampleFolder = (of: 'an-binh-2020' | 'tan-an-2026' = 'an-binh-2020'): SentFile[] =>
  readdirSync(join(folders, of)).map((name) => ({ name, content: readFileSync(join(folders, of, name)) }));

/** The same with one file's text changed; `encode` as another program would save it. */
export function changed(
  name: string,
  change: (text: string) => string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text),
): SentFile[] {
  return exampleFolder().map((file) =>
    file.name === name ? { name, content: encode(change(file.content.toString())) } : file,
  );
}

/** A ZIP archive of files, as office programs make it. */
export function anArchive(archive: string, files: readonly SentFile[], below = ''): SentFile {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, content } of files) {
    const path = Buffer.from(`${below}${name}`);
    const data = deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(content), 16);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, path, data);
    entries.push(entry, path);
    at += 30 + path.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at, 16);
  return { name: archive, content: Buffer.concat([...locals, ...entries, end]) };
}

const xml = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const office = 'http://schemas.openxmlformats.org';

/** An XLSX workbook of one sheet, with the parts that its format asks for. */
export function aWorkbook(name: string, rows: readonly (readonly (string | number)[])[]): SentFile {
  const cell = (value: string | number, column: number, row: number) => {
    const at = `${String.fromCharCode(65 + column)}${row + 1}`;
    if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
    return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const line = (values: readonly (string | number)[], row: number) =>
    `<row r="${row + 1}">${values.map((value, column) => cell(value, column, row)).join('')}</row>`;
  const sheet = rows.map(line).join('');
  const main = `xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"`;
  const related = (kind: string, target: string) =>
    `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`;
  return anArchive(name, [
    { name: '[Content_Types].xml', content: xml(`<Types xmlns="${office}/package/2006/content-types"/>`) },
    { name: '_rels/.rels', content: xml(related('officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      content: xml(`<workbook ${main}><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`),
    },
    { name: 'xl/_rels/workbook.xml.rels', content: xml(related('worksheet', 'worksheets/sheet1.xml')) },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: xml(`<worksheet ${main}><sheetData>${sheet}</sheetData></worksheet>`),
    },
  ]);
}

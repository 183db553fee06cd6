import { csvOf } from '@langmoi/domain/csv';
import {
  rowXml,
  sheetBegins,
  sheetEnds,
  sheetPart,
  workbookFrame,
  zipOf,
  type CellOf,
  type RowOf,
} from '@langmoi/contracts/workbook';
import type { Language } from '../i18n/translate';

/** A cell of a table as it is shown, and how many columns and rows it takes up. */
export interface ShownCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
  /** It holds nothing but buttons and fields. */
  readonly isControl: boolean;
}

/**
 * The cells of a table as rows of equal length: a cell over several rows is in each of them, one over several columns in
 * the first. Columns of nothing but buttons are left out. Pure.
 */
export function gridOf(shown: readonly (readonly ShownCell[])[], headRows: number): string[][] {
  const grid: ShownCell[][] = shown.map(() => []);
  for (const [at, row] of shown.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at]?.[column]) column += 1;
      for (let down = 0; down < cell.rows; down++) {
        for (let right = 0; right < cell.columns; right++) {
          const target = grid[at + down];
          if (target) target[column + right] = right === 0 ? cell : { ...cell, text: '' };
        }
      }
      column += cell.columns;
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  const body = grid.slice(headRows);
  const isKept = (column: number) => body.length === 0 || body.some((row) => row[column]?.isControl === false);
  const kept = Array.from({ length: width }, (_, column) => column).filter(isKept);
  return grid.map((row) => kept.map((column) => row[column]?.text ?? ''));
}

export type TableFormat = 'csv' | 'xlsx';

/** The rows of a table as a file that a spreadsheet opens as it is: no cell is run, numbers of a workbook are numbers. */
export async function tableFile(
  rows: readonly (readonly string[])[],
  { name, format, language }: { name: string; format: TableFormat; language: Language },
): Promise<File> {
  const fileName = `${name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim()}.${format}`;
  if (format === 'csv') return new File([csvOf(rows)], fileName, { type: 'text/csv' });
  return workbookFile(
    rows.map((cells) => ({ cells: cells.map((text) => cellOf(text, language)) })),
    { fileName, sheet: name },
  );
}

/** A workbook of one sheet; a row without a number stands behind the last. */
export async function workbookFile(
  rows: readonly RowOf[],
  { fileName, sheet }: { fileName: string; sheet: string },
): Promise<File> {
  let last = 0;
  const xml = rows.map(({ row = last + 1, cells }) => rowXml((last = row), cells)).join('');
  const files = [
    ...Object.entries(workbookFrame(sheetName(sheet))),
    [sheetPart, sheetBegins + xml + sheetEnds] as const,
  ];
  const packed = await Promise.all(files.map(([part, text]) => packedOf(part, new TextEncoder().encode(text))));
  return new File(zipOf(packed) as BlobPart[], fileName, { type: workbookType });
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** At most 31 letters, and none of those that Excel refuses there. */
const sheetName = (name: string): string => name.replace(/[[\]\\/:*?']+/g, ' ').slice(0, 31);

/** "1.187,69" is a number, in English "1,187.69"; "14/19" and what only looks like a number ("007") are text. */
function cellOf(text: string, language: Language): CellOf {
  const local = language === 'vi' ? text : text.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  const isNumber = /^-?(\d{1,3}(\.\d{3})+|\d{1,15})(,\d+)?$/.test(local) && !/^-?0\d/.test(local);
  return isNumber ? { number: local.replaceAll('.', '').replace(',', '.') } : text;
}

async function packedOf(name: string, content: Uint8Array<ArrayBuffer>) {
  const stream = new Blob([content]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const data = new Uint8Array(await new Response(stream).arrayBuffer());
  return { name, data, size: content.length, sum: crc32(content) };
}

/** CRC-32 (ISO 3309), as ZIP archives have it. */
function crc32(content: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of content) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

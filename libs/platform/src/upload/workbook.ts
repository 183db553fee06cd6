import { Problem } from '@langmoi/contracts/problem';
import { parse } from 'csv-parse/sync';
import { inflatedSize } from './archive';
import { isArchive } from './table';

/** A file as it was sent. */
export interface SentSheet {
  readonly fileName: string;
  readonly content: Buffer;
}

const mostRows = 2_000;
const mostInflated = 32 * 1024 * 1024;

/**
 * The cells of a CSV file (UTF-8; comma, semicolon or tab) or of the first sheet of an XLSX file, as text, without empty
 * rows; dates as YYYY-MM-DD. What the file is, its content says, not its name. Throws `/problems/file-not-readable`.
 */
export async function cellsOf({ fileName, content }: SentSheet): Promise<string[][]> {
  const rows = await (isArchive(content) ? fromWorkbook(content) : fromText(content)).catch((): never => {
    throw notReadable({ fileName });
  });
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  if (filled.length < 2 || filled.length > mostRows + 1) throw notReadable({ fileName, rows: filled.length });
  return filled;
}

/** 422 `file-not-readable`; `extra` says what is wrong with the file, for the words of the page. */
export function notReadable(extra: Record<string, unknown>): Problem {
  return new Problem('/problems/file-not-readable', 422, 'This file cannot be read', extra);
}

async function fromText(content: Buffer): Promise<string[][]> {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  const rows: string[][] = parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'],
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 10_000,
  });
  return rows;
}

/**
 * The first sheet as text, `written` saying how a number is. A small file that unfolds to a huge one is looked through
 * before anything is kept.
 */
export async function fromWorkbook(content: Buffer, written: (value: number) => string = String): Promise<string[][]> {
  if (inflatedSize(content, mostInflated) > mostInflated) throw new Error('The workbook unfolds to too much');
  const { readSheet } = await import('read-excel-file/node'); // 12 MB, for a page that few open
  const textOf = (cell: unknown): string => {
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'number') return written(cell);
    return typeof cell === 'string' || typeof cell === 'boolean' ? String(cell).trim() : '';
  };
  return (await readSheet(content)).map((row) => row.map(textOf));
}

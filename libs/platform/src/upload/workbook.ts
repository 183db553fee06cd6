import { Problem } from '@langmoi/contracts/problem';
import { inflatedSize } from './archive';

/** A file as it was sent. */
export interface SentSheet {
  readonly fileName: string;
  readonly content: Buffer;
}

const mostInflated = 32 * 1024 * 1024;

/** 422 `file-not-readable`; `extra` says what is wrong with the file, for the words of the page. */
export function notReadable(extra: Record<string, unknown>): Problem {
  return new Problem('/problems/file-not-readable', 422, 'This file cannot be read', extra);
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

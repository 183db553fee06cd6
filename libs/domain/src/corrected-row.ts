import { addressOf, type CellOf } from '@langmoi/contracts/workbook';

/** What is wrong in a cell of a file. */
interface WrongCell {
  readonly at: string;
}

interface Corrected<W extends WrongCell> {
  /** How many columns the file has. */
  readonly width: number;
  /** Of this row. */
  readonly wrong: readonly W[];
  /** What the column behind the last says of the row. */
  readonly last: string;
}

/** What the column behind the last is headed by; an import leaves it out. */
export const errorHeading = { vi: 'Lỗi', en: 'Error' } as const;

/**
 * The cells of a row as they were sent, what is wrong marked, and said in a column behind the last: mended, it is a file
 * like the first. Pure.
 */
export function correctedCells<W extends WrongCell>(
  { row, cells }: { readonly row: number; readonly cells: readonly string[] },
  { width, wrong, last }: Corrected<W>,
): CellOf[] {
  const padded = [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')];
  const marked = padded.map((cell, column) =>
    wrong.some(({ at }) => at === addressOf(column, row)) ? { wrong: cell } : cell,
  );
  return last === '' ? marked : [...marked, { wrong: last }];
}

/** What is wrong in a row and how it is mended, cell by cell, in one sentence of its last column. Pure. */
export const faultsSaid = (faults: readonly { at: string; detail: string; remedy: string }[]): string =>
  faults.map(({ at, detail, remedy }) => `${at}: ${detail}. ${remedy}`).join(' ');

import type { CellOf } from '@langmoi/contracts/workbook';
import { csvOf } from '@langmoi/domain/csv';
import { formatNumber } from '@langmoi/domain/vietnamese';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Rows as the file of a spreadsheet: CSV that Excel opens as it is, or a workbook of one sheet. */
export async function tableAnswer(
  rows: Iterable<readonly CellOf[]>,
  { name, sheet, format }: { name: string; sheet: string; format: 'csv' | 'xlsx' },
): Promise<FileAnswer> {
  const fileName = `${name}.${format}`;
  if (format === 'csv')
    return {
      fileName,
      mediaType: 'text/csv',
      content: Buffer.from(csvOf([...rows].map((cells) => cells.map(csvCell)))),
    };
  return { fileName, mediaType: workbookType, content: await workbookOf(sheet, inRows(rows)) };
}

function* inRows(rows: Iterable<readonly CellOf[]>): Generator<{ cells: readonly CellOf[] }> {
  for (const cells of rows) yield { cells };
}

/** A cell of a CSV file: numbers as offices write them. */
export function csvCell(cell: CellOf): string {
  if (typeof cell === 'string') return cell;
  return 'number' in cell ? formatNumber(cell.number) : cell.wrong;
}

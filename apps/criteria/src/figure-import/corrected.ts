import { correctedCells, errorHeading, faultsSaid } from '@langmoi/domain/corrected-row';
import { tableRows } from '@langmoi/platform/upload/table';
import type { RowOf } from '@langmoi/contracts/workbook';
import type { Language } from '@langmoi/platform/language';
import type { FigureImportRow } from './import.entity';
import type { FigureImportCell } from './import.repository';
import { faultWords } from './sentences';

type Wrong = Pick<FigureImportCell, 'at' | 'fault' | 'other'>;

/**
 * The rows of a file as they were sent, each at its place, with what is wrong marked and said in a last column, which an
 * import leaves out: mended, it is a file like the first.
 */
export async function* correctedRows(
  content: Buffer,
  { sheet, headingRow }: Pick<FigureImportRow, 'sheet' | 'headingRow'>,
  errors: readonly Wrong[],
  language: Language,
): AsyncGenerator<RowOf> {
  const wrong = Map.groupBy(errors, ({ at }) => Number(/\d+$/.exec(at)?.[0]));
  let width = 0;
  for await (const { row, cells } of tableRows(content, sheet ?? undefined)) {
    if (headingRow === null || row <= headingRow) width = Math.max(width, cells.length);
    const own = wrong.get(row) ?? [];
    const last = row === headingRow ? errorHeading[language] : faultsSaid(worded(own, language));
    yield { row, cells: correctedCells({ row, cells }, { width, wrong: own, last }) };
  }
}

/** Whether a heading is of the column that a marked file has more than the one that was sent. */
export const isOfErrors = (text: string): boolean => Object.values<string>(errorHeading).includes(text);

const worded = (own: readonly Wrong[], language: Language) =>
  own.flatMap(({ at, fault, other }) => {
    if (!fault) return [];
    const { detail, remedy } = faultWords(fault, other);
    return [{ at, detail: detail[language], remedy: remedy[language] }];
  });

import { addressOf } from '@langmoi/contracts/workbook';
import type { Row } from '@langmoi/platform/upload/sheets';
import { tableRows } from '@langmoi/platform/upload/table';
import type { CellOf, RowOf } from '@langmoi/contracts/workbook';
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
    const last = row === headingRow ? heading[language] : sentence(own, language);
    yield { row, cells: [...padded(marked({ row, cells }, own), width), ...(last === '' ? [] : [{ wrong: last }])] };
  }
}

const heading = { vi: 'Lỗi', en: 'Error' } as const;

/** Whether a heading is of the column that a marked file has more than the one that was sent. */
export const isOfErrors = (text: string): boolean => Object.values<string>(heading).includes(text);

const marked = ({ row, cells }: Row, own: readonly Wrong[]): CellOf[] =>
  cells.map((cell, column) => (own.some(({ at }) => at === addressOf(column, row)) ? { wrong: cell } : cell));

const padded = (cells: CellOf[], width: number): CellOf[] => [
  ...cells,
  ...Array<string>(Math.max(0, width - cells.length)).fill(''),
];

const sentence = (own: readonly Wrong[], language: Language): string =>
  own
    .flatMap(({ at, fault, other }) => {
      if (!fault) return [];
      const { detail, remedy } = faultWords(fault, other);
      return [`${at}: ${detail[language]}. ${remedy[language]}`];
    })
    .join(' ');

import type { ProvinceFolder } from '@langmoi/contracts/folder';
import { csvOf } from '@langmoi/domain/csv';
import { format, parts } from './format';

/**
 * A folder as the files of its canonical form: UTF-8 with its mark, Vietnamese headings and words, every column, lines in
 * their order; a part without lines has no file. Who reads these files and writes them again gets the same bytes. Pure.
 */
export function writtenFolder(folder: ProvinceFolder): { name: string; content: string }[] {
  return parts.flatMap((part) => {
    const lines: readonly Readonly<Record<string, unknown>>[] = part === 'province' ? [folder.province] : folder[part];
    if (lines.length === 0) return [];
    const { names, columns } = format[part];
    const heads = columns.map(({ names: [name] }) => name);
    const rows = lines.map((line) =>
      columns.map(({ key, cell }) => {
        const value = line[key];
        return value === null || value === undefined ? '' : cell.write(value);
      }),
    );
    return [{ name: `${names[0]}.csv`, content: csvOf([heads, ...rows]) }];
  });
}

import { folderLines, type FolderPart } from '@langmoi/contracts/folder';
import { searchKey } from '@langmoi/domain/vietnamese';
import type { Words } from './cell';
import type { Column, FileFormat } from './file-format';
import { format, parts } from './format';
import { rowsOf, type Row } from './sheet';

/** A file of a folder, as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly content: Buffer;
}

/** What is wrong, in both languages; without a line it is the file. */
export interface Fault extends Words {
  readonly file: string;
  readonly line: number | null;
  readonly column: string | null;
}

/** A line as it was read; `at` a column: where it is wrong. */
export interface Line {
  readonly value: Readonly<Record<string, unknown>>;
  readonly at: (column: string, words: Words) => Fault;
}

export type Lines = Readonly<Record<FolderPart, readonly Line[]>>;

/** What the files of a folder say, and every fault of files and cells. */
export interface Reading {
  readonly lines: Lines;
  readonly faults: Fault[];
  readonly counts: { readonly file: string; readonly lines: number }[];
}

/** Reads files by their names; whatever is in their cells is parsed, and nothing is compared yet. */
export async function readFiles(files: readonly SentFile[]): Promise<Reading> {
  const faults: Fault[] = [];
  const counts: Reading['counts'] = [];
  const lines = Object.fromEntries(parts.map((part): [FolderPart, Line[]] => [part, []])) as Record<FolderPart, Line[]>;
  const seen = new Map<FolderPart, string>();
  for (const { name, content } of files) {
    const ofFile = (words: Words) => faults.push({ file: name, line: null, column: null, ...words });
    const part = partOf(name);
    const twin = part && seen.get(part);
    if (!part) ofFile(unknownFile);
    else if (twin !== undefined) ofFile(twice(twin));
    else {
      seen.set(part, name);
      const read = await rowsOf(content);
      if ('fault' in read) ofFile(read.fault);
      else {
        const found = readRows(name, part, read.rows);
        faults.push(...found.faults);
        lines[part].push(...found.lines);
        counts.push({ file: name, lines: Math.max(read.rows.length - 1, 0) });
      }
    }
  }
  for (const part of parts) {
    const { needed, names } = format[part];
    if (needed && !seen.has(part)) faults.push({ file: `${names[0]}.csv`, line: null, column: null, ...missingFile });
  }
  return { lines, faults, counts };
}

/** By its name without folders, ending and marks: `Đơn vị.csv` is `don-vi.csv`. */
function partOf(name: string): FolderPart | undefined {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  if (!/\.(csv|txt|xlsx)$/i.test(base)) return undefined;
  const key = searchKey(base.replace(/\.[^.]+$/, ''));
  return parts.find((part) => format[part].names.some((known) => searchKey(known) === key));
}

function readRows(
  file: string,
  part: FolderPart,
  [first, ...rows]: readonly Row[],
): { lines: Line[]; faults: Fault[] } {
  const { columns } = format[part];
  if (!first) return { lines: [], faults: [{ file, line: null, column: null, ...noHeadings }] };
  const faults: Fault[] = [];
  const places = first.cells.map((heading) => columnOf(heading, columns));
  first.cells.forEach((heading, index) => {
    const words = places[index] ? undefined : heading === '' ? undefined : unknownColumn(columns);
    const again = places[index] && places.indexOf(places[index]) < index ? columnTwice : undefined;
    const wrong = words ?? again;
    if (wrong) faults.push({ file, line: first.line, column: heading, ...wrong });
  });
  for (const column of columns) {
    if (!('empty' in column) && !places.includes(column)) {
      faults.push({ file, line: first.line, column: column.names[0], ...missingColumn });
    }
  }
  if (faults.length > 0) return { lines: [], faults };
  const lines = rows.flatMap((row): Line[] => {
    const read = readRow({ file, part, first, places }, row);
    faults.push(...read.faults);
    return read.line ? [read.line] : [];
  });
  return { lines, faults };
}

interface Headed {
  readonly file: string;
  readonly part: FolderPart;
  readonly first: Row;
  readonly places: readonly (Column | undefined)[];
}

function readRow({ file, part, first, places }: Headed, { line, cells }: Row): { line?: Line; faults: Fault[] } {
  const faults: Fault[] = [];
  const headingOf = (column: Column) => first.cells[places.indexOf(column)] ?? column.names[0];
  const at = (column: string, words: Words): Fault => {
    const known = format[part].columns.find(({ key }) => key === column);
    return { file, line, column: known ? headingOf(known) : column, ...words };
  };
  if (cells.slice(first.cells.length).some((cell) => cell !== ''))
    faults.push({ file, line, column: null, ...tooManyCells });
  const value: Record<string, unknown> = {};
  for (const column of format[part].columns) {
    const text = cells[places.indexOf(column)] ?? '';
    if (text === '') {
      if ('empty' in column) value[column.key] = column.empty;
      else faults.push(at(column.key, emptyCell));
    } else {
      const read = column.cell.read(text, headingOf(column));
      if ('fault' in read) faults.push(at(column.key, read.fault));
      else value[column.key] = read.value;
    }
  }
  if (faults.length > 0) return { faults };
  return { line: { value: folderLines[part].parse(value), at }, faults };
}

function columnOf(heading: string, columns: FileFormat['columns']): Column | undefined {
  const key = searchKey(heading);
  return columns.find(({ key: word, names }) => [word, ...names].some((name) => searchKey(name) === key));
}

const emptyCell: Words = {
  detail: { vi: 'Ô trống', en: 'The cell is empty' },
  remedy: { vi: 'Điền giá trị: cột này không được để trống.', en: 'Fill it in: this column may not be empty.' },
};
const tooManyCells: Words = {
  detail: { vi: 'Dòng có nhiều ô hơn tiêu đề', en: 'The line has more cells than there are headings' },
  remedy: {
    vi: 'Đặt trong dấu ngoặc kép ô nào có dấu phẩy hoặc chấm phẩy.',
    en: 'Put a cell with commas or semicolons between quotation marks.',
  },
};
const unknownFile: Words = {
  detail: { vi: 'Thư mục không có tệp tên này', en: 'A folder has no file of this name' },
  remedy: {
    vi: `Dùng một trong: ${parts.map((part) => `${format[part].names[0]}.csv`).join(', ')}.`,
    en: `Use one of: ${parts.map((part) => `${format[part].names.at(-1) ?? ''}.csv`).join(', ')}.`,
  },
};
const twice = (other: string): Words => ({
  detail: { vi: `Cùng nội dung với tệp ${other}`, en: `It is the same part as ${other}` },
  remedy: { vi: 'Chỉ gửi một trong hai tệp.', en: 'Send only one of them.' },
});
const missingFile: Words = {
  detail: { vi: 'Thiếu tệp', en: 'The file is missing' },
  remedy: { vi: 'Thêm tệp này; mẫu ở data/folders.', en: 'Add it; there is an example in data/folders.' },
};
const noHeadings: Words = {
  detail: { vi: 'Tệp trống', en: 'The file is empty' },
  remedy: { vi: 'Dòng đầu phải là tên cột.', en: 'Its first line names the columns.' },
};
const unknownColumn = (columns: FileFormat['columns']): Words => ({
  detail: { vi: 'Cột không có trong mẫu', en: 'There is no such column' },
  remedy: {
    vi: `Dùng: ${columns.map(({ names }) => names[0]).join(', ')}.`,
    en: `Use: ${columns.map(({ key }) => key).join(', ')}.`,
  },
});
const columnTwice: Words = {
  detail: { vi: 'Cột có hai lần', en: 'The column is there twice' },
  remedy: { vi: 'Bỏ một trong hai cột.', en: 'Remove one of them.' },
};
const missingColumn: Words = {
  detail: { vi: 'Thiếu cột', en: 'The column is missing' },
  remedy: { vi: 'Thêm cột với tên này ở dòng đầu.', en: 'Add a column with this name in the first line.' },
};

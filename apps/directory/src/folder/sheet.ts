import { parse } from 'csv-parse/sync';
import { composed, isArchive, textOf, UnknownEncoding } from '@langmoi/platform/upload/table';
import { fromWorkbook } from '@langmoi/platform/upload/workbook';
import type { Words } from './cell';

/** A row of a file with the line on which a spreadsheet or an editor shows it. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const mostRows = 20_000;

/**
 * The rows of a CSV file (comma, semicolon or tab) or of the first sheet of an XLSX file, without empty ones, in composed
 * Unicode. Text is UTF-8, with or without its mark, else Windows-1258, which is what old Vietnamese Excel writes.
 */
export async function rowsOf(content: Buffer): Promise<{ rows: Row[] } | { fault: Words }> {
  try {
    const rows = isArchive(content) ? await workbookRows(content) : textRows(content);
    const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ''));
    return filled.length > mostRows ? { fault: tooLong } : { rows: filled };
  } catch (error) {
    return { fault: error instanceof UnknownEncoding ? encoding : unreadable };
  }
}

async function workbookRows(content: Buffer): Promise<Row[]> {
  return (await fromWorkbook(content, withComma)).map((cells, index) => ({
    line: index + 1,
    cells: cells.map(composed),
  }));
}

/** A number of a spreadsheet has no dots between thousands, and its fraction is one: as offices write it. */
const withComma = (value: number): string => String(value).replace('.', ',');

function textRows(content: Buffer): Row[] {
  const records = parse(textOf(content), {
    ...{ bom: true, delimiter: [',', ';', '\t'], relax_column_count: true, skip_empty_lines: true, trim: true },
    ...{ info: true, max_record_size: 20_000 },
  }) as unknown as { record: string[]; info: { lines: number } }[];
  return records.map(({ record, info }) => ({
    line: info.lines - record.join('').split('\n').length + 1, // a cell may have lines of its own
    cells: record.map(composed),
  }));
}

const saveAs = {
  vi: 'Mở trong Excel, chọn Lưu thành › “CSV UTF-8”, rồi gửi lại.',
  en: 'Open it in Excel, choose Save As › “CSV UTF-8”, and send it again.',
};
const encoding: Words = {
  detail: {
    vi: 'Không đọc được bảng mã chữ của tệp (không phải UTF-8 hay Windows-1258)',
    en: 'The file’s encoding cannot be read (neither UTF-8 nor Windows-1258)',
  },
  remedy: saveAs,
};
const unreadable: Words = {
  detail: { vi: 'Tệp hỏng hoặc không phải CSV, XLSX', en: 'The file is broken, or neither CSV nor XLSX' },
  remedy: saveAs,
};
const tooLong: Words = {
  detail: { vi: `Tệp có hơn ${mostRows} dòng`, en: `The file has more than ${mostRows} rows` },
  remedy: { vi: 'Kiểm tra có dòng thừa hay không.', en: 'Look for rows that do not belong there.' },
};

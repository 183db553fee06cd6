/** A cell that a spreadsheet would run instead of showing it begins with one of these (OWASP, CSV injection). */
const runs = /^[=+\-@\t\r\n]/;

const cellOf = (text: string): string => `"${(runs.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** Rows of a CSV file: every cell is quoted, and one that would be taken for a formula begins with an apostrophe. Pure. */
export const csvRows = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

/** Digits that are no amount: a no-break space in front keeps a spreadsheet from taking their zeros. Pure. */
export const keptDigits = (digits: string): string => (digits === '' ? '' : `\u00a0${digits}`);

/** How a CSV file begins that Excel opens as it is. */
export const csvMark = '\uFEFF';

/** Rows as a CSV file that Excel opens as it is (RFC 4180, UTF-8 with its mark). */
export const csvOf = (rows: readonly (readonly string[])[]): string => `${csvMark}${csvRows(rows)}`;

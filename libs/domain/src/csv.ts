/** A cell that a spreadsheet would run instead of showing it begins with one of these (OWASP, CSV injection). */
const runs = /^[=+\-@\t\r\n]/;

const cellOf = (text: string): string => `"${(runs.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/**
 * Rows as a CSV file that Excel opens as it is (RFC 4180, UTF-8 with its mark): every cell is quoted, and one that would
 * be taken for a formula begins with an apostrophe.
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;

/** The columns of a file of officers, the needed ones first; directory knows each by its word and by its heading. */
export const importColumns = [
  'account',
  'displayName',
  'organisation',
  'unitCode',
  'role',
  'fromOn',
  'toOn',
  'decisionNumber',
  'decisionDate',
  'decisionAuthority',
  'capacity',
  'onBehalfOf',
  'phone',
  'identityNumber',
  'homeUnitCode',
] as const;

/** A file with the headings alone, readable by a spreadsheet: it begins with a byte order mark. */
export const csvTemplate = (headings: readonly string[]): string => `\uFEFF${headings.join(',')}\r\n`;

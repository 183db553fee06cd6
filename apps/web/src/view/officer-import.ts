/** The columns of a file of officers, as directory reads them. */
export const importColumns = [
  'displayName',
  'account',
  'phone',
  'identityNumber',
  'homeUnitCode',
  'organisation',
  'unitCode',
  'role',
  'fromOn',
  'toOn',
  'capacity',
  'decisionNumber',
  'decisionDate',
  'decisionAuthority',
] as const;

/** A file with the heading alone, readable by a spreadsheet: it begins with a byte order mark. */
export const csvTemplate = (): string => `\uFEFF${importColumns.join(',')}\r\n`;

import type { Rebuilt } from './rebuild';
import type { Compared } from './tables';

/** What was found, as text in columns. */
export function reportOf({ events, tables, replaced, removed, waiting, heldMs }: Rebuilt): string {
  const state = ({ table, equal }: Compared) => (equal ? 'yes' : replaced.includes(table) ? 'no, replaced' : 'no');
  return [
    ...columns([['topic', 'events'], ...[...events].sort().map(([topic, count]) => [topic, String(count)])]),
    '',
    ...columns([
      ['table', 'rows', 'rebuilt', 'checksum', 'rebuilt', 'equal'],
      ...tables.map((one) => [
        one.table,
        String(one.rows.live),
        String(one.rows.rebuilt),
        one.checksum.live.slice(0, 12),
        one.checksum.rebuilt.slice(0, 12),
        state(one),
      ]),
    ]),
    '',
    `provinces that were removed, and stay so: ${removed.length}`,
    `events that the live consumers have not taken in: ${waiting}; they were held off for ${heldMs} ms`,
    '',
  ].join('\n');
}

function columns(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

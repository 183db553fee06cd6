import type { CellOf } from '@langmoi/contracts/workbook';
import { cellOf } from './columns';
import type { List } from './list';

/** A list as rows of a file that `takeList` takes back without a change; an empty one is the form for the first. Pure. */
export function* listRows<K extends string>({ columns, entries }: List<K>): Generator<CellOf[]> {
  const keys = Object.keys(columns) as K[];
  yield keys.map((key) => columns[key].heading);
  for (const { said } of entries.values()) yield keys.map((key) => cellOf(columns[key], said[key]));
}

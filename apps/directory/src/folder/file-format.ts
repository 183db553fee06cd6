import type { FolderLine, FolderPart } from '@langmoi/contracts/folder';
import type { Cell } from './cell';

/** A column: the word of the contract, what offices call it (the first is written), and what its cells hold. */
export interface Column {
  readonly key: string;
  readonly names: readonly [string, ...string[]];
  readonly cell: Cell;
  /** What an empty cell means; without it the cell may not be empty, and the file not lack the column. */
  readonly empty?: unknown;
}

export interface FileFormat {
  /** Without its ending; the first is written. */
  readonly names: readonly [string, ...string[]];
  readonly needed: boolean;
  readonly columns: readonly Column[];
  /** What tells one line from another. */
  readonly key: readonly string[];
}

type Columns<L> = {
  readonly [K in keyof L]-?: readonly [Cell<NonNullable<L[K]>>, readonly [string, ...string[]], L[K]?];
};

/** One file of a folder, by the lines of the contract: each of their words has a column. */
export function file<P extends FolderPart>(
  part: P,
  names: FileFormat['names'],
  columns: Columns<FolderLine<P>>,
  { needed = false, key }: { needed?: boolean; key: readonly (keyof FolderLine<P> & string)[] },
): readonly [P, FileFormat] {
  const entries = Object.entries(columns) as [string, readonly [Cell, readonly [string, ...string[]], unknown?]][];
  return [
    part,
    {
      ...{ names, needed, key },
      columns: entries.map(([name, [cell, calls, ...rest]]) => ({
        ...{ key: name, cell, names: calls },
        ...(rest.length > 0 && { empty: rest[0] }),
      })),
    },
  ];
}

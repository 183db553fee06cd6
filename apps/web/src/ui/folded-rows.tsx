import type { Key, ReactNode } from 'react';
import styles from './folded-rows.module.css';

/** Rows that belong together: of a district, of a unit of another day. */
export interface RowGroup<R> {
  readonly key: Key;
  readonly name: ReactNode;
  /** How many, in words. */
  readonly count: string;
  readonly rows: readonly R[];
}

/**
 * On a telephone a table of many columns is no table: group by group, folded to its name and how many, each row a line.
 * `children` makes the list item of a row. A single group stands open.
 */
export function FoldedRows<R>(props: { groups: readonly RowGroup<R>[]; children: (row: R) => ReactNode }) {
  const { groups, children } = props;
  return groups.map(({ key, name, count, rows }) => (
    <details key={key} className={styles.folded} open={groups.length === 1}>
      <summary>
        <strong>{name}</strong> <span className="soft small">{count}</span>
      </summary>
      <ul>{rows.map(children)}</ul>
    </details>
  ));
}

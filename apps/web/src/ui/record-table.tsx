import type { CSSProperties, ReactNode } from 'react';
import { useWords } from '../i18n/language';
import parts from './parts.module.css';
import { TableFile } from './table-file';
import styles from './record-table.module.css';

interface Column {
  readonly title: string;
  readonly numeric?: boolean;
  /** The heading is for voices alone: the column holds buttons. */
  readonly unseen?: boolean;
}

/** `'Huyện'` or, where more is to be said of it, a column. */
export type ColumnOf = string | Column;

const columnOf = (one: ColumnOf): Column => (typeof one === 'string' ? { title: one } : one);

/** What stands before a value where there is no head above it, counted from the row's end: a first cell may span rows. */
const namesOf = (columns: readonly Column[]) =>
  Object.fromEntries(
    columns.map(({ title, unseen }, at) => [`--from-end-${columns.length - at}`, JSON.stringify(unseen ? '' : title)]),
  ) as CSSProperties;

function Head({ columns }: { columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map(({ title, numeric, unseen }, at) => (
          <th key={at} scope="col" className={numeric ? 'num' : undefined}>
            {unseen ? <span className="hidden">{title}</span> : title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/**
 * A table of records. On a telephone each row becomes a block, each value with the name of its column before it, so that
 * nothing has to be scrolled sideways; on a screen between the two it scrolls in its own box, also by keyboard.
 * `head` replaces the head where one line of titles is not enough; `columns` name the values all the same.
 */
export function RecordTable(props: {
  name: string;
  columns: readonly ColumnOf[];
  children: ReactNode;
  head?: ReactNode;
  className?: string | undefined;
  /** A list of the product: it can be saved as it is shown. */
  saved?: boolean;
}) {
  const { t } = useWords();
  const { name, children, head, className = '', saved = false } = props;
  const columns = props.columns.map(columnOf);
  const table = (
    <div className={parts.scroll} role="region" tabIndex={0} aria-label={t('table.name', { name })}>
      <table className={`${styles.records} ${className}`} style={namesOf(columns)}>
        <caption className="hidden">{name}</caption>
        {head ?? <Head columns={columns} />}
        {children}
      </table>
    </div>
  );
  if (!saved) return table;
  return (
    <TableFile name={name} titles={columns.map(({ title }) => title)}>
      {table}
    </TableFile>
  );
}

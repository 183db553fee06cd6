import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useIsNarrow } from '../../ui/folding';
import { RecordTable } from '../../ui/record-table';
import { timeText } from '../../view/format';
import { besideOf, readingsOf, type Fact, type FactRecord } from '../../view/facts';
import { Origin, Readings } from './said';
import styles from './facts.module.css';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly show: (record: R) => ReactNode;
  /** A figure that a paper's is put beside, where an officer's is the newest. */
  readonly figure?: boolean;
}

interface FactRow<R extends FactRecord> extends Fact<R> {
  readonly id: string;
  readonly name: string;
  /** Where the name leads. */
  readonly to?: string;
  readonly note?: ReactNode;
  readonly columns: readonly Column<R>[];
  /** True where nothing is known of it yet: a group of such rows is folded. */
  readonly empty?: boolean;
  /** What stands below the row: a record that waits for somebody. */
  readonly beneath?: ReactNode;
  /** What became of an earlier record. */
  readonly mark?: (record: R) => ReactNode;
}

export interface FactGroup<R extends FactRecord> {
  readonly key: string;
  readonly title: string;
  readonly about?: ReactNode;
  readonly rows: readonly FactRow<R>[];
}

/** Where the form stands, and which fact it is about; absent for those who only read. */
export interface Entering {
  readonly id: string | null;
  readonly choose: (id: string) => void;
}

function Values<R extends FactRecord>({ row, record }: { row: FactRow<R>; record: R }) {
  const { t, date } = useWords();
  const beside = record === row.current ? besideOf(row) : null;
  return (
    <>
      {row.columns.map(({ key, show, figure }) => (
        <td key={key} className="num">
          {show(record)}
          {figure && beside && (
            <span className={styles.under}>
              {t('facts.paper', { value: '' })}
              {show(beside)}
            </span>
          )}
        </td>
      ))}
      <td className="nowrap">{date(record.asOf)}</td>
      <td className={styles.origin}>
        <Origin said={record} />
      </td>
    </>
  );
}

function Earlier<R extends FactRecord>({ row, record }: { row: FactRow<R>; record: R }) {
  const { t, date } = useWords();
  return (
    <tr className={styles.earlier}>
      <th scope="row">
        {t('history.version', { n: record.version })}
        <span className={styles.under}>
          {t('facts.recordedAt', { time: `${timeText(record.recordedAt)} ${date(record.recordedAt)}` })}
        </span>
        {row.mark?.(record)}
      </th>
      <Values row={row} record={record} />
      <td />
    </tr>
  );
}

function Name<R extends FactRecord>({ row: { name, to, note } }: { row: FactRow<R> }) {
  return (
    <th scope="row">
      {to ? <Link to={to}>{name}</Link> : name}
      {note && <span className={styles.under}>{note}</span>}
    </th>
  );
}

function Row<R extends FactRecord>({ row, entering }: { row: FactRow<R>; entering: Entering | null }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const { id, name, current, history, beneath } = row;
  const readings = readingsOf(row);
  const others = history.filter((record) => record.id !== current.id);
  return (
    <>
      <tr data-chosen={entering?.id === id} data-joined={readings.length > 0 || Boolean(beneath)}>
        <Name row={row} />
        <Values row={row} record={current} />
        <td className={styles.tools}>
          {history.length > 1 ? (
            <button
              type="button"
              className="linkButton small"
              aria-expanded={open}
              aria-label={t('facts.showHistory', { version: current.version, n: history.length, name })}
              onClick={() => setOpen(!open)}
            >
              {t('facts.version')} {current.version} <span aria-hidden>{open ? '▴' : '▾'}</span>
            </button>
          ) : (
            <span className="small soft">
              {t('facts.version')} {current.version}
            </span>
          )}
          {entering && (
            <button
              type="button"
              className="linkButton small"
              aria-label={t('facts.enterFor', { name })}
              onClick={() => entering.choose(id)}
            >
              {t('facts.enter')}
            </button>
          )}
        </td>
      </tr>
      {beneath && (
        <tr className={styles.reading}>
          <td colSpan={row.columns.length + 4}>{beneath}</td>
        </tr>
      )}
      {open && others.map((record) => <Earlier key={record.id} row={row} record={record} />)}
      {readings.length > 0 && (
        <tr className={styles.reading}>
          <td colSpan={row.columns.length + 4}>
            <Readings readings={readings} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Rows of which nothing is known stay folded until somebody asks for them; on a telephone all but those looked for. */
function Group<R extends FactRecord>(props: {
  group: FactGroup<R>;
  entering: Entering | null;
  width: number;
  looked: boolean;
}) {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const { group, entering, width, looked } = props;
  const { title, about, rows } = group;
  const [chosen, choose] = useState<boolean | null>(null);
  const open = chosen ?? ((looked || !isNarrow) && rows.some(({ empty }) => !empty));
  return (
    <tbody>
      <tr className={styles.group}>
        <th scope="rowgroup" colSpan={width}>
          <button type="button" className="plainButton" aria-expanded={open} onClick={() => choose(!open)}>
            <span aria-hidden>{open ? '▾' : '▸'}</span> {title}
          </button>
          {!open && <span className="soft small"> · {t('facts.folded', { n: rows.length })}</span>}
          {about && <span className={styles.under}>{about}</span>}
        </th>
      </tr>
      {open && rows.map((row) => <Row key={row.id} row={row} entering={entering} />)}
    </tbody>
  );
}

/** Facts in groups: value, as-of, source, versions on demand, and the way to record the next. */
export function FactTable<R extends FactRecord>(props: {
  name: string;
  first: string;
  groups: readonly FactGroup<R>[];
  entering: Entering | null;
  /** Whether these are what somebody looked for: then they stand open. */
  looked: boolean;
}) {
  const { t } = useWords();
  const { name, first, groups, entering, looked } = props;
  const columns = groups[0]?.rows[0]?.columns ?? [];
  return (
    <RecordTable
      saved
      name={name}
      className={styles.table}
      columns={[
        first,
        ...columns.map(({ title }) => ({ title, numeric: true })),
        t('facts.asOf'),
        t('province.source'),
        t('history.title'),
      ]}
    >
      {groups.map((group) => (
        <Group
          key={group.key}
          group={group}
          entering={entering}
          width={columns.length + 4}
          looked={looked || groups.length === 1}
        />
      ))}
    </RecordTable>
  );
}

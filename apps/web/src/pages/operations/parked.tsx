import { DismissParked } from '@langmoi/contracts/operations';
import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Empty } from '../../ui/answer';
import { useForm } from '../../ui/fields/use-form';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { parkedStates, type ParkedRow } from '../../view/operations';
import { problemWords } from '../../view/problem';
import type { ServiceName } from '../../services';
import { operations } from './services';
import styles from './operations.module.css';

const routesOf = ({ service }: ParkedRow) => operations[service as ServiceName];

/** A reason is asked for where the message is, and stays until it is taken. */
function Dismissal({ row, close }: { row: ParkedRow; close: () => void }) {
  const { t } = useWords();
  const form = useForm({ reason: '' });
  const dismiss = useCommand(routesOf(row).dismissParked, close);
  const field = form.fieldOf('/reason');
  useEffect(() => document.getElementById(field.id)?.focus(), [field.id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = form.check(DismissParked, form.values);
    if (!body) return document.getElementById(field.id)?.focus();
    dismiss.mutate({ params: { parkedId: row.id }, body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <form noValidate className={styles.dismissal} onSubmit={submit}>
      {dismiss.error && form.errors.length === 0 && <ProblemAlert problem={dismiss.error} />}
      <TextInput
        {...field}
        label={t('ops.reason')}
        description={t('ops.reasonHint')}
        size="sm"
        maxLength={500}
        autoComplete="off"
        value={form.values.reason}
        onChange={(event) => form.change({ reason: event.currentTarget.value })}
        onKeyDown={(event) => event.key === 'Escape' && close()}
      />
      <div className="row">
        <Button type="submit" size="xs" loading={dismiss.isPending}>
          {t('ops.dismissNow')}
        </Button>
        <Button size="xs" variant="default" onClick={close}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Actions({ row, dismissing, open }: { row: ParkedRow; dismissing: boolean; open: () => void }) {
  const { t, language } = useWords();
  const replay = useCommand(routesOf(row).replayParked);
  if (row.state !== 'parked') {
    return row.reason && <span className="small soft">{t('ops.because', { reason: row.reason })}</span>;
  }
  const named = { type: row.eventType ?? t('ops.unreadable'), service: row.service };
  const why = (name: string) => {
    const refusal = refusalOf(row.actions, name);
    return refusal === null ? undefined : problemWords(refusal, language).title;
  };
  const noReplay = why('replayParked');
  const noDismissal = why('dismissParked');
  return (
    <div className="stack">
      <div className={styles.buttons}>
        <Button
          size="xs"
          loading={replay.isPending}
          disabled={noReplay !== undefined}
          title={noReplay}
          aria-label={t('ops.replayThis', named)}
          onClick={() => replay.mutate({ params: { parkedId: row.id } })}
        >
          {t('ops.replay')}
        </Button>
        <Button
          size="xs"
          variant="default"
          disabled={noDismissal !== undefined}
          title={noDismissal}
          aria-label={t('ops.dismissThis', named)}
          aria-expanded={dismissing}
          onClick={open}
        >
          {t('ops.dismiss')}
        </Button>
      </div>
      {replay.error && <ProblemAlert problem={replay.error} />}
    </div>
  );
}

function Row({ row }: { row: ParkedRow }) {
  const { t, date } = useWords();
  const [dismissing, setDismissing] = useState(false);
  const heading = useRef<HTMLTableCellElement>(null);
  const close = () => {
    setDismissing(false);
    heading.current?.focus();
  };
  const { service, eventType, eventId, subject, error, state, attempts, parkedAt, topic, partition, offset } = row;
  return (
    <>
      <tr>
        <th ref={heading} tabIndex={-1} scope="row">
          {service}
          <span className={styles.under}>{row.group}</span>
        </th>
        <td>
          <div className={styles.doing}>
            <StateBadge state={parkedStates[state]}>{t(`ops.state.${state}`)}</StateBadge>
            <Actions row={row} dismissing={dismissing} open={() => setDismissing(!dismissing)} />
          </div>
        </td>
        <td>
          {eventType ?? <em className="soft">{t('ops.unreadable')}</em>}
          <span className={styles.under}>{t('ops.place', { topic, partition, offset })}</span>
        </td>
        <td className={styles.ids}>
          {eventId && <code title={t('ops.event')}>{eventId}</code>}
          {subject && <code title={t('ops.subject')}>{subject}</code>}
          {!eventId && !subject && <span className="soft">–</span>}
        </td>
        <td className={styles.error}>{error}</td>
        <td className="num">{attempts}</td>
        <td className="nowrap">
          {timeText(parkedAt)} {date(parkedAt)}
        </td>
      </tr>
      {dismissing && state === 'parked' && (
        <tr>
          <td colSpan={7}>
            <Dismissal row={row} close={close} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Messages that could not be taken in: ids and errors, never their data. */
export function Parked({ rows }: { rows: readonly ParkedRow[] }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="parked" className="stack">
      <h2 id="parked">{t('ops.parked')}</h2>
      {rows.length === 0 ? (
        <Empty title={t('ops.parkedEmpty')}>{t('ops.parkedNext')}</Empty>
      ) : (
        <RecordTable
          name={t('ops.parked')}
          columns={[
            t('ops.part'),
            t('ops.state'),
            t('ops.message'),
            t('ops.ids'),
            t('ops.error'),
            { title: t('ops.attempts'), numeric: true },
            t('ops.since'),
          ]}
          className={styles.table}
        >
          <tbody>
            {rows.map((row) => (
              <Row key={`${row.service}-${row.id}`} row={row} />
            ))}
          </tbody>
        </RecordTable>
      )}
    </section>
  );
}

import type { LineRecord, LineView } from '@langmoi/contracts/funding';
import { RejectFunds } from '@langmoi/contracts/funding';
import { Button, Textarea } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { funding } from '../../services';
import { ClosedNote } from '../../ui/closed-note';
import { useForm } from '../../ui/fields/use-form';
import { ProblemAlert } from '../../ui/problem-alert';
import { StateBadge } from '../../ui/state-badge';
import { refusalOf } from '../../view/facts';
import { CapacityMark } from '../../ui/capacity-mark';
import { awaitingOf } from '../../view/approval';
import { millionsText } from '../../view/money';
import { problemWords } from '../../view/problem';
import styles from './facts.module.css';

const addressOf = ({ year, programme, fundingSource, measure }: LineView, { version }: LineRecord) => ({
  ...{ year, programme, fundingSource, measure, version },
});

/** The reason of a rejection, which stays with the record. */
function Rejection({ line, record, close }: { line: LineView; record: LineRecord; close: () => void }) {
  const { t } = useWords();
  const form = useForm({ reason: '' });
  const reject = useCommand(funding.rejectFunds, close);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const body = form.check(RejectFunds, form.values);
    if (body === null) return;
    const input = { params: addressOf(line, record), body };
    reject.mutate(input, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <form noValidate className={styles.form} aria-label={t('approval.reject')} onSubmit={send}>
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxLength={400}
        {...form.fieldOf('/reason')}
        label={t('approval.reason')}
        value={form.values.reason}
        onChange={(event) => form.change({ reason: event.currentTarget.value })}
      />
      {reject.error && form.errors.length === 0 && <ProblemAlert problem={reject.error} />}
      <div className="row">
        <Button type="submit" size="xs" loading={reject.isPending}>
          {t('approval.send')}
        </Button>
        <Button variant="subtle" size="xs" onClick={close}>
          {t('approval.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What another officer may do; whoever entered it sees both buttons closed, and why. */
function Verdict({ line, record }: { line: LineView; record: LineRecord }) {
  const { t, language } = useWords();
  const [rejecting, setRejecting] = useState(false);
  const approve = useCommand(funding.approveFunds);
  const refusal = refusalOf(line.actions, 'approveFunds');
  if (refusal === '/problems/not-permitted') return null;
  if (rejecting) return <Rejection line={line} record={record} close={() => setRejecting(false)} />;
  const why = refusal === null ? null : problemWords(refusal, language);
  return (
    <>
      {approve.error && <ProblemAlert problem={approve.error} />}
      <ClosedNote on={record.asOf} left="closing.untilSettling" />
      <div className="row">
        <Button
          size="xs"
          disabled={refusal !== null}
          loading={approve.isPending}
          onClick={() => approve.mutate({ params: addressOf(line, record), body: {} })}
        >
          {t('approval.approve', { n: record.version })}
        </Button>
        <Button variant="default" size="xs" disabled={refusal !== null} onClick={() => setRejecting(true)}>
          {t('approval.reject')}
        </Button>
        {why && <span className="small soft">{record.approval.mine ? t('approval.byMe') : why.title}</span>}
      </div>
    </>
  );
}

/** The record that waits for another officer: no figure yet, and marked so. */
export function Awaiting({ line }: { line: LineView }) {
  const { t, language, date } = useWords();
  const record = awaitingOf(line);
  if (!record) return null;
  const { version, amount, planned, asOf, approval } = record;
  const money = (dong: string | null) => (dong === null ? t('facts.noValue') : millionsText(dong, language));
  return (
    <div className={styles.awaiting}>
      <p>
        <StateBadge state="awaiting">{t('approval.awaiting')}</StateBadge>{' '}
        {t('approval.waits', { n: version, date: date(asOf) })} <strong>{money(amount)}</strong>
        {planned !== null && ` / ${money(planned)}`} <span className="soft">{approval.mine && t('approval.mine')}</span>
      </p>
      <p className="small soft">{t('approval.notYet')}</p>
      <Verdict line={line} record={record} />
    </div>
  );
}

/** What became of a record: where it is no figure, and where it was approved on somebody's behalf. */
export function Fate({ record: { approval } }: { record: LineRecord }) {
  const { t } = useWords();
  const { state, reason } = approval;
  if (state === 'approved' && approval.capacity && approval.capacity !== 'own')
    return (
      <span className="small soft">
        {t('approval.approved')} <CapacityMark capacity={approval.capacity} role="financeOfficer" />
      </span>
    );
  if (state === 'notNeeded' || state === 'approved') return null;
  return <span className={styles.differs}>{t(`approval.${state}`, { reason: reason ?? '' })}</span>;
}

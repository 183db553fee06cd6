import { Button } from '@mantine/core';
import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { ClosedNote } from '../../ui/closed-note';
import { DateField } from '../../ui/fields/date-field';
import { ErrorList, ProblemAlert } from '../../ui/problem-alert';
import parts from '../../ui/parts.module.css';
import { problemWords } from '../../view/problem';
import type { FactForm } from './use-fact-form';
import styles from './facts.module.css';

/** Somebody was quicker: nothing is sent on top of a version that was not seen. */
function Newer({ fact, now, goOn }: { fact: FactForm<object>; now: ReactNode; goOn: () => void }) {
  const { t } = useWords();
  return (
    <div role="alert" className={parts.alert}>
      <strong>{t('facts.newer', { n: fact.newest })}</strong>
      <p>{now}</p>
      <p>{t('facts.newerNext')}</p>
      <Button variant="default" size="xs" onClick={goOn}>
        {t('facts.goOn', { n: fact.newest })}
      </Button>
    </div>
  );
}

/** What stands in the way, most urgent first. */
function Obstacles({ fact, now, goOn }: { fact: FactForm<object>; now: ReactNode; goOn: () => void }) {
  const { form, problem, newer } = fact;
  return (
    <>
      <ErrorList form={form.id} errors={form.errors} />
      {newer ? <Newer fact={fact} now={now} goOn={goOn} /> : problem && <ProblemAlert problem={problem} />}
    </>
  );
}

/** Why the form is closed to this reader. */
export function Closed({ reason, who }: { reason: string; who: string }) {
  const { t, language } = useWords();
  return (
    <aside className={`${parts.paper} ${styles.side} stack`} aria-labelledby="record">
      <h2 id="record">{t('facts.form')}</h2>
      <p className="small">
        {reason === '/problems/not-permitted' ? t('facts.reason', { who }) : problemWords(reason, language).title}
      </p>
      <Button disabled fullWidth>
        {t('facts.enter')}
      </Button>
    </aside>
  );
}

/** What was recorded, where it will be seen, and the one action. */
function Foot({ fact, tab, note }: { fact: FactForm<object>; tab: string; note: string | undefined }) {
  const { t } = useWords();
  const { done, pending, newer, newest } = fact;
  return (
    <div className={styles.foot}>
      <p role="status" className="small">
        {done !== null && (
          <>
            <strong>{t('facts.done', { n: done })}</strong> {note && <span>{note} </span>}
            <Link to={`/province?tab=${tab}`}>{t('facts.onProvince')}</Link>
          </>
        )}
      </p>
      <Button type="submit" size="md" fullWidth loading={pending} disabled={newer}>
        {t('facts.by', { n: newest + 1 })}
      </Button>
    </div>
  );
}

/** The frame of a new fact: which one, how it stands, its numbers, its day, what comes of it. */
export function RecordForm(props: {
  fact: FactForm<object>;
  /** Which fact: chosen first, for the numbers depend on it. */
  choice: ReactNode;
  /** How it stands now, in words. */
  now: ReactNode;
  children: ReactNode;
  preview: ReactNode;
  /** The tab of the province page where it will be seen. */
  tab: string;
  /** What happens next with what was recorded. */
  note?: string;
  /** True where a row asked for it: then the first number has the focus. */
  begun: boolean;
  onSubmit: () => void;
}) {
  const { t } = useWords();
  const { fact, choice, now, children, preview, tab, begun } = props;
  const { form, newest, pending } = fact;
  const numbers = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (begun) numbers.current?.querySelector('input')?.focus();
  }, [begun]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <aside className={`${parts.paper} ${styles.side}`} aria-labelledby="record">
      <form noValidate className={styles.form} aria-labelledby="record" aria-busy={pending} onSubmit={submit}>
        <h2 id="record">{t('facts.form')}</h2>
        <Obstacles
          fact={fact}
          now={now}
          goOn={() => {
            fact.goOn();
            numbers.current?.querySelector('input')?.focus();
          }}
        />
        {choice}
        <p className={styles.now}>{newest === 0 ? t('facts.first') : now}</p>
        <div ref={numbers} className={styles.numbers}>
          {children}
        </div>
        <DateField
          size="sm"
          label={t('facts.asOf')}
          {...form.fieldOf('/asOf')}
          value={form.values.asOf}
          onChange={(asOf) => form.change({ asOf })}
        />
        <ClosedNote on={form.values.asOf} />
        {preview}
        <Foot fact={fact} tab={tab} note={props.note} />
      </form>
    </aside>
  );
}

import type { Action } from '@langmoi/contracts/common';
import type { Role } from '@langmoi/contracts/caller';
import type { Carried } from '@langmoi/contracts/units';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { Fragment, useState, type ReactNode } from 'react';
import type { ApiProblem } from '../../api';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/list-import';
import { useToday } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { CarriedNote } from '../../ui/carried-note';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { UnitsSwitch } from '../../ui/units-switch';
import { found, refusalOf, type FactRecord } from '../../view/facts';
import { FactTable, type Entering, type FactGroup } from './fact-table';
import { Closed } from './record-form';
import styles from './facts.module.css';

export interface Table<R extends FactRecord> {
  readonly key: string;
  readonly title: string;
  readonly first: string;
  readonly groups: readonly FactGroup<R>[];
}

/** Where a form begins: the fact that was asked for in the table, if one was, and the date of the province. */
export interface Entry {
  readonly id: string | null;
  readonly today: string;
}

/** A row's wish; `at` tells a second wish for the same row from the first. */
interface Chosen {
  readonly id: string;
  readonly at: number;
}

interface Props<R extends FactRecord> {
  readonly tables: readonly Table<R>[];
  readonly actions: readonly Action[];
  readonly action: string;
  readonly role: Role;
  readonly form: (entry: Entry) => ReactNode;
}

/** The tables of one province; `of`: whose, where it is not one's own. */
export function Tables<R extends FactRecord>(props: {
  tables: readonly Table<R>[];
  entering: Entering | null;
  of?: string;
}) {
  const { t } = useWords();
  const { of = '' } = props;
  const [asked, ask] = useState('');
  const shown = props.tables
    .map((table) => ({ ...table, groups: found(table.groups, asked) }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <div className={styles.lists}>
      {props.entering && (
        <a href="#record" className={styles.jump}>
          {t('facts.form')}
        </a>
      )}
      <TextInput
        type="search"
        size="sm"
        maw={320}
        label={t('facts.find')}
        placeholder={t('filter.searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={asked}
        onChange={(event) => ask(event.currentTarget.value)}
      />
      {shown.length === 0 && <Empty title={t('filter.none')} />}
      {shown.map(({ key, title, first, groups }) => (
        <section key={key} aria-labelledby={`facts-${key}${of}`} className="stack">
          <h2 id={`facts-${key}${of}`}>{title}</h2>
          <FactTable name={title} first={first} groups={groups} entering={props.entering} looked={asked !== ''} />
        </section>
      ))}
    </div>
  );
}

/** The form where it is open to the reader, else why it is not. */
function Recording(
  props: Pick<Props<FactRecord>, 'role' | 'form'> & { refusal: string | null; chosen: Chosen | null },
) {
  const { t } = useWords();
  const { refusal, role, form, chosen } = props;
  const today = useToday();
  if (refusal !== null) return <Closed reason={refusal} who={t(`role.${role}`).toLowerCase()} />;
  if (today === '') return null;
  const entry = { id: chosen?.id ?? null, today };
  return <Fragment key={chosen?.at}>{form(entry)}</Fragment>;
}

/** The facts of a service beside the form of the next one. */
export function Facts<R extends FactRecord>({ tables, actions, action, role, form }: Props<R>) {
  const { t } = useWords();
  const [chosen, choose] = useState<Chosen | null>(null);
  const refusal = refusalOf(actions, action);
  const entering = { id: chosen?.id ?? null, choose: (id: string) => choose({ id, at: Date.now() }) };
  const empty = tables.every(({ groups }) => groups.length === 0);
  return (
    <div className={styles.columns}>
      {empty ? (
        <Empty title={t('facts.none')}>{t('facts.noneNext')}</Empty>
      ) : (
        <Tables tables={tables} entering={refusal === null ? entering : null} />
      )}
      <Recording refusal={refusal} role={role} form={form} chosen={chosen} />
    </div>
  );
}

/** The one way of the three services: what it is about, by which units, and its answer in each of its states. */
export function FactsPage<V extends { carried?: Carried }>(props: {
  title: string;
  about: string;
  /** Where its facts are a file, and from one. */
  file?: string;
  view: UseQueryResult<V, ApiProblem>;
  children: (view: V) => ReactNode;
}) {
  const { title, about, file, view, children } = props;
  const { t } = useWords();
  return (
    <div className={frame.page}>
      <PageHead title={title} about={about} under={file && <Link to={file}>{t('list.open')}</Link>} />
      <UnitsSwitch />
      <Answer of={view} lines={12}>
        {(known) => (
          <>
            {known.carried && <CarriedNote carried={known.carried} />}
            {children(known)}
          </>
        )}
      </Answer>
    </div>
  );
}

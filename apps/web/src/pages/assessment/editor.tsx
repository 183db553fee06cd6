import { RecordAssessment, type CriterionResult } from '@langmoi/contracts/criteria';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { DateField } from '../../ui/fields/date-field';
import { Either } from '../../ui/fields/either';
import { useCommand } from '../../queries';
import { ActionFoot } from '../../ui/action-foot';
import { ClosedNote } from '../../ui/closed-note';
import { useForm } from '../../ui/fields/use-form';
import { ErrorList } from '../../ui/problem-alert';
import { useAssignedLeads } from '../../ui/use-leads';
import { newestOf, resultsList, tallyOf } from '../../view/draft';
import type { WholesSheet } from '../../view/said-of';
import { CriterionRow } from './criterion-row';
import { OtherSheet } from './other-sheet';
import { SaveLine } from './save-line';
import { recordingOf } from './services';
import { useDraft, type Draft } from './use-draft';
import styles from './assessment.module.css';

const states = ['achieved', 'missing', 'noData'] as const;

function Choice({ name, result, set }: { name: string; result: CriterionResult; set: Draft['set'] }) {
  const { t } = useWords();
  const { criterion, state, note = '' } = result;
  const [noting, setNoting] = useState(note !== '');
  return (
    <div className={styles.choice}>
      <Either
        label={name}
        name={`criterion-${criterion}`}
        answers={states.map((value) => ({ value, word: t(`state.${value}`), state: value }))}
        chosen={state}
        choose={(one) => set(criterion, { state: one })}
      />
      {noting ? (
        <Textarea
          size="sm"
          autosize
          minRows={1}
          maxLength={2000}
          aria-label={t('criterion.noteOf', { n: criterion })}
          placeholder={t('criterion.note')}
          value={note}
          onChange={(event) => set(criterion, { note: event.currentTarget.value })}
        />
      ) : (
        <button type="button" className="linkButton small soft" onClick={() => setNoting(true)}>
          {t('criterion.addNote')}
        </button>
      )}
    </div>
  );
}

function useRecord(view: WholesSheet, draft: Draft) {
  const form = useForm({ asOf: '' });
  const asOf = form.values.asOf || view.on;
  const { route, inputOf } = recordingOf(view.of);
  const record = useCommand(route, draft.forget);
  const send = () => {
    const content = {
      criteriaSet: view.set.id,
      asOf,
      seenVersion: newestOf(view),
      results: resultsList(draft.results),
    };
    const body = form.check(RecordAssessment, content);
    if (body) record.mutate(inputOf(body), { onError: ({ errors }) => form.refuse(errors) });
  };
  return { form, asOf, record, send };
}

/** The self-assessment: saved as one types, recorded as a version when the officer says so. */
export function Editor({ view }: { view: WholesSheet }) {
  const { t, say } = useWords();
  const queries = useQueryClient();
  const draft = useDraft(view);
  const leadsOf = useAssignedLeads(view.set.id, view.on);
  const { form, asOf, record, send } = useRecord(view, draft);
  const { met, total, missing } = tallyOf(draft.results);
  const version = newestOf(view) + 1;
  return (
    <>
      <SaveLine draft={draft} newest={view.draft.revision} reload={() => void queries.invalidateQueries()} />
      <ErrorList form={form.id} errors={form.errors} />
      <ol className={styles.criteria} aria-label={t('commune.criteria')}>
        {view.set.criteria.map((criterion) => {
          const result = draft.results[criterion.no];
          if (!result) return null;
          const name = criterion.title
            ? `${criterion.no}. ${say(criterion.title)}`
            : t('criterion.untitled', { n: criterion.no });
          return (
            <CriterionRow key={criterion.no} {...{ criterion, result }} leads={leadsOf(criterion)}>
              <Choice name={name} result={result} set={draft.set} />
            </CriterionRow>
          );
        })}
      </ol>
      <ActionFoot
        problem={form.errors.length === 0 ? record.error : null}
        lead={t('commune.recordLead', { met, total })}
        detail={
          <>
            {missing.length > 0 ? t('matrix.lacks', { list: missing.join(', ') }) : t('commune.allMet')}{' '}
            <ClosedNote on={asOf} /> <OtherSheet {...view.of} criteriaSet={view.set.id} on={asOf} />
          </>
        }
      >
        <DateField
          size="sm"
          label={t('commune.asOf')}
          {...form.fieldOf('/asOf')}
          value={asOf}
          onChange={(next) => {
            form.change({ asOf: next });
            record.reset(); // what was refused was of another day
          }}
        />
        <Button size="md" loading={record.isPending} onClick={send}>
          {t('commune.record', { n: version })}
        </Button>
      </ActionFoot>
    </>
  );
}

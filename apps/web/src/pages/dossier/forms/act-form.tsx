import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent, ReactNode } from 'react';
import type { ApiProblem } from '../../../api';
import { useWords } from '../../../i18n/language';
import { ActionFoot } from '../../../ui/action-foot';
import type { Form } from '../../../ui/fields/use-form';
import { ErrorList, ProblemAlert } from '../../../ui/problem-alert';
import styles from '../dossier.module.css';

/** The frame of an act: what is wrong on top, the fields, and the one action at the foot. */
export function ActForm(props: {
  name: string;
  form: Form<object>;
  problem: ApiProblem | null;
  pending: boolean;
  onSubmit: (event: FormEvent) => void;
  lead: ReactNode;
  detail?: ReactNode;
  action: string;
  disabled?: boolean;
  children: ReactNode;
}) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { form, problem } = props;
  return (
    <form
      noValidate
      aria-label={props.name}
      className={styles.form}
      onSubmit={props.onSubmit}
      aria-busy={props.pending}
    >
      <ErrorList form={form.id} errors={form.errors} />
      {problem && (
        <ProblemAlert problem={problem}>
          {problem.status === 409 && (
            <button type="button" className="linkButton" onClick={() => void queries.invalidateQueries()}>
              {t('dossier.reload')}
            </button>
          )}
        </ProblemAlert>
      )}
      {props.children}
      <ActionFoot lead={props.lead} detail={props.detail}>
        <Button type="submit" size="md" loading={props.pending} disabled={props.disabled ?? false}>
          {props.action}
        </Button>
      </ActionFoot>
    </form>
  );
}

import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { ApiProblem } from '../api';
import { useWords } from '../i18n/language';
import type { Form } from './fields/use-form';
import { ErrorList, ProblemAlert } from './problem-alert';
import styles from './parts.module.css';

/** The frame of every dialog's form: what stands in the way, the fields, the one verb, and the way out. */
export function DialogForm(props: {
  form: Pick<Form<object>, 'id' | 'errors'>;
  problem: ApiProblem | null;
  pending: boolean;
  verb: string;
  /** True while something must be looked at before it can be sent. */
  blocked?: boolean;
  onSubmit: () => void;
  close: () => void;
  children: ReactNode;
}) {
  const { t } = useWords();
  const { form, problem, pending, verb, blocked = false, onSubmit, close, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form noValidate className={styles.form} aria-busy={pending} onSubmit={submit}>
      <ErrorList form={form.id} errors={form.errors} />
      {problem && form.errors.length === 0 && <ProblemAlert problem={problem} />}
      {children}
      <div className={styles.foot}>
        <Button type="submit" loading={pending} disabled={blocked}>
          {verb}
        </Button>
        <Button variant="default" onClick={close}>
          {t('form.cancel')}
        </Button>
      </div>
    </form>
  );
}

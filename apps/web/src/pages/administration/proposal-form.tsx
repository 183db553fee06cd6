import type { FieldError } from '@langmoi/contracts/common';
import { DraftingProposal, type SuccessionRule, type UnitProposalView } from '@langmoi/contracts/unit-changes';
import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiProblem } from '../../api';
import {} from '../../i18n/unit-changes';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { Answer } from '../../ui/answer';
import type { Form } from '../../ui/fields/use-form';
import frame from '../../ui/pages.module.css';
import parts from '../../ui/parts.module.css';
import { ErrorList, ProblemAlert } from '../../ui/problem-alert';
import { Titled } from '../../ui/titled';
import { inputErrors } from '../../view/input-errors';
import styles from './administration.module.css';
import { unitChanges } from './services';

interface Props<V extends object> {
  readonly form: Form<V>;
  readonly provinceId: string;
  /** What is amended; without it a new one is drafted. */
  readonly amended: UnitProposalView | undefined;
  /** What is sent, of what stands in the fields. */
  draftingOf(): unknown;
  /** Errors of what is sent, at the fields that they came from. */
  placed(errors: readonly FieldError[]): FieldError[];
  done(view: UnitProposalView): void;
  /** What the decision would touch. */
  readonly beside: ReactNode;
  readonly children: ReactNode;
}

/** A decision about units as it is entered, drafted or amended, beside what it would touch. */
export function ProposalForm<V extends object>(props: Props<V>) {
  const { t, language } = useWords();
  const { form, provinceId, amended, draftingOf, placed, done, beside, children } = props;
  const draft = useCommand(unitChanges.draftUnitProposal, done);
  const amend = useCommand(unitChanges.amendUnitProposal, done);
  const { error, isPending } = amended ? amend : draft;
  const send = (event: FormEvent) => {
    event.preventDefault();
    const checked = DraftingProposal.safeParse(draftingOf());
    const errors = placed(checked.error ? inputErrors(checked.error, language) : []);
    form.refuse(errors);
    if (!checked.data || errors.length > 0) return;
    const { data: body } = checked;
    const refused = { onError: (problem: ApiProblem) => form.refuse(placed(problem.errors)) };
    if (!amended) return draft.mutate({ params: { provinceId }, body }, refused);
    amend.mutate({ params: { proposalId: amended.id }, body: { ...body, seenVersion: amended.version } }, refused);
  };
  return (
    <div className={styles.halves}>
      <form noValidate className={`${parts.form} ${parts.paper}`} aria-busy={isPending} onSubmit={send}>
        <ErrorList form={form.id} errors={form.errors} />
        {error && form.errors.length === 0 && <ProblemAlert problem={error} />}
        {children}
        <div>
          <Button type="submit" loading={isPending}>
            {t('uchange.save')}
          </Button>
        </div>
      </form>
      {beside}
    </div>
  );
}

/** The page of such a form, once the rules are known that a decision may go by. */
export function ProposalPage(props: {
  title: string;
  /** The list that it stands in. */
  list: { readonly to: string; readonly word: string };
  children: (known: readonly SuccessionRule[]) => ReactNode;
}) {
  const { title, list, children } = props;
  const rules = useAnswer(unitChanges.listSuccessionRules, { query: {} });
  return (
    <div className={frame.body}>
      <div className="stack">
        <p className="small">
          <Link to={list.to}>{list.word}</Link>
        </p>
        <Titled title={title} />
      </div>
      <Answer of={rules} lines={8}>
        {children}
      </Answer>
    </div>
  );
}

import type { DossierView } from '@langmoi/contracts/recognition';
import type { Outcome } from '@langmoi/contracts/regime';
import { recognition } from '../../../services';
import { useWords } from '../../../i18n/language';
import type { Form } from '../../../ui/fields/use-form';
import { actionNamed, outcomesOf } from '../../../view/dossier';
import { useRefusal } from '../use-refusal';
import { reasonErrors, reasonsOf, type TypedReason } from '../../../view/reasons';
import { ActForm } from './act-form';
import { Choice } from './choice';
import { ReasonsField } from './reasons-field';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

interface Typed {
  readonly outcome: string;
  readonly reasons: readonly TypedReason[];
}

/** Why an outcome cannot be given now; undefined where it can. */
function useRefused(dossier: DossierView): (outcome: string) => string | undefined {
  const refusal = useRefusal(dossier);
  return (outcome) => {
    const { allowed, reason } = actionNamed(dossier.actions, outcome);
    return allowed || !reason ? undefined : refusal(reason).title;
  };
}

/** What is sent: the outcome, its reasons where it asks for any, and the version that was seen. */
function contentOf(props: StageFormProps, { outcome, reasons }: Typed) {
  const asked = props.stage.outcomes[outcome]?.reasons ?? 'none';
  const version = props.dossier.assessment?.version;
  return {
    ...entryOf(props.entry),
    outcome: outcome || undefined,
    reasons: asked === 'none' ? [] : reasonsOf(reasons),
    ...(version === undefined ? {} : { assessmentVersion: version }),
  };
}

function Outcomes({ form, props }: { form: Form<Typed>; props: StageFormProps }) {
  const { t, say } = useWords();
  const refused = useRefused(props.dossier);
  const outcome = form.fieldOf('/outcome');
  return (
    <Choice
      id={outcome.id}
      error={outcome.error}
      label={t('task.outcome')}
      value={form.values.outcome}
      onChange={(next) => form.change({ outcome: next })}
      options={outcomesOf(props.stage).map(([value, { title }]) => ({
        value,
        label: say(title),
        detail: refused(value),
      }))}
    />
  );
}

/** Nothing to choose where the regime knows one way out. */
function onlyOutcome({ outcomes }: StageFormProps['stage']): string {
  const [only, ...others] = Object.keys(outcomes);
  return only !== undefined && others.length === 0 ? only : '';
}

/** The reasons that the chosen outcome asks for. */
function Reasons(props: { outcome: Outcome | undefined; form: Form<Typed>; set: StageFormProps['set'] }) {
  const asked = props.outcome?.reasons ?? 'none';
  if (asked === 'none') return null;
  return <ReasonsField form={props.form} set={props.set} perCriterion={asked === 'perCriterion'} />;
}

/** A task ends by one of the regime's outcomes, with the reasons that the outcome asks for. */
export function TaskForm(props: StageFormProps) {
  const { t, say, language } = useWords();
  const { dossier, stage, set } = props;
  const only = onlyOutcome(stage);
  const first: Typed = { outcome: only, reasons: [{ criterion: '', text: '' }] };
  const { form, submit, pending, problem } = useAct(recognition.giveOutcome, dossier, first);
  const chosen = stage.outcomes[form.values.outcome];
  const action = chosen ? say(chosen.title) : null;
  const refused = useRefused(dossier)(form.values.outcome);
  const version = dossier.assessment && t('task.version', { n: dossier.assessment.version });
  return (
    <ActForm
      name={t('act.task')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit(contentOf(props, form.values), reasonErrors(chosen, form.values.reasons, language))}
      lead={action ?? t('task.choose')}
      detail={refused ?? version}
      action={action ?? t('task.chooseFirst')}
      disabled={!chosen || refused !== undefined}
    >
      {!only && <Outcomes form={form} props={props} />}
      <Reasons outcome={chosen} form={form} set={set} />
    </ActForm>
  );
}

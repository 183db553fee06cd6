import { recognition } from '../../../services';
import { useWords } from '../../../i18n/language';
import { actionNamed, obstaclesOf, outcomesOf } from '../../../view/dossier';
import { problemWords } from '../../../view/problem';
import { ActForm } from './act-form';
import { Choice } from './choice';
import { ReasonsField, reasonsOf, type TypedReason } from './reasons-field';
import type { StageFormProps } from './stage-form';
import { entryOf, useAct } from './use-act';

interface Typed {
  readonly outcome: string;
  readonly reasons: readonly TypedReason[];
}

/** A task ends by one of the regime's outcomes, with the reasons that the outcome asks for. */
export function TaskForm({ dossier, entry, stage, set }: StageFormProps) {
  const { t, say, language } = useWords();
  const outcomes = outcomesOf(stage);
  const only = outcomes.length === 1 ? (outcomes[0]?.[0] ?? '') : '';
  const first: Typed = { outcome: only, reasons: [{ criterion: '', text: '' }] };
  const { form, submit, pending, problem } = useAct(recognition.giveOutcome, dossier, first);
  const chosen = stage.outcomes[form.values.outcome];
  const asked = chosen?.reasons ?? 'none';
  const version = dossier.assessment?.version;
  const content = {
    ...entryOf(entry),
    outcome: form.values.outcome || undefined,
    reasons: asked === 'none' ? [] : reasonsOf(form.values.reasons),
    ...(version === undefined ? {} : { assessmentVersion: version }),
  };
  const outcome = form.fieldOf('/outcome');
  const refusal = (name: string) => {
    const { allowed, reason } = actionNamed(dossier.actions, name);
    if (allowed || !reason) return undefined;
    const lack = obstaclesOf(dossier, reason).map((item) => (typeof item === 'number' ? String(item) : say(item)));
    return `${problemWords(reason, language).title}${lack.length > 0 ? `: ${lack.join(', ')}` : ''}`;
  };
  const refused = refusal(form.values.outcome);
  return (
    <ActForm
      name={t('act.task')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit(content)}
      lead={chosen ? say(chosen.title) : t('task.choose')}
      detail={refused ?? (version === undefined ? undefined : t('task.version', { n: version }))}
      action={chosen ? say(chosen.title) : t('task.chooseFirst')}
      disabled={!chosen || refused !== undefined}
    >
      {!only && (
        <Choice
          id={outcome.id}
          error={outcome.error}
          label={t('task.outcome')}
          value={form.values.outcome}
          onChange={(next) => form.change({ outcome: next })}
          options={outcomes.map(([value, { title }]) => ({ value, label: say(title), detail: refusal(value) }))}
        />
      )}
      {asked !== 'none' && <ReasonsField form={form} set={set} perCriterion={asked === 'perCriterion'} />}
    </ActForm>
  );
}

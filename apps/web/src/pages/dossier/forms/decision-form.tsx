import { TextInput } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { recognition } from '../../../services';
import { DateField } from '../../../ui/fields/date-field';
import type { Form } from '../../../ui/fields/use-form';
import styles from '../dossier.module.css';
import { reasonErrors, reasonsOf, type TypedReason } from '../../../view/reasons';
import { ActForm } from './act-form';
import { Choice } from './choice';
import { ReasonsField } from './reasons-field';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

interface Typed {
  readonly outcome: 'issued' | 'declined';
  readonly number: string;
  readonly signedOn: string;
  readonly effectiveOn: string;
  readonly signatory: string;
  readonly reasons: readonly TypedReason[];
}

const fields = ['number', 'signedOn', 'effectiveOn', 'signatory'] as const;

/** What is sent: the paper's facts with a decision, the reasons with a refusal. */
function contentOf(values: Typed) {
  const { outcome, reasons, number, signatory, signedOn, effectiveOn } = values;
  return outcome === 'issued'
    ? { outcome, number: number.trim(), signedOn, effectiveOn, signatory: signatory.trim() }
    : { outcome, reasons: reasonsOf(reasons) };
}

/** The paper's facts, as it prints them. */
function Paper({ form }: { form: Form<Typed> }) {
  const { t } = useWords();
  return fields.map((name) => {
    const shared = { ...form.fieldOf(`/${name}`), label: t(`decision.${name}`), value: form.values[name] };
    return name === 'signedOn' || name === 'effectiveOn' ? (
      <DateField key={name} {...shared} onChange={(next) => form.change({ [name]: next })} />
    ) : (
      <TextInput
        key={name}
        autoComplete="off"
        {...shared}
        onChange={(event) => form.change({ [name]: event.currentTarget.value })}
      />
    );
  });
}

/** The chairman decides: issued with number and dates, or declined with reasons. */
export function DecisionForm({ dossier, entry, stage, set }: StageFormProps) {
  const { t, say, language } = useWords();
  const { today } = dossier.legalTime;
  const first: Typed = {
    outcome: 'issued',
    number: '',
    signedOn: today,
    effectiveOn: today,
    signatory: '',
    reasons: [{ criterion: '', text: '' }],
  };
  const { form, submit, pending, problem } = useAct(recognition.issueDecision, dossier, first);
  const { outcome } = form.values;
  const own = reasonErrors(stage.outcomes[outcome], form.values.reasons, language);
  const title = (name: 'issued' | 'declined') => {
    const known = stage.outcomes[name];
    return known ? say(known.title) : t(`decision.${name}`);
  };
  return (
    <ActForm
      name={t('act.decision')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), ...contentOf(form.values) }, own)}
      lead={title(outcome)}
      detail={t('decision.detail')}
      action={title(outcome)}
    >
      <Choice
        {...form.fieldOf('/outcome')}
        label={t('task.outcome')}
        value={outcome}
        onChange={(next) => form.change({ outcome: next })}
        options={[
          { value: 'issued', label: title('issued') },
          { value: 'declined', label: title('declined') },
        ]}
      />
      {outcome === 'issued' ? (
        <div className={styles.numbers}>
          <Paper form={form} />
        </div>
      ) : (
        <ReasonsField form={form} set={set} perCriterion={stage.outcomes['declined']?.reasons === 'perCriterion'} />
      )}
    </ActForm>
  );
}

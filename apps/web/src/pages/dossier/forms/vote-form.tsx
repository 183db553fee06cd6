import { useWords } from '../../../i18n/language';
import { DateField } from '../../../ui/fields/date-field';
import { recognition } from '../../../services';
import { NumberField } from '../../../ui/fields/number-field';
import { percentOf, wholeNumber } from '../../../view/format';
import styles from '../dossier.module.css';
import { ActForm } from './act-form';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

const persons = ['invited', 'present', 'inFavour', 'against', 'abstained'] as const;

/** A meeting's vote: the sums are checked while they are typed. */
export function VoteForm({ dossier, entry }: StageFormProps) {
  const { t, number } = useWords();
  const first = {
    heldOn: dossier.legalTime.today,
    invited: '',
    present: '',
    inFavour: '',
    against: '0',
    abstained: '0',
  };
  const { form, submit, pending, problem } = useAct(recognition.recordVote, dossier, first);
  const typed = Object.fromEntries(persons.map((name) => [name, wholeNumber(form.values[name])]));
  const { present, inFavour } = typed;
  const percent = present && inFavour !== undefined ? percentOf(inFavour, present) : null;
  const threshold = entry.values['approvePct']?.value;
  return (
    <ActForm
      name={t('act.vote')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), heldOn: form.values.heldOn, ...typed })}
      lead={t('vote.lead')}
      detail={
        percent === null
          ? undefined
          : t('vote.percent', { percent: number(percent), threshold: String(threshold ?? '–') })
      }
      action={t('act.vote')}
    >
      <DateField
        {...form.fieldOf('/heldOn')}
        label={t('meeting.heldOn')}
        value={form.values.heldOn}
        onChange={(next) => form.change({ heldOn: next })}
      />
      <div className={styles.numbers}>
        {persons.map((name) => (
          <NumberField
            key={name}
            {...form.fieldOf(`/${name}`)}
            label={t(`vote.${name}`)}
            value={form.values[name]}
            onChange={(next) => form.change({ [name]: next })}
          />
        ))}
      </div>
    </ActForm>
  );
}

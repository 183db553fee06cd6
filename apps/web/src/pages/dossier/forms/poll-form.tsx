import { useWords } from '../../../i18n/language';
import { DateField } from '../../../ui/fields/date-field';
import { recognition } from '../../../services';
import { NumberField } from '../../../ui/fields/number-field';
import { percentOf, wholeNumber } from '../../../view/format';
import styles from '../dossier.module.css';
import { ActForm } from './act-form';
import { PollContents } from './poll-contents';
import { emptyContent, type PollTyped } from './poll-typed';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

const counts = ['households', 'distributed', 'returned'] as const;

/** The Front's poll: households, ballots, and a row per content whose sums are checked as one types. */
export function PollForm({ dossier, entry }: StageFormProps) {
  const { t, number } = useWords();
  const first: PollTyped = {
    heldOn: dossier.legalTime.today,
    households: '',
    distributed: '',
    returned: '',
    contents: [{ ...emptyContent, content: t('poll.overall') }],
  };
  const { form, submit, pending, problem } = useAct(recognition.recordPoll, dossier, first);
  const typed = Object.fromEntries(counts.map((name) => [name, wholeNumber(form.values[name])]));
  const contents = form.values.contents.map((row) => ({
    content: row.content.trim(),
    satisfied: wholeNumber(row.satisfied),
    notSatisfied: wholeNumber(row.notSatisfied),
    noOpinion: wholeNumber(row.noOpinion),
  }));
  const { returned, households } = typed;
  const coverage = returned !== undefined && households ? percentOf(returned, households) : null;
  const needed = String(entry.values['coveragePct']?.value ?? '–');
  return (
    <ActForm
      name={t('act.poll')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), heldOn: form.values.heldOn, ...typed, contents })}
      lead={t('poll.lead')}
      detail={coverage === null ? undefined : t('poll.coverage', { percent: number(coverage), threshold: needed })}
      action={t('act.poll')}
    >
      <div className={styles.numbers}>
        <DateField
          {...form.fieldOf('/heldOn')}
          label={t('meeting.heldOn')}
          value={form.values.heldOn}
          onChange={(next) => form.change({ heldOn: next })}
        />
        {counts.map((name) => (
          <NumberField
            key={name}
            {...form.fieldOf(`/${name}`)}
            label={t(`poll.${name}`)}
            value={form.values[name]}
            onChange={(next) => form.change({ [name]: next })}
          />
        ))}
      </div>
      <PollContents form={form} returned={returned} threshold={String(entry.values['satisfiedPct']?.value ?? '–')} />
    </ActForm>
  );
}

import { Textarea } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { recognition } from '../../../services';
import { ActForm } from './act-form';
import { Choice } from './choice';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

/** An opinion received while the dossier is published; it does not end the stage. */
export function OpinionForm({ dossier, entry }: StageFormProps) {
  const { t } = useWords();
  const first: { from: 'organisation' | 'residents'; agrees: 'yes' | 'no'; text: string } = {
    from: 'residents',
    agrees: 'yes',
    text: '',
  };
  const { form, submit, pending, problem } = useAct(recognition.giveOpinion, dossier, first);
  const { from, agrees, text } = form.values;
  return (
    <ActForm
      name={t('act.notice')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), from, agrees: agrees === 'yes', text: text.trim() })}
      lead={t('opinion.lead')}
      detail={t('opinion.detail', { n: entry.acts.length })}
      action={t('act.notice')}
    >
      <Choice
        {...form.fieldOf('/from')}
        label={t('opinion.from')}
        value={from}
        onChange={(next) => form.change({ from: next })}
        options={[
          { value: 'residents', label: t('opinion.residents') },
          { value: 'organisation', label: t('opinion.organisation') },
        ]}
      />
      <Choice
        {...form.fieldOf('/agrees')}
        label={t('opinion.agreesOrNot')}
        value={agrees}
        onChange={(next) => form.change({ agrees: next })}
        options={[
          { value: 'yes', label: t('opinion.agrees') },
          { value: 'no', label: t('opinion.disagrees') },
        ]}
      />
      <Textarea
        {...form.fieldOf('/text')}
        label={t('opinion.text')}
        autosize
        minRows={2}
        maxLength={2000}
        value={text}
        onChange={(event) => form.change({ text: event.currentTarget.value })}
      />
    </ActForm>
  );
}

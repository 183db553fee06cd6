import { Textarea } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { DateField } from '../../../ui/fields/date-field';
import { recognition } from '../../../services';
import { DecisionFacts } from '../decision-facts';
import { ActForm } from './act-form';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

/** The recognition is announced: when, and by which means. */
export function AnnounceForm({ dossier, entry }: StageFormProps) {
  const { t } = useWords();
  const first = { announcedOn: dossier.legalTime.today, means: '' };
  const { form, submit, pending, problem } = useAct(recognition.announce, dossier, first);
  const { announcedOn, means } = form.values;
  return (
    <ActForm
      name={t('act.announcement')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), announcedOn, means: means.trim() })}
      lead={t('announce.lead', { name: dossier.communeName })}
      action={t('act.announcement')}
    >
      {dossier.decision && <DecisionFacts decision={dossier.decision} />}
      <DateField
        {...form.fieldOf('/announcedOn')}
        label={t('announce.on')}
        value={announcedOn}
        onChange={(next) => form.change({ announcedOn: next })}
      />
      <Textarea
        {...form.fieldOf('/means')}
        label={t('announce.means')}
        description={t('announce.meansHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={means}
        onChange={(event) => form.change({ means: event.currentTarget.value })}
      />
    </ActForm>
  );
}

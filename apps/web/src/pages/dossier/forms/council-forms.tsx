import { Textarea } from '@mantine/core';
import { useWords } from '../../../i18n/language';
import { DateField } from '../../../ui/fields/date-field';
import { recognition } from '../../../services';
import { plusDays } from '../../../view/format';
import { reasonsOf, type TypedReason } from '../../../view/reasons';
import { ActForm } from './act-form';
import { Choice } from './choice';
import { ReasonsField } from './reasons-field';
import type { StageFormProps } from './stage-form-props';
import { entryOf, useAct } from './use-act';

function ConveneForm({ dossier, entry }: StageFormProps) {
  const { t } = useWords();
  const first = { meetsOn: plusDays(dossier.legalTime.today, 1) };
  const { form, submit, pending, problem } = useAct(recognition.conveneMeeting, dossier, first);
  return (
    <ActForm
      name={t('council.convene')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), meetsOn: form.values.meetsOn })}
      lead={t('council.conveneLead')}
      action={t('council.convene')}
    >
      <DateField
        {...form.fieldOf('/meetsOn')}
        label={t('council.meetsOnLabel')}
        value={form.values.meetsOn}
        onChange={(next) => form.change({ meetsOn: next })}
      />
    </ActForm>
  );
}

type Vote = 'inFavour' | 'against' | 'blank';

function BallotForm({ dossier, entry }: StageFormProps) {
  const { t } = useWords();
  const first: { choice: Vote | '' } = { choice: '' };
  const { form, submit, pending, problem } = useAct(recognition.castBallot, dossier, first);
  return (
    <ActForm
      name={t('council.ballot')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), choice: form.values.choice || undefined })}
      lead={t('council.secret')}
      action={t('council.cast')}
      disabled={form.values.choice === ''}
    >
      <Choice
        {...form.fieldOf('/choice')}
        label={t('council.question', { name: dossier.communeName })}
        value={form.values.choice}
        onChange={(next) => form.change({ choice: next })}
        options={[
          { value: 'inFavour', label: t('council.inFavour') },
          { value: 'against', label: t('council.against') },
          { value: 'blank', label: t('council.blank') },
        ]}
      />
    </ActForm>
  );
}

/** A member who has not voted stands aside, in a form of its own below the ballot. */
function RecuseForm({ dossier, entry }: StageFormProps) {
  const { t } = useWords();
  const { form, submit, pending, problem } = useAct(recognition.recuse, dossier, { reason: '' });
  return (
    <details>
      <summary>{t('council.recuse')}</summary>
      <ActForm
        name={t('council.recuse')}
        form={form}
        problem={problem}
        pending={pending}
        onSubmit={submit({ ...entryOf(entry), reason: form.values.reason })}
        lead={t('council.recuseLead')}
        action={t('council.recuse')}
      >
        <Textarea
          size="sm"
          autosize
          minRows={2}
          maxLength={400}
          {...form.fieldOf('/reason')}
          label={t('council.recuseReason')}
          value={form.values.reason}
          onChange={(event) => form.change({ reason: event.currentTarget.value })}
        />
      </ActForm>
    </details>
  );
}

function CloseForm({ dossier, entry, set }: StageFormProps) {
  const { t } = useWords();
  const first: { reasons: readonly TypedReason[] } = { reasons: [{ criterion: '', text: '' }] };
  const { form, submit, pending, problem } = useAct(recognition.closeMeeting, dossier, first);
  const open = dossier.meetings.find(({ closed }) => !closed);
  return (
    <ActForm
      name={t('council.close')}
      form={form}
      problem={problem}
      pending={pending}
      onSubmit={submit({ ...entryOf(entry), reasons: reasonsOf(form.values.reasons) })}
      lead={t('council.closeLead')}
      detail={open && t('council.present', { present: open.present, members: open.members })}
      action={t('council.close')}
    >
      <p className="soft small">{t('council.closeReasons')}</p>
      <ReasonsField form={form} set={set} perCriterion={false} />
    </ActForm>
  );
}

/** The council: convened by the office, voted by its members in secret, closed with a count. */
export function CouncilForms(props: StageFormProps) {
  const { allowed } = props;
  return (
    <>
      {allowed.includes('ballot') && <BallotForm {...props} />}
      {allowed.includes('recuse') && <RecuseForm {...props} />}
      {allowed.includes('convene') && <ConveneForm {...props} />}
      {allowed.includes('closeMeeting') && <CloseForm {...props} />}
    </>
  );
}

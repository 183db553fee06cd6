import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { Button, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../i18n/language';
import type { Form } from '../../../ui/fields/use-form';
import type { TypedReason } from '../../../view/reasons';
import { ChoiceField } from '../../../ui/fields/choice-field';
import styles from '../dossier.module.css';

function Row(props: {
  form: Form<{ reasons: readonly TypedReason[] }>;
  at: number;
  criteria: readonly { value: string; label: string }[] | null;
  replace: (next: TypedReason | null) => void;
}) {
  const { t } = useWords();
  const { form, at, criteria, replace } = props;
  const reason = form.values.reasons[at] ?? { criterion: '', text: '' };
  return (
    <div className={styles.reason}>
      {criteria && (
        <ChoiceField
          {...form.fieldOf(`/reasons/${at}/criterion`)}
          label={t('reasons.which')}
          value={reason.criterion}
          onChange={(next) => replace({ ...reason, criterion: next })}
          data={[{ value: '', label: t('reasons.choose') }, ...criteria]}
        />
      )}
      <Textarea
        size="sm"
        autosize
        minRows={2}
        maxLength={2000}
        {...form.fieldOf(`/reasons/${at}/text`)}
        label={t('reasons.text')}
        value={reason.text}
        onChange={(event) => replace({ ...reason, text: event.currentTarget.value })}
      />
      {form.values.reasons.length > 1 && (
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconTrash size={14} aria-hidden />}
          onClick={() => replace(null)}
        >
          {t('reasons.remove')}
        </Button>
      )}
    </div>
  );
}

/** Reasons as the step asks for them: one in words, or one per criterion. */
export function ReasonsField<V extends { reasons: readonly TypedReason[] }>(props: {
  form: Form<V>;
  set: CriteriaSetView | null;
  perCriterion: boolean;
}) {
  const { t, say } = useWords();
  const { form, set, perCriterion } = props;
  const { reasons } = form.values;
  const criteria = perCriterion
    ? (set?.criteria.map(({ no, title }) => ({
        value: String(no),
        label: title ? `${no}. ${say(title)}` : t('criterion.untitled', { n: no }),
      })) ?? [])
    : null;
  const put = (next: readonly TypedReason[]) => form.change({ reasons: next } as Partial<V>);
  const general = form.fieldOf('/reasons');
  return (
    <fieldset className={styles.reasonsField} id={general.id} tabIndex={-1}>
      <legend>{perCriterion ? t('reasons.perCriterion') : t('reasons.title')}</legend>
      {reasons.map((_, at) => (
        <Row
          key={at}
          form={form as unknown as Form<{ reasons: readonly TypedReason[] }>}
          at={at}
          criteria={criteria}
          replace={(next) => put(reasons.flatMap((one, index) => (index === at ? (next ? [next] : []) : [one])))}
        />
      ))}
      {general.error && <p className={styles.fieldError}>{general.error}</p>}
      {perCriterion && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => put([...reasons, { criterion: '', text: '' }])}
        >
          {t('reasons.add')}
        </Button>
      )}
    </fieldset>
  );
}

import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useWords } from '../../../i18n/language';
import { NumberField } from '../../../ui/fields/number-field';
import type { Form } from '../../../ui/fields/use-form';
import { contentSum, type TypedContent } from '../../../view/dossier';
import { wholeNumber } from '../../../view/format';
import styles from '../dossier.module.css';
import { emptyContent, type PollTyped } from './poll-typed';

const answers = ['satisfied', 'notSatisfied', 'noOpinion'] as const;

function Sum({ row, returned }: { row: TypedContent; returned: number | undefined }) {
  const { t, number } = useWords();
  const { sum, off, percent } = contentSum(row, returned, wholeNumber);
  if (sum === null) return <span className="soft small">–</span>;
  return (
    <span role="status" className={off ? styles.off : 'small'}>
      {off ? t('poll.off', { sum: number(sum), returned: number(returned ?? 0) }) : t('poll.sum', { sum: number(sum) })}
      {percent !== null && ` · ${number(percent)} %`}
    </span>
  );
}

function RowErrors({ form, at }: { form: Form<PollTyped>; at: number }) {
  const errors = answers.flatMap((name) => form.fieldOf(`/contents/${at}/${name}`).error ?? []);
  if (errors.length === 0) return null;
  return (
    <p className={styles.rowErrors} aria-hidden>
      {[...new Set(errors)].join('. ')}
    </p>
  );
}

/** One row per content asked; each must add up to the ballots returned. */
export function PollContents(props: { form: Form<PollTyped>; returned: number | undefined; threshold: string }) {
  const { t } = useWords();
  const { form, returned, threshold } = props;
  const { contents } = form.values;
  const put = (next: readonly TypedContent[]) => form.change({ contents: next });
  const change = (at: number, part: Partial<TypedContent>) =>
    put(contents.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset className={styles.contents}>
      <legend>{t('poll.contents')}</legend>
      <p className="soft small">{t('poll.contentsAbout', { threshold })}</p>
      {contents.map((row, at) => (
        <div key={at} className={styles.content} role="group" aria-label={t('poll.row', { n: at + 1 })}>
          <TextInput
            size="sm"
            {...form.fieldOf(`/contents/${at}/content`)}
            label={t('poll.content')}
            value={row.content}
            onChange={(event) => change(at, { content: event.currentTarget.value })}
          />
          {answers.map((name) => (
            <NumberField
              key={name}
              compact
              {...form.fieldOf(`/contents/${at}/${name}`)}
              label={t(`poll.${name}`)}
              value={row[name]}
              onChange={(next) => change(at, { [name]: next })}
            />
          ))}
          <div className={styles.sum}>
            <Sum row={row} returned={returned} />
            {contents.length > 1 && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={t('poll.removeRow', { n: at + 1 })}
                onClick={() => put(contents.filter((_, index) => index !== at))}
              >
                <IconTrash size={14} aria-hidden />
              </Button>
            )}
          </div>
          <RowErrors form={form} at={at} />
        </div>
      ))}
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => put([...contents, emptyContent])}
      >
        {t('poll.addRow')}
      </Button>
    </fieldset>
  );
}

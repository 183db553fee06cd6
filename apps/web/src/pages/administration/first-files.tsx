import { Button, Checkbox } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { TextField } from '../../ui/fields/text-field';
import { useForm } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { firstFiles, nothingTyped, type FirstProvince } from '../../view/first-files';
import styles from './administration.module.css';

/** What a province begins with where there is no folder yet: its name, its decision, and who administers it first. */
export function FirstFiles({ pending, choose }: { pending: boolean; choose: (files: readonly File[]) => void }) {
  const { t } = useWords();
  const form = useForm(nothingTyped, { place: 'new-province' });
  const { values, change, fieldOf } = form;
  const field = (name: keyof FirstProvince & ('code' | 'name' | 'account' | 'displayName')) => ({
    ...fieldOf(`/${name}`),
    label: t(`folder.first.${name}`),
    value: values[name],
    onChange: (typed: string) => change({ [name]: typed }),
  });
  return (
    <details className={styles.powers}>
      <summary>{t('folder.first')}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          choose(firstFiles(values).map(({ name, content }) => new File([content], name, { type: 'text/csv' })));
        }}
      >
        <div className={parts.pair}>
          <TextField {...field('name')} />
          <TextField {...field('code')} />
        </div>
        <div className={parts.pair}>
          <DateField
            size="sm"
            {...fieldOf('/day')}
            label={t('folder.first.day')}
            description={t('folder.first.dayHint')}
            value={values.day}
            onChange={(day) => change({ day })}
          />
          <Checkbox
            label={t('folder.first.rehearsal')}
            checked={values.rehearsal}
            onChange={(event) => change({ rehearsal: event.currentTarget.checked })}
          />
        </div>
        <DecisionFields form={form} prefix="" />
        <div className={parts.pair}>
          <TextField {...field('displayName')} />
          <TextField {...field('account')} />
        </div>
        <div>
          <Button type="submit" variant="default" loading={pending}>
            {t('folder.first.try')}
          </Button>
        </div>
      </form>
    </details>
  );
}

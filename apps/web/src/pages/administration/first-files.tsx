import { Button, Checkbox } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { DecisionFields } from '../../ui/fields/decision-fields';
import { TextField } from '../../ui/fields/text-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';
import { firstFiles, nothingTyped, provinceKinds, type FirstProvince } from '../../view/first-files';
import styles from './administration.module.css';

interface Props {
  readonly pending: boolean;
  /** `taken`: to be called once a province was made of them. */
  readonly choose: (files: readonly File[], taken: () => void) => void;
  /** What was answered to the fields as they were is no answer to them any more. */
  readonly changed: () => void;
}

type Typing = Form<FirstProvince>;

const textField = ({ values, change, fieldOf }: Typing, name: 'code' | 'name' | 'account' | 'displayName') => ({
  ...fieldOf(`/${name}`),
  value: values[name],
  onChange: (typed: string) => change({ [name]: typed }),
});

function TheProvince({ form }: { form: Typing }) {
  const { t } = useWords();
  const { values, change, fieldOf } = form;
  return (
    <>
      <div className={parts.pair}>
        <ChoiceField
          {...fieldOf('/kind')}
          label={t('folder.first.kind')}
          value={values.kind}
          data={provinceKinds.map((value) => ({ value, label: t(`folder.first.kind.${value}`) }))}
          onChange={(kind) => change({ kind: kind as FirstProvince['kind'] })}
        />
        <TextField {...textField(form, 'name')} label={t('folder.first.name')} />
        <TextField {...textField(form, 'code')} label={t('folder.first.code')} />
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
    </>
  );
}

/** What a province begins with where there is no folder yet: its name, its decision, and who administers it first. */
export function FirstFiles({ pending, choose, changed }: Props) {
  const { t } = useWords();
  const typed = useForm(nothingTyped, { place: 'new-province' });
  const change: typeof typed.change = (...part) => {
    changed();
    typed.change(...part);
  };
  const form = { ...typed, change };
  return (
    <details className={styles.powers}>
      <summary>{t('folder.first')}</summary>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const made = firstFiles(form.values).map(
            ({ name, content }) => new File([content], name, { type: 'text/csv' }),
          );
          choose(made, form.forget);
        }}
      >
        <TheProvince form={form} />
        <DecisionFields form={form} prefix="" />
        <div className={parts.pair}>
          <TextField {...textField(form, 'displayName')} label={t('folder.first.displayName')} />
          <TextField {...textField(form, 'account')} label={t('folder.first.account')} />
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

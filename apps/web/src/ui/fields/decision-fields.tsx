import { useWords } from '../../i18n/language';
import parts from '../parts.module.css';
import { DateField } from './date-field';
import { TextField } from './text-field';
import type { Form } from './use-form';

/** A paper as it is typed. */
export interface DecisionTyped {
  readonly number: string;
  readonly date: string;
  readonly authority: string;
}

/** A paper: its number, its day, who signed it. The contract keeps it as `decision` below `prefix`. */
export function DecisionFields(props: { form: Form<DecisionTyped>; prefix: string; required?: boolean }) {
  const { t } = useWords();
  const { form, prefix, required = true } = props;
  const field = (name: keyof DecisionTyped) => {
    const pointer = `${prefix}/decision/${name}`;
    return {
      ...form.fieldOf(pointer),
      value: form.values[name],
      onChange: (value: string) => form.change({ [name]: value }, [pointer]),
    };
  };
  return (
    <fieldset className={parts.fields}>
      <legend>{required ? t('decision.title') : `${t('decision.title')} (${t('form.optional')})`}</legend>
      <div className={parts.pair}>
        <TextField {...field('number')} label={t('decision.number')} />
        <DateField size="sm" {...field('date')} label={t('decision.date')} />
      </div>
      <TextField {...field('authority')} label={t('decision.authority')} description={t('decision.authorityHint')} />
    </fieldset>
  );
}

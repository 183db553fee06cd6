import type { EnteringPaper } from '@langmoi/contracts/year';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import type { Form } from '../../ui/fields/use-form';
import parts from '../../ui/parts.module.css';

/** What every paper of a year is typed with: itself, from when it holds, and why. */
export interface PaperTyped extends EnteringPaper {
  readonly asOf: string;
  readonly reason: string;
}

export const noPaper: PaperTyped = { document: '', number: '', date: '', asOf: '', reason: '' };

/** As the commands take it. */
export const paperOf = ({ document, number, date, asOf, reason }: PaperTyped) => ({
  paper: { document, number, date },
  asOf,
  reason: reason.trim() || null,
});

/** A paper of the province: kind, number, day; from when it holds, and the reason where one is needed. */
export function PaperFields({ form }: { form: Form<PaperTyped> }) {
  const { t } = useWords();
  const field = (name: keyof PaperTyped, pointer: string) => ({
    ...form.fieldOf(pointer),
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }, [pointer]),
  });
  /** It holds from the day it was signed, until another day is typed. */
  const sign = (date: string) => {
    const follows = form.values.asOf === form.values.date;
    form.change({ date, ...(follows && { asOf: date }) }, ['/paper/date', ...(follows ? ['/asOf'] : [])]);
  };
  return (
    <>
      <fieldset className={parts.fields}>
        <legend>{t('year.paper')}</legend>
        <TextField
          {...field('document', '/paper/document')}
          label={t('year.paper.document')}
          description={t('year.paper.documentHint')}
        />
        <div className={parts.pair}>
          <TextField {...field('number', '/paper/number')} label={t('year.paper.number')} />
          <DateField size="sm" {...field('date', '/paper/date')} label={t('year.paper.date')} onChange={sign} />
        </div>
      </fieldset>
      <DateField size="sm" {...field('asOf', '/asOf')} label={t('year.from')} description={t('year.fromHint')} />
      <TextField
        {...field('reason', '/reason')}
        label={t('year.reason')}
        description={t('year.reasonHint')}
        required={false}
      />
    </>
  );
}

import type { EnteringPaper } from '@langmoi/contracts/year';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { ClosedNote } from '../../ui/closed-note';
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

/** A paper of the province: kind, number, day. */
export function PaperOnly<Typed extends EnteringPaper>({
  form,
  sign,
}: {
  form: Form<Typed>;
  sign?: (date: string) => void;
}) {
  const { t } = useWords();
  const field = (name: keyof EnteringPaper) => ({
    ...form.fieldOf(`/paper/${name}`),
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value } as Partial<Typed>, [`/paper/${name}`]),
  });
  return (
    <fieldset className={parts.fields}>
      <legend>{t('year.paper')}</legend>
      <TextField {...field('document')} label={t('year.paper.document')} description={t('year.paper.documentHint')} />
      <div className={parts.pair}>
        <TextField {...field('number')} label={t('year.paper.number')} />
        <DateField size="sm" {...field('date')} label={t('year.paper.date')} {...(sign && { onChange: sign })} />
      </div>
    </fieldset>
  );
}

/** A paper with from when it holds, and the reason where one is needed. */
export function PaperFields({ form }: { form: Form<PaperTyped> }) {
  const { t } = useWords();
  const field = (name: 'asOf' | 'reason') => ({
    ...form.fieldOf(`/${name}`),
    value: form.values[name],
    onChange: (value: string) => form.change({ [name]: value }, [`/${name}`]),
  });
  /** It holds from the day it was signed, until another day is typed. */
  const sign = (date: string) => {
    const follows = form.values.asOf === form.values.date;
    form.change({ date, ...(follows && { asOf: date }) }, ['/paper/date', ...(follows ? ['/asOf'] : [])]);
  };
  return (
    <>
      <PaperOnly form={form} sign={sign} />
      <DateField size="sm" {...field('asOf')} label={t('year.from')} description={t('year.fromHint')} />
      <ClosedNote on={form.values.asOf} />
      <TextField {...field('reason')} label={t('year.reason')} description={t('year.reasonHint')} required={false} />
    </>
  );
}

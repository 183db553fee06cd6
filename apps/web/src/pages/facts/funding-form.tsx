import type { FieldError } from '@langmoi/contracts/common';
import {
  FundingMeasure,
  FundingSource,
  Programme,
  type FundingView,
  type LineKey,
  type LineView,
} from '@langmoi/contracts/funding';
import { useWords } from '../../i18n/language';
import { translate, type Language } from '../../i18n/translate';
import { funding } from '../../services';
import { ChoiceField } from '../../ui/fields/choice-field';
import { MoneyField } from '../../ui/fields/money-field';
import type { Form } from '../../ui/fields/use-form';
import { shownOf } from '../../view/approval';
import { dongOf, millionsText, readMillions } from '../../view/money';
import { excessOf, shareOf } from '../../view/share';
import type { Entry } from './facts-page';
import { RatePreview } from './preview';
import { RecordForm } from './record-form';
import { useFactForm } from './use-fact-form';
import styles from './facts.module.css';

type Typed = Omit<LineKey, 'year'> & { readonly year: string; readonly amount: string; readonly planned: string };

const keyOf = ({ year, programme, fundingSource, measure }: Typed | LineKey) =>
  [year, programme, fundingSource, measure].join('/');

const paidOf = ({ amount, planned }: Typed) => shareOf(dongOf(amount), dongOf(planned));

/** What is wrong with the sums as typed, each at its field. */
function faultsOf(typed: Typed, language: Language): FieldError[] {
  const asked = typed.measure === 'disbursed' ? (['amount', 'planned'] as const) : (['amount'] as const);
  const unread = asked.flatMap((name) => {
    const read = readMillions(typed[name]);
    return 'fault' in read ? [{ pointer: `/${name}`, detail: translate(language, read.fault) }] : [];
  });
  return unread.length === 0 && typed.measure === 'disbursed' ? excessOf(paidOf(typed), '/amount', language) : unread;
}

/** Which line: its measure first, for only a disbursement has a plan. */
function Choice({ form, years }: { form: Form<Typed>; years: readonly string[] }) {
  const { t } = useWords();
  const { values, change } = form;
  return (
    <>
      <div className={styles.pair}>
        <ChoiceField
          label={t('funding.measure')}
          value={values.measure}
          onChange={(next) => change({ measure: FundingMeasure.parse(next) })}
          data={FundingMeasure.options.map((value) => ({ value, label: t(`money.${value}`) }))}
        />
        <ChoiceField
          label={t('facts.year')}
          value={values.year}
          onChange={(next) => change({ year: next })}
          data={[...years]}
        />
      </div>
      <ChoiceField
        label={t('funding.programme')}
        value={values.programme}
        onChange={(next) => change({ programme: Programme.parse(next) })}
        data={Programme.options.map((value) => ({ value, label: t(`programme.${value}`) }))}
      />
      <ChoiceField
        label={t('funding.source')}
        value={values.fundingSource}
        onChange={(next) => change({ fundingSource: FundingSource.parse(next) })}
        data={FundingSource.options.map((value) => ({ value, label: t(`fund.${value}`) }))}
      />
    </>
  );
}

function Sums({ form }: { form: Form<Typed> }) {
  const { t, language } = useWords();
  const { values, change, fieldOf } = form;
  const disbursed = values.measure === 'disbursed';
  const [excess] = disbursed ? excessOf(paidOf(values), '/amount', language) : [];
  const amount = fieldOf('/amount');
  return (
    <>
      <MoneyField
        id={amount.id}
        label={disbursed ? t('funding.paid') : t('funding.amount')}
        value={values.amount}
        error={amount.error ?? excess?.detail}
        onChange={(next) => change({ amount: next })}
      />
      {disbursed && (
        <MoneyField
          {...fieldOf('/planned')}
          label={t('funding.planned')}
          value={values.planned}
          onChange={(next) => change({ planned: next })}
        />
      )}
    </>
  );
}

/** How the line stands now: version, day, sum. */
function Now({ line }: { line: LineView | undefined }) {
  const { t, language, date } = useWords();
  const current = line && shownOf(line);
  if (!current) return null;
  const { version, asOf, amount } = current;
  const sum = amount === null ? t('facts.noValue') : `${millionsText(amount, language)} ${t('money.unit')}`;
  return (
    <>
      {t('facts.now', { n: version, date: date(asOf) })} <strong>{sum}</strong>
    </>
  );
}

function firstOf(lines: readonly LineView[], { id, today }: Entry): Typed {
  const line = lines.find(({ lineId }) => lineId === id) ?? lines.find(({ current }) => current?.planned != null);
  const { programme, fundingSource, measure } =
    line ??
    ({
      ...{ programme: 'newRural', fundingSource: 'centralBudget', measure: 'disbursed' },
    } as const);
  const year = String(line?.year ?? lines[0]?.year ?? today.slice(0, 4));
  return { programme, fundingSource, measure, year, amount: '', planned: '' };
}

/** What was found or paid out on a line; a disbursement names the plan that it was paid out of. */
export function FundingForm({ view, ...entry }: Entry & { view: FundingView }) {
  const { t, language } = useWords();
  const lineOf = (key: string) => view.lines.find((line) => keyOf(line) === key);
  const fact = useFactForm({
    ...{ route: funding.recordFunds, today: entry.today, keyOf, first: firstOf(view.lines, entry) },
    newestOf: (key) => lineOf(key)?.history[0]?.version ?? 0,
    empty: { amount: '', planned: '' },
  });
  const { form } = fact;
  const { values } = form;
  const { year, programme, fundingSource, measure, amount, planned } = values;
  const years = new Set([...view.lines.map((line) => String(line.year)), entry.today.slice(0, 4)]);
  const submit = () =>
    fact.send(
      { year, programme, fundingSource, measure },
      { amount: dongOf(amount), planned: measure === 'disbursed' ? dongOf(planned) : null },
      faultsOf(values, language),
    );
  return (
    <RecordForm
      fact={fact}
      begun={entry.id !== null}
      choice={<Choice form={form} years={[...years].sort()} />}
      now={<Now line={lineOf(fact.key)} />}
      preview={
        measure === 'disbursed' && (
          <RatePreview
            label={t('facts.ratePreview')}
            share={paidOf(values)}
            show={(dong) => `${millionsText(String(dong), language)} ${t('money.unit')}`}
          />
        )
      }
      tab="funding"
      note={t('approval.next')}
      onSubmit={submit}
    >
      <Sums form={form} />
    </RecordForm>
  );
}

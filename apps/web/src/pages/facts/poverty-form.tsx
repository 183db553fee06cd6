import type { FieldError } from '@langmoi/contracts/common';
import { SupportMeasure, type PovertyView, type SupportKey, type SupportView } from '@langmoi/contracts/poverty';
import { useWords } from '../../i18n/language';
import { translate, type Language } from '../../i18n/translate';
import { poverty } from '../../services';
import { ChoiceField } from '../../ui/fields/choice-field';
import { MoneyField } from '../../ui/fields/money-field';
import { NumberField } from '../../ui/fields/number-field';
import type { Form } from '../../ui/fields/use-form';
import { approvedOf, policyOrder } from '../../view/facts';
import { wholeNumber } from '../../view/format';
import { dongOf, millionsText, readMillions } from '../../view/money';
import { excessOf, shareOf } from '../../view/share';
import type { Entry } from './facts-page';
import { RatePreview } from './preview';
import { RecordForm } from './record-form';
import { useFactForm } from './use-fact-form';
import styles from './facts.module.css';

type Typed = Omit<SupportKey, 'year'> & { readonly year: string; readonly count: string; readonly amount: string };

const keyOf = ({ year, policy, measure }: Typed | SupportKey) => [year, policy, measure].join('/');

/** Both shares of what was approved: heads and sums; null where one of the two is not known. */
function sharesOf({ year, policy, measure, count, amount }: Typed, supports: readonly SupportView[]) {
  const approved = measure === 'paid' ? approvedOf({ year: Number(year), policy }, supports) : null;
  return {
    count: shareOf(wholeNumber(count) ?? null, approved?.count ?? null),
    amount: shareOf(dongOf(amount), approved?.amount ?? null),
  };
}

/** What is wrong with the numbers as typed, each at its field; no sum is no fault, for papers often give none. */
function faultsOf(typed: Typed, supports: readonly SupportView[], language: Language): FieldError[] {
  const { count, amount } = typed;
  const read = readMillions(amount);
  const shares = sharesOf(typed, supports);
  return [
    ...(wholeNumber(count) === undefined
      ? [{ pointer: '/count', detail: translate(language, count.trim() ? 'error.number' : 'error.fill') }]
      : excessOf(shares.count, '/count', language)),
    ...(amount.trim() !== '' && 'fault' in read
      ? [{ pointer: '/amount', detail: translate(language, read.fault) }]
      : excessOf(shares.amount, '/amount', language)),
  ];
}

function Choice({ form, view, years }: { form: Form<Typed>; view: PovertyView; years: readonly string[] }) {
  const { t, say } = useWords();
  const { values, change } = form;
  const known = new Set(view.policies.map(({ id }) => id));
  const labelOf = ({ title, parent }: PovertyView['policies'][number]) =>
    parent !== null && known.has(parent) ? `– ${say(title)}` : say(title);
  return (
    <>
      <ChoiceField
        label={t('poverty.policy')}
        value={values.policy}
        onChange={(next) => change({ policy: next })}
        data={policyOrder(view.policies).map((policy) => ({ value: policy.id, label: labelOf(policy) }))}
      />
      <div className={styles.pair}>
        <ChoiceField
          label={t('poverty.measure')}
          value={values.measure}
          onChange={(next) => change({ measure: SupportMeasure.parse(next) })}
          data={SupportMeasure.options.map((value) => ({ value, label: t(`support.${value}`) }))}
        />
        <ChoiceField
          label={t('facts.year')}
          value={values.year}
          onChange={(next) => change({ year: next })}
          data={[...years]}
        />
      </div>
    </>
  );
}

function Numbers({ form, view, unit }: { form: Form<Typed>; view: PovertyView; unit: string }) {
  const { t, language } = useWords();
  const { values, change, fieldOf } = form;
  const shares = sharesOf(values, view.supports);
  const count = fieldOf('/count');
  const amount = fieldOf('/amount');
  return (
    <>
      <NumberField
        size="sm"
        id={count.id}
        label={t('poverty.countIn', { unit })}
        value={values.count}
        error={count.error ?? excessOf(shares.count, '/count', language)[0]?.detail}
        onChange={(next) => change({ count: next })}
      />
      <MoneyField
        id={amount.id}
        label={t('poverty.amount')}
        required={false}
        value={values.amount}
        error={amount.error ?? excessOf(shares.amount, '/amount', language)[0]?.detail}
        onChange={(next) => change({ amount: next })}
      />
    </>
  );
}

function Now({ support, unit }: { support: SupportView | undefined; unit: string }) {
  const { t, language, date, number } = useWords();
  if (!support) return null;
  const { version, asOf, count, amount } = support.current;
  const said = [
    count === null ? null : `${number(count)} ${unit}`,
    amount === null ? null : `${millionsText(amount, language)} ${t('money.unit')}`,
  ].filter((part) => part !== null);
  return (
    <>
      {t('facts.now', { n: version, date: date(asOf) })} <strong>{said.join(', ') || t('facts.noValue')}</strong>
    </>
  );
}

function firstOf({ supports, policies }: PovertyView, { id, today }: Entry): Typed {
  const asked = supports.find(({ supportId }) => supportId === id);
  const [policy] = policyOrder(policies);
  const { year = today.slice(0, 4) } = supports[0] ?? {};
  const key = asked ?? { policy: policy?.id ?? '', measure: 'supported' as const, year };
  return { policy: key.policy, measure: key.measure, year: String(key.year), count: '', amount: '' };
}

/** Whom a policy reached, in its own counting unit; what was paid is held against what was approved. */
export function PovertyForm({ view, ...entry }: Entry & { view: PovertyView }) {
  const { t, language, number } = useWords();
  const supportOf = (key: string) => view.supports.find((support) => keyOf(support) === key);
  const fact = useFactForm({
    ...{ route: poverty.recordSupport, today: entry.today, keyOf, first: firstOf(view, entry) },
    newestOf: (key) => supportOf(key)?.current.version ?? 0,
    empty: { count: '', amount: '' },
  });
  const { form } = fact;
  const { values } = form;
  const { year, policy, measure, count, amount } = values;
  const counted = view.policies.find(({ id }) => id === policy)?.countingUnit;
  const unit = counted ? t(`counting.${counted}`) : '';
  const years = new Set([...view.supports.map((support) => String(support.year)), entry.today.slice(0, 4)]);
  const submit = () =>
    fact.send(
      { year, policy, measure },
      { count: wholeNumber(count), amount: dongOf(amount) },
      faultsOf(values, view.supports, language),
    );
  return (
    <RecordForm
      fact={fact}
      begun={entry.id !== null}
      choice={<Choice form={form} view={view} years={[...years].sort()} />}
      now={<Now support={supportOf(fact.key)} unit={unit} />}
      preview={
        measure === 'paid' && (
          <RatePreview
            label={t('poverty.ofApproved')}
            share={sharesOf(values, view.supports).count}
            show={(heads) => `${number(Number(heads))} ${unit}`}
          />
        )
      }
      tab="poverty"
      onSubmit={submit}
    >
      <Numbers form={form} view={view} unit={unit} />
    </RecordForm>
  );
}

import type { FieldError } from '@langmoi/contracts/common';
import type { CultureView, HoldingKey, HoldingView } from '@langmoi/contracts/culture';
import { useWords } from '../../i18n/language';
import { translate, type Language } from '../../i18n/translate';
import { culture } from '../../services';
import { ChoiceField } from '../../ui/fields/choice-field';
import { NumberField } from '../../ui/fields/number-field';
import type { Form } from '../../ui/fields/use-form';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { wholeNumber } from '../../view/format';
import { excessOf, shareOf } from '../../view/share';
import type { Entry } from './facts-page';
import { RatePreview } from './preview';
import { RecordForm } from './record-form';
import { useFactForm } from './use-fact-form';

type Typed = HoldingKey & { readonly holders: string; readonly universe: string };

const keyOf = ({ unitId, title }: HoldingKey) => `${unitId}/${title}`;

const shareTyped = ({ holders, universe }: Typed) =>
  shareOf(wholeNumber(holders) ?? null, wholeNumber(universe) ?? null);

/** What is wrong with the numbers as typed, each at its field. */
function faultsOf(typed: Typed, language: Language): FieldError[] {
  const unread = (['holders', 'universe'] as const)
    .filter((name) => wholeNumber(typed[name]) === undefined)
    .map((name) => ({
      pointer: `/${name}`,
      detail: translate(language, typed[name].trim() ? 'error.number' : 'error.fill'),
    }));
  return unread.length > 0 ? unread : excessOf(shareTyped(typed), '/holders', language);
}

function Choice({ form, view }: { form: Form<Typed>; view: CultureView }) {
  const { t, say } = useWords();
  const units = useUnits();
  const nameOf = useUnitName();
  const { values, change } = form;
  const ofLevel = (level: string) =>
    units.filter((unit) => unit.level === level).map((unit) => ({ value: unit.id, label: nameOf(unit) }));
  const groups = [
    { group: t('culture.province'), items: ofLevel('province') },
    { group: t('culture.districts'), items: ofLevel('district') },
    { group: t('culture.communes'), items: ofLevel('commune') },
  ];
  return (
    <>
      <ChoiceField
        label={t('culture.title')}
        value={values.title}
        onChange={(next) => change({ title: next })}
        data={view.titles.map(({ id, title }) => ({ value: id, label: say(title) }))}
      />
      <ChoiceField
        label={t('culture.unit')}
        value={values.unitId}
        onChange={(next) => change({ unitId: next })}
        data={groups.filter(({ items }) => items.length > 0)}
      />
    </>
  );
}

function Numbers({ form }: { form: Form<Typed> }) {
  const { t, language } = useWords();
  const { values, change, fieldOf } = form;
  const holders = fieldOf('/holders');
  return (
    <>
      <NumberField
        size="sm"
        id={holders.id}
        label={t('culture.holders')}
        value={values.holders}
        error={holders.error ?? excessOf(shareTyped(values), '/holders', language)[0]?.detail}
        onChange={(next) => change({ holders: next })}
      />
      <NumberField
        size="sm"
        {...fieldOf('/universe')}
        label={t('culture.universe')}
        value={values.universe}
        onChange={(next) => change({ universe: next })}
      />
    </>
  );
}

function Now({ holding }: { holding: HoldingView | undefined }) {
  const { t, date, number } = useWords();
  if (!holding) return null;
  const { version, asOf, holders, universe } = holding.current;
  const show = (value: number | null) => (value === null ? t('facts.noValue') : number(value));
  return (
    <>
      {t('facts.now', { n: version, date: date(asOf) })} <strong>{`${show(holders)} / ${show(universe)}`}</strong>
    </>
  );
}

/** How many hold a title in a unit, and among how many; the rate comes of the two. */
export function CultureForm({ view, ...entry }: Entry & { view: CultureView }) {
  const { t, say, language, number } = useWords();
  const holdingOf = (key: string) => view.holdings.find((holding) => keyOf(holding) === key);
  const first = view.holdings.find(({ holdingId }) => holdingId === entry.id) ?? view.holdings[0];
  const fact = useFactForm({
    ...{ route: culture.recordHolders, today: entry.today, keyOf },
    first: {
      ...{ unitId: first?.unitId ?? '', title: first?.title ?? view.titles[0]?.id ?? '' },
      ...{ holders: '', universe: '' },
    },
    newestOf: (key) => holdingOf(key)?.current.version ?? 0,
    empty: { holders: '', universe: '' },
  });
  const { form } = fact;
  const { unitId, title, holders, universe } = form.values;
  const among = view.titles.find(({ id }) => id === title)?.universe;
  const submit = () =>
    fact.send(
      { unitId, title },
      { holders: wholeNumber(holders), universe: wholeNumber(universe) },
      faultsOf(form.values, language),
    );
  return (
    <RecordForm
      fact={fact}
      begun={entry.id !== null}
      choice={<Choice form={form} view={view} />}
      now={<Now holding={holdingOf(fact.key)} />}
      preview={
        <RatePreview
          label={among ? t('culture.among', { universe: say(among) }) : t('facts.ratePreview')}
          share={shareTyped(form.values)}
          show={(heads) => number(Number(heads))}
        />
      }
      tab="culture"
      onSubmit={submit}
    >
      <Numbers form={form} />
    </RecordForm>
  );
}

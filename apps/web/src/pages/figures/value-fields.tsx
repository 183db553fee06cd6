import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { isOutOfNothing } from '@langmoi/domain/criteria/fact';
import { Checkbox, TextInput } from '@mantine/core';
import { useWords } from '../../i18n/language';
import { Either } from '../../ui/fields/either';
import { fieldId } from '../../ui/fields/field-id';
import { numberPlaces, ratesText, readTyped, type FigureTyped, type ValueError } from '../../view/figures';
import styles from './figures.module.css';

interface Entering {
  /** Names the indicator in ids. */
  readonly form: string;
  /** What voices read before the name of each field. */
  readonly title: string;
  readonly law: Pick<IndicatorLaw, 'measured' | 'ifAny'>;
  readonly typed: FigureTyped;
  readonly errors: readonly ValueError[];
  readonly type: (typed: FigureTyped) => void;
}

function YesNo({ form, title, typed, type }: Entering) {
  const { t } = useWords();
  return (
    <Either
      label={title}
      name={form}
      id={form}
      answers={(['yes', 'no'] as const).map((value) => ({ value, word: t(`figures.${value}`) }))}
      chosen={typed.yes || null}
      disabled={typed.none}
      choose={(yes) => type({ ...typed, yes })}
    />
  );
}

function Numbers({ form, title, law, typed, errors, type }: Entering) {
  const { t } = useWords();
  return numberPlaces(law).map(({ pointer, word }) => {
    const error = errors.find((one) => one.pointer === pointer)?.detail;
    return (
      <TextInput
        key={pointer}
        id={fieldId(form, pointer)}
        size="sm"
        className={styles.number}
        label={
          <>
            {t(word)}
            <span className="hidden">: {title}</span>
          </>
        }
        inputMode="decimal"
        autoComplete="off"
        disabled={typed.none}
        value={typed.numbers[pointer] ?? ''}
        {...(error && { error })}
        onChange={({ currentTarget: { value } }) => type({ ...typed, numbers: { ...typed.numbers, [pointer]: value } })}
      />
    );
  });
}

/** What the numbers come to, with each letter: a misread separator is noticed here. */
function Computed({ law, typed }: Pick<Entering, 'law' | 'typed'>) {
  const { t, language } = useWords();
  const read = readTyped(law, typed, language);
  const value = read && 'value' in read ? read.value : null;
  const rates = value && ratesText(law, value, language);
  if (!rates) return null;
  return (
    <output className={styles.rate}>
      <span className="soft">{t('figures.rate')}</span> <strong>{rates}</strong>
      {isOutOfNothing(value) && (
        <span className={styles.nothing}>{t(law.ifAny ? 'figures.outOfNothingIfAny' : 'figures.outOfNothing')}</span>
      )}
    </output>
  );
}

/** The fields of an indicator by its kind; the rate is computed as one types, and what is wrong stands at its place. */
export function ValueFields(props: Entering) {
  const { t } = useWords();
  const { form, law, typed, errors, type } = props;
  const places = new Set(numberPlaces(law).map(({ pointer }) => pointer));
  const others = errors.filter(({ pointer }) => !places.has(pointer));
  return (
    <div className={styles.value}>
      <div className={styles.fields}>
        {law.measured.kind === 'yesNo' ? <YesNo {...props} /> : <Numbers {...props} />}
        {law.ifAny && (
          <Checkbox
            size="sm"
            id={fieldId(form, '/none')}
            label={t('figures.noneHere')}
            checked={typed.none}
            onChange={({ currentTarget: { checked } }) => type({ ...typed, none: checked })}
          />
        )}
        <Computed law={law} typed={typed} />
      </div>
      {others.map(({ detail }) => (
        <p key={detail} role="alert" className={styles.error}>
          {detail}
        </p>
      ))}
    </div>
  );
}

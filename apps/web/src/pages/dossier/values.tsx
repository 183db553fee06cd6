import type { LegalValue } from '@langmoi/contracts/regime';
import { useWords } from '../../i18n/language';
import { ProvisionalMark } from '../../ui/marks';
import styles from './dossier.module.css';

/** The legal numbers of a stage, each with how sure we are of it. */
export function Values({ values }: { values: Readonly<Record<string, LegalValue>> }) {
  const { t, maybe, number } = useWords();
  const entries = Object.entries(values);
  if (entries.length === 0) return null;
  return (
    <dl className={styles.values} aria-label={t('values.label')}>
      {entries.map(([name, { value, unit, source, confidence }]) => (
        <div key={name}>
          <dt>{maybe(`value.${name}`) ?? name}</dt>
          <dd title={source}>
            {value === null
              ? t('state.noData')
              : typeof value === 'number'
                ? number(value)
                : value
                  ? t('values.yes')
                  : t('values.no')}
            {value !== null && unit && (unit.startsWith('%') ? ` ${unit}` : ` ${unit}`)}{' '}
            <ProvisionalMark confidence={confidence} source={source} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

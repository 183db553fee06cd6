import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import type { FigureView } from '@langmoi/contracts/figures';
import { useWords } from '../../i18n/language';
import { CapacityMark } from '../../ui/capacity-mark';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { valueText } from '../../view/figures';
import styles from './figures.module.css';

const roles = { stated: undefined, entered: 'communeOfficer', confirmed: 'departmentOfficer' } as const;

/** One version of a figure: what, of which day, whose word, since when it is known. */
export function Said({ figure, law }: { figure: FigureView; law: IndicatorLaw | null }) {
  const { t, date, language } = useWords();
  const { value, asOf, basis, capacity, knownOn, source, rehearsal, note, evidence } = figure;
  return (
    <span className={styles.said}>
      <strong>{valueText(law, value, language)}</strong>{' '}
      <span className="small soft">
        {t('figure.asOf', { date: date(asOf) })} · <CapacityMark capacity={capacity} role={roles[basis]} />
        {t(`figures.basis.${basis}`)} {date(knownOn)}
      </span>{' '}
      {rehearsal && <RehearsalMark />} {source && <SourceText source={source} />}
      {note && <span className={styles.note}>{note}</span>}
      {evidence && <span className={styles.note}>{t('figures.evidenceOf', { list: evidence.join('; ') })}</span>}
    </span>
  );
}

/** Every version but the newest, folded away. */
export function Versions({ versions, law }: { versions: readonly FigureView[]; law: IndicatorLaw | null }) {
  const { t } = useWords();
  const [, ...older] = versions;
  if (older.length === 0) return null;
  return (
    <details className={styles.versions}>
      <summary>{t('figures.older', { n: older.length })}</summary>
      <ol>
        {older.map((figure) => (
          <li key={figure.version}>
            <Said figure={figure} law={law} />
          </li>
        ))}
      </ol>
    </details>
  );
}

import { useWords } from '../../i18n/language';
import { CapacityMark } from '../../ui/capacity-mark';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { basisOf, type WholesSaid, type WholesSheet } from '../../view/said-of';
import parts from '../../ui/parts.module.css';
import styles from './assessment.module.css';

/** How many criteria the word that counts says are met; of those that are not, a link to each. */
export function CountMet({ sheet }: { sheet: Pick<WholesSheet, 'current' | 'set'> }) {
  const { t, say } = useWords();
  const { current, set } = sheet;
  if (!current) return <StateBadge state="noData" />;
  return (
    <>
      <p className={styles.count}>
        {current.metCount}/{current.total}
      </p>
      {current.missing.length === 0 ? (
        <p>
          <StateBadge state="achieved">{t('commune.allMet')}</StateBadge>
        </p>
      ) : (
        <>
          <p className="soft small">{t('commune.missing')}</p>
          <ul className={styles.missing}>
            {set.criteria
              .filter(({ no }) => current.missing.includes(no))
              .map(({ no, title }) => (
                <li key={no}>
                  <a href={`#criterion-${no}`}>{title ? `${no}. ${say(title)}` : t('criterion.untitled', { n: no })}</a>
                </li>
              ))}
          </ul>
        </>
      )}
    </>
  );
}

function Version({ assessment, of }: { assessment: WholesSaid; of: WholesSheet['of'] }) {
  const { t, date } = useWords();
  const { version, basis, asOf, metCount, total, missing, source, rehearsal, capacity } = assessment;
  return (
    <li>
      <strong>{t('history.version', { n: version })}</strong> · {metCount}/{total} ·{' '}
      {t('figure.asOf', { date: date(asOf) })}
      <br />
      <span className="small soft">
        <CapacityMark capacity={capacity} role={of.level === 'commune' ? 'communeOfficer' : 'districtReviewer'} />
        {t(basisOf(of, basis))}
        {missing.length > 0 && ` · ${t('matrix.lacks', { list: missing.join(', ') })}`}
      </span>
      {rehearsal && (
        <>
          {' '}
          <RehearsalMark />
        </>
      )}
      {source && (
        <>
          <br />
          <SourceText source={source} />
        </>
      )}
    </li>
  );
}

/** All that was said so far, the newest version first. */
export function Versions({ of, history }: Pick<WholesSheet, 'of' | 'history'>) {
  const { t } = useWords();
  return (
    <section className={parts.paper}>
      <h2>{t('history.title')}</h2>
      {history.length === 0 ? (
        <p className="soft">{t('history.empty')}</p>
      ) : (
        <ol className={styles.history} reversed>
          {history
            .toSorted((one, other) => other.version - one.version)
            .map((assessment) => (
              <Version key={assessment.id} {...{ assessment, of }} />
            ))}
        </ol>
      )}
    </section>
  );
}

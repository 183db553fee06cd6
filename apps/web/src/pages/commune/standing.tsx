import type { AssessmentView, CommuneCriteriaView } from '@langmoi/contracts/criteria';
import type { CommuneStanding } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { CapacityMark } from '../../ui/capacity-mark';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { NameOfPaper } from '../../ui/name-of-paper';
import { SuccessionNotes } from '../../ui/succession-note';
import parts from '../../ui/parts.module.css';
import { CommuneDossiers } from './dossiers';
import { SucceededTitles } from './succeeded-titles';
import styles from './commune.module.css';

/** A recognition says 19 of 19 and nothing of a single criterion: the count is shown as inferred, the rest as no data. */
function Inferred({ standing }: { standing: CommuneStanding }) {
  return (
    <>
      <p className={styles.count}>
        {standing.metCount}/{standing.total}
      </p>
      <StateBadge state="inferred" />
    </>
  );
}

function Missing({ view, standing }: { view: CommuneCriteriaView; standing: CommuneStanding | null }) {
  const { t, say } = useWords();
  const { current, set } = view;
  // The province's standing is of the NTM set.
  if (!current && view.tier === 'NTM' && standing?.basis === 'recognised') return <Inferred standing={standing} />;
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

function Version({ assessment }: { assessment: AssessmentView }) {
  const { t, date } = useWords();
  const { version, basis, asOf, metCount, total, missing, source, rehearsal, capacity } = assessment;
  return (
    <li>
      <strong>{t('history.version', { n: version })}</strong> · {metCount}/{total} ·{' '}
      {t('figure.asOf', { date: date(asOf) })}
      <br />
      <span className="small soft">
        <CapacityMark capacity={capacity} role="communeOfficer" />
        {t(`basis.${basis}`)}
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

/** The side of the page: where the commune stands, how it got there, its titles and dossiers. */
export function Standing({ view, standing }: { view: CommuneCriteriaView; standing: CommuneStanding | null }) {
  const { t, date } = useWords();
  const titles = standing?.recognised.filter(({ tier }) => tier === view.tier) ?? [];
  const { registration } = view;
  return (
    <aside className={styles.side} aria-label={t('commune.side')}>
      <section className={parts.paper}>
        <h2>{t('commune.standing')}</h2>
        <Missing view={view} standing={standing} />
        {titles.map(({ tier, decisionNumber, rehearsal, source, nameOfPaper }) => (
          <p key={tier} className={styles.fact}>
            <StateBadge state="achieved">{t('state.recognised')}</StateBadge> {rehearsal && <RehearsalMark />}
            <br />
            <span className="small">{decisionNumber ?? t('commune.numberUnknown')}</span>
            {nameOfPaper && <NameOfPaper name={nameOfPaper} />}
            {source && (
              <>
                <br />
                <SourceText source={source} />
              </>
            )}
          </p>
        ))}
        {registration && (
          <div className={styles.fact}>
            <Link to={`/year?year=${registration.year}`}>{t('commune.registered', { year: registration.year })}</Link>,{' '}
            {t('commune.registeredFrom', { date: date(registration.asOf) })}{' '}
            {registration.rehearsal && <RehearsalMark />}
            <br />
            <SourceText source={registration.source} />
            {registration.successions && <SuccessionNotes successions={registration.successions} />}
          </div>
        )}
      </section>
      <SucceededTitles communeId={view.communeId} />
      <CommuneDossiers communeId={view.communeId} tier={view.tier} titled={titles.length > 0} />
      <section className={parts.paper}>
        <h2>{t('history.title')}</h2>
        {view.history.length === 0 ? (
          <p className="soft">{t('history.empty')}</p>
        ) : (
          <ol className={styles.history} reversed>
            {[...view.history]
              .sort((one, other) => other.version - one.version)
              .map((assessment) => (
                <Version key={assessment.id} assessment={assessment} />
              ))}
          </ol>
        )}
      </section>
    </aside>
  );
}

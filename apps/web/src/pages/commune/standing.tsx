import type { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import type { CommuneStanding } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { NameOfPaper } from '../../ui/name-of-paper';
import { SuccessionNotes } from '../../ui/succession-note';
import parts from '../../ui/parts.module.css';
import { saidOf } from '../../view/said-of';
import form from '../assessment/assessment.module.css';
import { CountMet, Versions } from '../assessment/said';
import { CommuneDossiers } from './dossiers';
import { SucceededTitles } from './succeeded-titles';
import styles from './commune.module.css';

/** A recognition says 19 of 19 and nothing of a single criterion: the count is shown as inferred, the rest as no data. */
function Inferred({ standing }: { standing: CommuneStanding }) {
  return (
    <>
      <p className={form.count}>
        {standing.metCount}/{standing.total}
      </p>
      <StateBadge state="inferred" />
    </>
  );
}

function Met({ view, standing }: { view: CommuneCriteriaView; standing: CommuneStanding | null }) {
  // The province's standing is of the NTM set.
  if (!view.current && view.tier === 'NTM' && standing?.basis === 'recognised') return <Inferred standing={standing} />;
  return <CountMet sheet={view} />;
}

/** The side of the page: where the commune stands, how it got there, its titles and dossiers. */
export function Standing({ view, standing }: { view: CommuneCriteriaView; standing: CommuneStanding | null }) {
  const { t, date } = useWords();
  const titles = standing?.recognised.filter(({ tier }) => tier === view.tier) ?? [];
  const { registration } = view;
  return (
    <>
      <section className={parts.paper}>
        <h2>{t('commune.standing')}</h2>
        <Met view={view} standing={standing} />
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
      <Versions of={saidOf('commune', view.communeId, view.tier)} history={view.history} />
    </>
  );
}

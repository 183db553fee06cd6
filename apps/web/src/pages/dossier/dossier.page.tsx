import type { DossierView } from '@langmoi/contracts/recognition';
import { useEffect } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { recognition } from '../../services';
import { Answer } from '../../ui/answer';
import { Lies } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { SuccessionNotes } from '../../ui/succession-note';
import { TimeLine } from '../../ui/time-line';
import { Titled } from '../../ui/titled';
import { useDistrictName } from '../../ui/unit-names';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { currentEntry } from '../../view/dossier';
import { Course } from './course';
import { Documents } from './documents';
import { Ended } from './ended';
import { Now } from './now';
import styles from './dossier.module.css';

const badges = { open: 'awaiting', recognised: 'achieved', rejected: 'missing', refused: 'missing' } as const;

function Head({ dossier }: { dossier: DossierView }) {
  const { t, say, date } = useWords();
  const districtOf = useDistrictName();
  const { units } = useUnitsDay();
  const { regime } = dossier;
  return (
    <header className={styles.head}>
      <p className="small">
        <Link to="/dossiers">{t('nav.dossiers')}</Link> <span className="soft">/</span>{' '}
        <Link to={`/communes/${dossier.communeId}?tier=${dossier.tier}`}>{dossier.communeName}</Link>
      </p>
      <div className="row">
        <Titled
          title={t('dossier.title', { name: dossier.communeName, tier: t(`tier.${dossier.tier}`), year: dossier.year })}
        />
        {dossier.rehearsal && <RehearsalMark />}
      </div>
      <p className="row small">
        <StateBadge state={badges[dossier.status]}>{t(`state.${dossier.status}`)}</StateBadge>
        <Link to={`/units/${dossier.districtId}`}>{districtOf(dossier)}</Link>
        <span className="soft">
          {t('dossier.by')} <Link to={`/regime/${regime.id}`}>{say(regime.title)}</Link> ({regime.document},{' '}
          {date(regime.issuedOn)}, {t('history.version', { n: regime.version }).toLowerCase()})
        </span>
      </p>
      <UnitsSwitch />
      <Lies of={dossier} on={units} />
    </header>
  );
}

/** Esc goes back to the list and the row one came from. */
function useEscape() {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [role="dialog"], [role="menu"]')
      )
        return;
      void navigate('/work');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}

function Page({ dossier }: { dossier: DossierView }) {
  const { t, say } = useWords();
  const current = currentEntry(dossier);
  return (
    <div className={styles.page}>
      <Head dossier={dossier} />
      <p role="status" className="hidden">
        {current ? t('dossier.nowAt', { stage: say(current.title) }) : t(`state.${dossier.status}`)}
      </p>
      {dossier.successions && <SuccessionNotes successions={dossier.successions} />}
      <TimeLine timeline={dossier.timeline} />
      <div className={styles.matter}>
        {current ? (
          <Now key={`${current.stage}-${current.round}`} dossier={dossier} entry={current} />
        ) : (
          <Ended dossier={dossier} />
        )}
      </div>
      <div className={styles.rest}>
        <Documents dossier={dossier} />
        <Course timeline={dossier.timeline} />
      </div>
    </div>
  );
}

/** One dossier: the course on the left, the matter in the middle, the one next action at the foot. */
export function DossierPage() {
  const { dossierId = '' } = useParams();
  useEscape();
  const query = useUnitsDay();
  const dossier = useAnswer(recognition.viewDossier, { params: { dossierId }, query }, { every: 15_000, keep: true });
  return (
    <Answer of={dossier} lines={12} page>
      {(known) => <Page dossier={known} />}
    </Answer>
  );
}

import type { DossierView } from '@langmoi/contracts/recognition';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RehearsalMark } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import parts from '../../ui/parts.module.css';
import { DecisionFacts } from './decision-facts';

/** How a dossier ended, with the decision if there is one. */
export function Ended({ dossier }: { dossier: DossierView }) {
  const { t, say } = useWords();
  const last = dossier.timeline.filter(({ state }) => state === 'done').at(-1);
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="now">
      <h2 id="now">{t('dossier.ended')}</h2>
      <p className="row">
        <StateBadge state={dossier.status === 'recognised' ? 'achieved' : 'missing'}>
          {t(`state.${dossier.status}`)}
        </StateBadge>
        {dossier.rehearsal && <RehearsalMark />}
      </p>
      {dossier.decision && <DecisionFacts decision={dossier.decision} />}
      {!dossier.decision && last?.outcome && <p>{say(last.outcome.title)}</p>}
      {last && !dossier.decision && last.reasons.map(({ text }, at) => <p key={at}>{text}</p>)}
      <p>
        <Link to={`/communes/${dossier.communeId}?tier=${dossier.tier}`}>
          {t('commune.title', { name: dossier.communeName })}
        </Link>
      </p>
    </section>
  );
}

import type { RecusalView } from '@langmoi/contracts/duties';
import type { MeetingView } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import { StateBadge } from '../../ui/state-badge';
import styles from './dossier.module.css';

/** Who stands aside from a meeting, by the cause: names stay in the directory. */
function Aside({ recused }: { recused: readonly RecusalView[] }) {
  const { t } = useWords();
  if (recused.length === 0) return null;
  return (
    <div className="small">
      {t('council.aside', { n: recused.length })}
      <ul>
        {recused.map(({ officerId, cause, reason }) => (
          <li key={officerId}>{t(`council.cause.${cause}`, { reason: reason ?? '' })}</li>
        ))}
      </ul>
    </div>
  );
}

/** The council's meetings; sums only of those that are over. */
export function Meetings({ meetings }: { meetings: readonly MeetingView[] }) {
  const { t, date } = useWords();
  return (
    <ul className={styles.meetings}>
      {meetings.map(({ id, number, meetsOn, members, present, ballots, closed, recused = [] }) => (
        <li key={id}>
          <strong>{t('council.meeting', { n: number })}</strong> · {date(meetsOn)} ·{' '}
          {t('council.present', { present, members })}{' '}
          {closed ? (
            ballots && t('council.sums', ballots)
          ) : (
            <StateBadge state="awaiting">{t('council.open')}</StateBadge>
          )}
          <Aside recused={recused} />
        </li>
      ))}
    </ul>
  );
}

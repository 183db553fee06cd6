import type { MeetingView } from '@langmoi/contracts/recognition';
import { useWords } from '../../i18n/language';
import { StateBadge } from '../../ui/state-badge';
import styles from './dossier.module.css';

/** The council's meetings; sums only of those that are over. */
export function Meetings({ meetings }: { meetings: readonly MeetingView[] }) {
  const { t, date } = useWords();
  return (
    <ul className={styles.meetings}>
      {meetings.map(({ id, number, meetsOn, members, present, ballots, closed }) => (
        <li key={id}>
          <strong>{t('council.meeting', { n: number })}</strong> · {date(meetsOn)} ·{' '}
          {t('council.present', { present, members })}{' '}
          {closed ? (
            ballots && t('council.sums', ballots)
          ) : (
            <StateBadge state="awaiting">{t('council.open')}</StateBadge>
          )}
        </li>
      ))}
    </ul>
  );
}

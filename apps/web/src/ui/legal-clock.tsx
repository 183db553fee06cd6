import type { LegalTimeView } from '@langmoi/contracts/legal-time';
import type { Limit } from '@langmoi/contracts/regime';
import { useWords } from '../i18n/language';
import { ProvisionalMark } from './marks';
import { TimeLeft } from './time-left';
import styles from './legal-clock.module.css';

/** "hạn 8/7/2020", or nothing where the law sets no limit that we know. */
export function TimeLeftUntil({ dueOn }: { dueOn: string | null }) {
  const { t, date } = useWords();
  return dueOn ? <span>· {t('time.due', { date: date(dueOn) })}</span> : null;
}

/** Days used and left in the calendar of the law, where that comes from, and what happens if nobody acts. */
export function LegalClock({ time, limit }: { time: LegalTimeView; limit: Limit }) {
  const { t, say, date } = useWords();
  const { dueOn, used, daysLeft, calendar } = time;
  const all = used !== null && daysLeft !== null ? used + Math.max(daysLeft, 0) : null;
  return (
    <section className={styles.clock} aria-label={t('clock.legal')}>
      <div className="row">
        <TimeLeft item={time} />
        {dueOn && <span className="small">{t('time.due', { date: date(dueOn) })}</span>}
        {used !== null && <span className="small soft">{t(`time.used.${calendar}`, { n: used })}</span>}
      </div>
      {all !== null && all > 0 && (
        <div className={styles.track} data-late={(daysLeft ?? 0) < 0} aria-hidden>
          <div style={{ width: `${Math.min(100, ((used ?? 0) / all) * 100)}%` }} />
        </div>
      )}
      <p className="small">
        <strong>{t('clock.ifNobody')}</strong> {say(time.ifNobodyActs)}
      </p>
      <p className="small soft">
        {limit.source} <ProvisionalMark confidence={limit.confidence} source={limit.source} />
      </p>
    </section>
  );
}

import type { AppointmentView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { pictureOf, standingOn } from '../../view/appointments';
import { useSpanWords } from './office';
import styles from './administration.module.css';

const share = (value: number) => `${(value * 100).toFixed(2)}%`;

/** Offices over time, one bar each; today is a line through all of them. The table below says the same in words. */
export function Picture({ appointments, today }: { appointments: readonly AppointmentView[]; today: string }) {
  const { t, date } = useWords();
  const span = useSpanWords();
  const { bars, ticks, today: now } = pictureOf(appointments, today);
  return (
    <div className={styles.picture} aria-hidden>
      <div className={styles.axis}>
        {ticks.map(({ label, at }) => (
          <span key={label} style={{ left: share(at) }}>
            {label}
          </span>
        ))}
      </div>
      <div className={styles.lanes}>
        {ticks.map(({ label, at }) => (
          <i key={label} className={styles.tick} style={{ left: share(at) }} />
        ))}
        <i className={styles.todayLine} style={{ left: share(now) }} title={t('admin.today', { date: date(today) })} />
        {bars.map(({ appointment, start, width, open }) => (
          <div key={appointment.id} className={styles.lane}>
            <div
              className={styles.bar}
              data-standing={standingOn(appointment, today)}
              data-open={open}
              data-behalf={appointment.capacity !== 'own'}
              style={{ left: share(start), width: share(width) }}
              title={`${t(`role.${appointment.role}`)} · ${appointment.organisationName} · ${span(appointment)}`}
            />
            <span
              className={styles.barName}
              style={start > 0.55 ? { right: share(1 - start) } : { left: share(start) }}
            >
              {t(`role.${appointment.role}`)}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

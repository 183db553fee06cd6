import type { AppointmentView } from '@langmoi/contracts/officers';
import { useWords } from '../../i18n/language';
import { Lies } from '../../ui/carried-rows';
import { StateBadge, type State } from '../../ui/state-badge';
import { useUnitsDay } from '../../ui/units-switch';
import { standingOn, type Standing } from '../../view/appointments';
import { CapacityMark } from '../../ui/capacity-mark';
import styles from './administration.module.css';

const states: Readonly<Record<Standing, State>> = {
  inForce: 'achieved',
  coming: 'awaiting',
  ended: 'noData',
  cancelled: 'noData',
};

export function Held({ standing }: { standing: Standing }) {
  const { t } = useWords();
  return <StateBadge state={states[standing]}>{t(`held.${standing}`)}</StateBadge>;
}

/** From when until when an office is held, in words. */
export function useSpanWords(): (one: Pick<AppointmentView, 'fromOn' | 'toOn'>) => string {
  const { t, date } = useWords();
  return ({ fromOn, toOn }) =>
    toOn ? t('admin.span', { from: date(fromOn), to: date(toOn) }) : t('admin.since', { from: date(fromOn) });
}

/** One office in two lines: what, where, how it is signed for, and from when. */
export function Office({ appointment, today }: { appointment: AppointmentView; today: string }) {
  const { t } = useWords();
  const span = useSpanWords();
  const { units } = useUnitsDay();
  const { role, organisationName, unitName, capacity } = appointment;
  const standing = standingOn(appointment, today);
  return (
    <>
      <span>
        <CapacityMark capacity={capacity} role={role} />
        {t(`role.${role}`)} · {organisationName}
      </span>
      <span className={styles.under}>
        {unitName} · {span(appointment)} {standing !== 'inForce' && <Held standing={standing} />}
      </span>
      <Lies of={appointment} on={units} />
    </>
  );
}

import { useWords } from '../../i18n/language';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import styles from './judgement.module.css';

/** About which day, by what was known on which, as the address says; else today, and all that is known now; by which units. */
export function useMoment(): { on?: string; knownOn?: string; units?: string } {
  const on = useDayInAddress('on');
  const knownOn = useDayInAddress('knownOn');
  return { ...(on && { on }), ...(knownOn && { knownOn }), ...useUnitsDay() };
}

/** The days of every judgement: what it is about, how much was known, by whose units; each may be left as it is. */
export function Moments() {
  const { t } = useWords();
  return (
    <div className={styles.moments}>
      <DayInAddress
        name="on"
        label={t('judgement.on')}
        placeholder={t('judgement.today')}
        description={t('judgement.onHint')}
      />
      <DayInAddress
        name="knownOn"
        label={t('judgement.knownOn')}
        placeholder={t('judgement.now')}
        description={t('judgement.knownOnHint')}
      />
      <UnitsSwitch />
    </div>
  );
}

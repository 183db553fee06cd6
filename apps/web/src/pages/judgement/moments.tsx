import { useWords } from '../../i18n/language';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import { useIsNarrow } from '../../ui/folding';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import styles from './judgement.module.css';

/** About which day, by what was known on which, as the address says; else today, and all that is known now; by which units. */
export function useMoment(): { on?: string; knownOn?: string; units?: string } {
  const on = useDayInAddress('on');
  const knownOn = useDayInAddress('knownOn');
  return { ...(on && { on }), ...(knownOn && { knownOn }), ...useUnitsDay() };
}

function Fields() {
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

/**
 * The days of every judgement: what it is about, how much was known, by whose units; each may be left as it is. On a
 * telephone they are folded to what is asked.
 */
export function Moments() {
  const { t, date } = useWords();
  const { on, knownOn } = useMoment();
  if (!useIsNarrow()) return <Fields />;
  return (
    <details className={styles.foldedMoments}>
      <summary className="small">
        {t('judgement.on')} {on ? date(on) : t('judgement.today')} · {t('judgement.knownOn')}{' '}
        {knownOn ? date(knownOn) : t('judgement.now')}
      </summary>
      <Fields />
    </details>
  );
}

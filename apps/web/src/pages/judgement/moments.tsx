import { useWords } from '../../i18n/language';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import styles from './judgement.module.css';

/** About which day, by what was known on which, as the address says; else today, and all that is known now. */
export function useMoment(): { on?: string; knownOn?: string } {
  const on = useDayInAddress('on');
  const knownOn = useDayInAddress('knownOn');
  return { ...(on && { on }), ...(knownOn && { knownOn }) };
}

/** The two days of every judgement: what it is about, and how much was known. Both may be left empty. */
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
    </div>
  );
}

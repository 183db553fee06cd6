import { SegmentedControl } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { addressWith } from '../address';
import { useWords } from '../i18n/language';
import {} from '../i18n/units';
import { useToday } from '../queries';
import { usualDays } from '../view/unit-changes';
import { DayInAddress, useDayInAddress } from './fields/day-in-address';
import styles from './carried.module.css';

/** By the units of which day figures are asked for, as the address says it; none: of the figures' own day. */
export function useUnitsDay(): { units?: string } {
  const units = useDayInAddress('units');
  return units ? { units } : {};
}

/** The query of a link that keeps the day, `?units=2025-07-01`; empty of the figures' own day. */
export function useUnitsSearch(): string {
  const { units } = useUnitsDay();
  return units ? `?units=${units}` : '';
}

/** The one switch: by the units of the figures' own day, or by those of any other. Kept in the address. */
export function UnitsSwitch() {
  const { t } = useWords();
  const { units } = useUnitsDay();
  const [, setSearch] = useSearchParams();
  const usual = usualDays(useToday()).to;
  const choose = (by: string) => setSearch(addressWith({ units: by === 'other' ? usual : '' }), { replace: true });
  return (
    <div className={styles.switch} data-screen-only>
      <span className="small soft" aria-hidden>
        {t('carried.by')}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={t('carried.switch')}
        value={units ? 'other' : 'own'}
        onChange={choose}
        data={[
          { value: 'own', label: t('carried.own') },
          { value: 'other', label: t('carried.other') },
        ]}
      />
      {units && (
        <div className={styles.day}>
          <DayInAddress name="units" label={t('carried.day')} needed />
        </div>
      )}
    </div>
  );
}

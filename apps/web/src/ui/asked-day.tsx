import {} from '../i18n/figures';
import {} from '../i18n/judgement';
import { useWords } from '../i18n/language';
import { DayInAddress, useDayInAddress } from './fields/day-in-address';
import { UnitsSwitch, useUnitsDay } from './units-switch';

/** Figures of which day, by the set that was in force on it, as the address says; else today's; by the units of which day. */
export function useAskedDay(): { on?: string; units?: string } {
  const on = useDayInAddress('on');
  return { ...(on && { on }), ...useUnitsDay() };
}

/** The day of a sheet: in January last year's figures are still entered, by last year's set. */
export function AskedDay() {
  const { t } = useWords();
  return (
    <div className="row">
      <DayInAddress
        name="on"
        label={t('judgement.on')}
        placeholder={t('judgement.today')}
        description={t('figures.onHint')}
      />
      <UnitsSwitch />
    </div>
  );
}

import type { IndicatorView } from '@langmoi/contracts/criteria';
import { useWords } from '../i18n/language';

/** What a set asks in its region of an indicator, to be shown: "≥ 65 %"; or that it is not known here. */
export function Threshold({ indicator }: { indicator: IndicatorView }) {
  const { t, number } = useWords();
  const { operator, threshold, unit } = indicator;
  if (operator === 'bool') return <>{t('state.achieved')}</>;
  if (threshold === null)
    return <span className="soft">{t(operator === 'province' ? 'criterion.byProvince' : 'criterion.notKnown')}</span>;
  const sign = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<', province: '' }[operator];
  return (
    <>
      {sign} {typeof threshold === 'number' ? number(threshold) : t('state.achieved')} {unit}
    </>
  );
}

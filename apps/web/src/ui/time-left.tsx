import type { DossierItem } from '@langmoi/contracts/recognition';
import { useWords } from '../i18n/language';
import { urgencyOf } from '../view/work';
import { StateBadge } from './state-badge';

type Timed = Pick<DossierItem, 'daysLeft' | 'dueOn' | 'calendar'>;

/** Days left in the calendar of the law; late and near limits stand out. */
export function TimeLeft({ item }: { item: Timed }) {
  const { t, date } = useWords();
  const { daysLeft, calendar, dueOn } = item;
  const urgency = urgencyOf(item);
  if (daysLeft === null) return <span className="soft small nowrap">{t('time.noLimit')}</span>;
  const n = Math.abs(daysLeft);
  const words =
    daysLeft < 0
      ? t(`time.late.${calendar}`, { n })
      : daysLeft === 0
        ? t('time.today')
        : t(`time.left.${calendar}`, { n });
  return (
    <span title={dueOn ? t('time.due', { date: date(dueOn) }) : undefined} className="nowrap">
      {urgency === 'late' ? (
        <StateBadge state="late">{words}</StateBadge>
      ) : urgency === 'soon' ? (
        <StateBadge state="awaiting">{words}</StateBadge>
      ) : (
        <span className="small">{words}</span>
      )}
    </span>
  );
}

import { figureClosingApi } from '@langmoi/contracts/figure-closings';
import {} from '../i18n/closing';
import { useWords } from '../i18n/language';
import { useAnswer } from '../queries';
import { served } from '../services';

export const figureClosings = served('/api/criteria', figureClosingApi);

/** What a closed day leaves: a later day for what is said, and rejection for what waits. */
type Left = 'closing.untilNote' | 'closing.untilSettling';

/** Says beside a form that nothing of its day can be changed, and who can open it; nothing where the day is open, or none is chosen. */
export function ClosedNote({ on, left = 'closing.untilNote' }: { on: string | null | undefined; left?: Left }) {
  const { t, date } = useWords();
  const { data } = useAnswer(figureClosings.viewFigureClosings, {});
  const until = data?.closedUntil;
  if (!until || !on || on > until) return null;
  return (
    <span role="status" className="small">
      <strong>{t(left, { date: date(until) })}</strong> <span className="soft">{t('closing.remedy')}</span>
    </span>
  );
}

import type { UnitLevel } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { Link } from 'react-router';
import type { ApiProblem } from '../../api';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import { Empty } from '../../ui/answer';
import { pageOf, type SaidOf } from '../../view/said-of';

/** That nothing is asked on the day is no failure: the law has no set for it. */
export const isLawless = (problem: ApiProblem | null): boolean => problem?.type === '/problems/criteria-set-not-found';

/** The law has no set of the tier for units of the level on the day: which it has of them, and for which days. */
export function NoSet({ level, tier }: { level: UnitLevel; tier: SetTier }) {
  const { t, say, date } = useWords();
  const sets = useAnswer(criteria.listSetVersions, {});
  const known = (sets.data ?? []).filter((set) => set.level === level);
  const words = { level: t(`law.level.${level}`), tier: t(`tier.${tier}`).toLowerCase() };
  return (
    <Empty title={t('law.noSet', words)}>
      <p>{t(known.length > 0 ? 'law.noSetNext' : 'law.noSetEver', words)}</p>
      <ul>
        {known.map((set) => {
          const { from, to } = daysOf(set);
          return (
            <li key={`${set.id} ${set.version}`}>
              <Link to={`/criteria-sets/${set.id}/versions/${set.version}`}>{say(set.title)}</Link>,{' '}
              {t('law.span', { from: date(from), to: date(to) })}
            </li>
          );
        })}
      </ul>
      <Link to="/criteria-sets">{t('law.all')}</Link>
    </Empty>
  );
}

/** A unit that says nothing of itself: a province, or a district whose set asks of its communes alone. It is judged all the same. */
export function NothingOwn({ of, title, next }: { of: SaidOf; title: string; next: string }) {
  const { t } = useWords();
  return (
    <Empty title={title}>
      <p>{next}</p>
      <Link to={pageOf(of, 'judgement')}>{t('figures.view.judgement')}</Link>
    </Empty>
  );
}

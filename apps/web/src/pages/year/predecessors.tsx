import { Tier } from '@langmoi/contracts/common';
import type { YearView } from '@langmoi/contracts/year';
import { useWords } from '../../i18n/language';
import { Missing, useAcross } from '../../ui/across';
import { TogetherTable } from '../../ui/together-table';
import { years } from './services';

/** Communes on the lists of the year, tier by tier. */
const registeredOf = ({ lists }: Pick<YearView, 'lists'>): number[] =>
  Tier.options.map((tier) => lists.find((list) => list.tier === tier)?.communes.length ?? 0);

/**
 * The same year of the provinces that one's own took over: who stands on their lists, and how many targets they had. A
 * commune is of one province on a day, so lists add up; a target is its province's own, and is read there.
 */
export function TogetherYear({ view, query }: { view: YearView; query: { on?: string; knownOn?: string } }) {
  const { t } = useWords();
  const { heard, missing } = useAcross(years.viewYear, () => ({ params: { year: view.year }, query }));
  if (heard.length === 0) return <Missing provinces={missing} />;
  const all = [view, ...heard.map(({ data }) => data)];
  const isOneDay = all.every(({ on }) => on === view.on);
  const total = Tier.options.map((_, at) => all.reduce((sum, one) => sum + (registeredOf(one)[at] ?? 0), 0));
  const cellsOf = (one: YearView) => [...registeredOf(one), one.targets.length];
  return (
    <TogetherTable
      columns={[...Tier.options.map((tier) => t(`tier.${tier}`)), t('year.targetCount')]}
      own={{ name: t('predecessor.own'), cells: cellsOf(view) }}
      others={heard.map(({ predecessor, data }) => ({ predecessor, cells: cellsOf(data) }))}
      total={isOneDay ? [...total, '–'] : null}
      missing={missing}
      to={`/year?year=${view.year}`}
    >
      <p className="small soft">{t('year.togetherHint')}</p>
    </TogetherTable>
  );
}

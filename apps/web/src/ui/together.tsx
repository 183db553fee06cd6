import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../i18n/language';
import { reporting } from '../services';
import { useAcross } from './across';
import { TogetherTable } from './together-table';

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Each counts the communes of its own day: nothing is counted twice, and no total changes by a merger. */
const countsOf = ({ communes, headline, noData, openDossiers }: ProvinceOverview) => [
  communes.length,
  headline.find(({ id }) => id === 'recognised')?.computed?.value ?? 0,
  noData,
  sum(openDossiers.map(({ count }) => count)),
];

/** One's own province beside those that it took over, each as it stands in its own rows, and all of them together. */
export function Together({ province }: { province: ProvinceOverview }) {
  const { t, number } = useWords();
  const { predecessors, heard, missing } = useAcross(reporting.viewProvince, (provinceId) => ({
    params: { provinceId },
    query: {},
  }));
  if (predecessors.length === 0) return null;
  const others = heard.map(({ predecessor, data }) => ({ predecessor, counts: countsOf(data) }));
  const own = countsOf(province);
  const total = own.map((count, at) => count + sum(others.map(({ counts }) => counts[at] ?? 0)));
  const cellsOf = (counts: readonly number[]) => counts.map((count) => number(count));
  return (
    <TogetherTable
      columns={(['communes', 'recognised', 'noData', 'open'] as const).map((name) => t(`predecessor.${name}`))}
      own={{ name: province.name, cells: cellsOf(own) }}
      others={others.map(({ predecessor, counts }) => ({ predecessor, cells: cellsOf(counts) }))}
      total={cellsOf(total)}
      missing={missing}
      to="/province"
    >
      <p className="small soft">{t('predecessor.togetherHint')}</p>
    </TogetherTable>
  );
}

import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../i18n/language';
import { reporting } from '../services';
import { Missing, OfPredecessor, ToPredecessor, useAcross } from './across';
import { RecordTable } from './record-table';

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
  const cells = (counts: readonly number[]) =>
    counts.map((count, at) => (
      <td key={at} className="num">
        {number(count)}
      </td>
    ));
  return (
    <section className="stack" aria-labelledby="together">
      <h2 id="together">{t('predecessor.together')}</h2>
      <p className="small soft">{t('predecessor.togetherHint')}</p>
      <Missing provinces={missing} />
      <RecordTable
        name={t('predecessor.together')}
        columns={[
          t('predecessor.province'),
          ...(['communes', 'recognised', 'noData', 'open'] as const).map((name) => ({
            ...{ title: t(`predecessor.${name}`), numeric: true },
          })),
        ]}
      >
        <tbody>
          <tr>
            <th scope="row">{province.name}</th>
            {cells(own)}
          </tr>
          {others.map(({ predecessor, counts }) => (
            <tr key={predecessor.provinceId}>
              <th scope="row">
                <OfPredecessor predecessor={predecessor} />{' '}
                <ToPredecessor predecessor={predecessor} to="/province">
                  {t('predecessor.read', { name: predecessor.name })}
                </ToPredecessor>
              </th>
              {cells(counts)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('predecessor.total')}</th>
            {cells(own.map((count, at) => count + sum(others.map(({ counts }) => counts[at] ?? 0))))}
          </tr>
        </tfoot>
      </RecordTable>
    </section>
  );
}

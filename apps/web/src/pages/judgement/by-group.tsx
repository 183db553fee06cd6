import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { groupsOf, isUnknown, meanMet, type JudgedCommune } from '../../view/judgements';
import { decimalText } from '../../view/decimal';
import parts from '../../ui/parts.module.css';
import { RowsLink } from './rows-link';

/** By group of criteria met: what is judged, what was said, what the paper's own table prints; side by side. */
export function ByGroup(props: {
  communes: readonly JudgedCommune[];
  /** Null of a tier that the report has no table of. */
  province: ProvinceOverview | null;
  total: number;
}) {
  const { t, language } = useWords();
  const { communes, province, total } = props;
  const groups = groupsOf(communes, province?.groups ?? []);
  const mean = meanMet(communes);
  const unknown = communes.filter(isUnknown).length;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="by-group">
      <h2 id="by-group">{t('judgement.byGroup')}</h2>
      <RecordTable
        name={t('judgement.byGroup')}
        columns={[
          t('province.criteriaMet'),
          { title: t('judgement.judged'), numeric: true },
          ...(province ? [{ title: t('judgement.said'), numeric: true }] : []),
          ...(province ? [{ title: t('figure.byReport'), numeric: true }] : []),
        ]}
      >
        <tbody>
          {groups.map(({ met, judged, said, paper }) => (
            <tr key={met}>
              <th scope="row">
                {met}/{total}
              </th>
              <td className="num">
                <RowsLink n={judged} of={{ met: String(met) }} />
              </td>
              {province && <td className="num">{said}</td>}
              {province && <td className="num">{paper ?? '–'}</td>}
            </tr>
          ))}
        </tbody>
      </RecordTable>
      <p className="small soft">
        {mean
          ? t('judgement.mean', { mean: decimalText(mean.mean, language), sum: mean.sum, n: mean.n })
          : t('state.noData')}
        {unknown > 0 && ` ${t('judgement.unknownCommunes', { n: unknown })}`}
      </p>
    </section>
  );
}

import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { OpensOrigin } from '../../ui/figure-origin';
import { Folding } from '../../ui/folding';
import { RecordTable } from '../../ui/record-table';
import { groupsOf, isUnknown, meanMet, type Group, type JudgedCommune } from '../../view/judgements';
import { decimalText } from '../../view/decimal';
import { RowsLink } from './rows-link';

function Row({ group, total, isOfReport }: { group: Group; total: number; isOfReport: boolean }) {
  const { say } = useWords();
  const { met, judged, said, paper } = group;
  return (
    <tr>
      <th scope="row">
        {met}/{total}
      </th>
      <td className="num">
        <RowsLink n={judged} of={{ met: String(met) }} />
      </td>
      {isOfReport && (
        <td className="num">
          {said > 0 ? <Link to={`/province?tab=communes&met=${met}`}>{said}</Link> : <span className="soft">0</span>}
        </td>
      )}
      {isOfReport && (
        <td className="num">
          {paper ? (
            <OpensOrigin name={say(paper.label)} figure={{ computed: null, stated: [paper], explanation: null }}>
              {paper.value}
            </OpensOrigin>
          ) : (
            '–'
          )}
        </td>
      )}
    </tr>
  );
}

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
    <Folding id="by-group" title={t('judgement.byGroup')}>
      <RecordTable
        saved
        name={t('judgement.byGroup')}
        columns={[
          t('province.criteriaMet'),
          { title: t('judgement.judged'), numeric: true },
          ...(province ? [{ title: t('judgement.said'), numeric: true }] : []),
          ...(province ? [{ title: t('figure.byReport'), numeric: true }] : []),
        ]}
      >
        <tbody>
          {groups.map((group) => (
            <Row key={group.met} group={group} total={total} isOfReport={province !== null} />
          ))}
        </tbody>
      </RecordTable>
      <p className="small soft">
        {mean
          ? t('judgement.mean', { mean: decimalText(mean.mean, language), sum: mean.sum, n: mean.n })
          : t('state.noData')}
        {unknown > 0 && ' '}
        {unknown > 0 && (
          <RowsLink n={unknown} of={{ met: 'none' }} text={t('judgement.unknownCommunes', { n: unknown })} />
        )}
      </p>
    </Folding>
  );
}

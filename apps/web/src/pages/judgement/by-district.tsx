import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { useDistrictName } from '../../ui/unit-names';
import { decimalText } from '../../view/decimal';
import { meanMet, type JudgedCommune } from '../../view/judgements';
import parts from '../../ui/parts.module.css';
import { RowsLink } from './rows-link';

function Row({ communes, total }: { communes: readonly JudgedCommune[]; total: number }) {
  const { t, language } = useWords();
  const nameOf = useDistrictName();
  const [first] = communes;
  const mean = meanMet(communes);
  const full = communes.filter(({ metCount }) => metCount === total).length;
  const district = first?.standing ?? null;
  return (
    <tr>
      <th scope="row">{district ? nameOf(district) : t('judgement.noDistrict')}</th>
      <td className="num">
        {district ? <RowsLink n={communes.length} of={{ district: district.districtId }} /> : communes.length}
      </td>
      <td className="num">
        {district ? <RowsLink n={full} of={{ district: district.districtId, met: String(total) }} /> : full}
      </td>
      <td className="num">
        {mean ? (
          <RowsLink
            n={mean.n}
            of={{ district: district?.districtId ?? '' }}
            text={decimalText(mean.mean, language)}
            title={`${mean.sum}/${mean.n}`}
          />
        ) : (
          <span className="soft">{t('state.noData')}</span>
        )}
      </td>
    </tr>
  );
}

/** By district: how many communes, how many meet every criterion, and the mean of those of which something is known. */
export function ByDistrict({ communes, total }: { communes: readonly JudgedCommune[]; total: number }) {
  const { t } = useWords();
  const districts = [...new Set(communes.map(({ standing }) => standing?.districtId ?? ''))];
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="by-district">
      <h2 id="by-district">{t('judgement.byDistrict')}</h2>
      <RecordTable
        saved
        name={t('judgement.byDistrict')}
        columns={[
          t('province.district'),
          { title: t('province.communes'), numeric: true },
          { title: t('judgement.allMet', { total }), numeric: true },
          { title: t('province.mean'), numeric: true },
        ]}
      >
        <tbody>
          {districts.map((districtId) => (
            <Row
              key={districtId}
              communes={communes.filter(({ standing }) => (standing?.districtId ?? '') === districtId)}
              total={total}
            />
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}

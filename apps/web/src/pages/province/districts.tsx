import type { DistrictRow, ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { percentOf } from '../../view/format';
import styles from './province.module.css';

const sameNumber = (stated: string | undefined, computed: number | null) =>
  stated === undefined || computed === null || Number(stated.replaceAll('.', '').replace(',', '.')) === computed;

function Pair({ computed, stated, text }: { computed: number | null; stated: string | undefined; text: string }) {
  const { t } = useWords();
  const agrees = sameNumber(stated, computed);
  return (
    <>
      <td className="num">{text}</td>
      <td className="num">
        <span className={agrees ? 'soft' : styles.differs} title={agrees ? undefined : t('figure.differs')}>
          {!agrees && '≠ '}
          {stated ?? '–'}
        </span>
      </td>
    </>
  );
}

function Row({ row }: { row: DistrictRow }) {
  const { number } = useWords();
  const { recognised, meanComputed, communes } = row;
  const rate = recognised.value === null ? null : percentOf(recognised.value, communes);
  const show = (value: number | null) => (value === null ? '–' : number(value));
  return (
    <tr>
      <th scope="row">
        <Link to={`/province?tab=communes&district=${row.districtId}`}>{row.name}</Link>
      </th>
      <td className="num">{communes}</td>
      <Pair computed={recognised.value} stated={row.statedRecognised?.value} text={show(recognised.value)} />
      <Pair computed={rate} stated={row.statedRate?.value} text={show(rate)} />
      <Pair
        computed={meanComputed.value}
        stated={row.statedMean?.value}
        text={meanComputed.value === null ? '–' : `${number(meanComputed.value)} (${meanComputed.denominator ?? 0})`}
      />
    </tr>
  );
}

/** Two lines: what is counted, and twice of each, ours and the paper's. */
function Head() {
  const { t } = useWords();
  const twice = [t('figure.computed'), t('figure.byReport')];
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2}>
          {t('province.district')}
        </th>
        <th scope="col" rowSpan={2} className="num">
          {t('province.communes')}
        </th>
        <th scope="colgroup" colSpan={2} className={styles.pair}>
          {t('province.recognised')}
        </th>
        <th scope="colgroup" colSpan={2} className={styles.pair}>
          {t('province.rate')}
        </th>
        <th scope="colgroup" colSpan={2} className={styles.pair}>
          {t('province.mean')}
        </th>
      </tr>
      <tr>
        {[...twice, ...twice, ...twice].map((word, at) => (
          <th key={at} scope="col" className="num">
            {word}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Districts: what we count beside what the report prints. */
export function Districts({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const counted = [t('province.recognised'), t('province.rate'), t('province.mean')];
  const columns = [
    t('province.district'),
    t('province.communes'),
    ...counted.flatMap((name) => [name, `${name}: ${t('figure.byReport').toLowerCase()}`]),
  ];
  return (
    <section aria-labelledby="districts">
      <h2 id="districts">{t('province.districts')}</h2>
      <RecordTable name={t('province.districts')} columns={columns} head={<Head />}>
        <tbody>
          {province.districts.map((row) => (
            <Row key={row.districtId} row={row} />
          ))}
        </tbody>
      </RecordTable>
      <p className="small soft">{t('province.meanNote')}</p>
    </section>
  );
}

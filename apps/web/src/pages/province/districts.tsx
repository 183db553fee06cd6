import type { ComputedValue, DistrictRow, ProvinceOverview, StatedValue } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { OpensOrigin } from '../../ui/figure-origin';
import { NoDistricts } from '../../ui/no-districts';
import { RecordTable } from '../../ui/record-table';
import { percentOf } from '../../view/format';
import styles from './province.module.css';

const sameNumber = (stated: string | undefined, computed: number | null) =>
  stated === undefined || computed === null || Number(stated.replaceAll('.', '').replace(',', '.')) === computed;

interface Compared {
  readonly name: string;
  readonly text: string;
  /** What the text says as a number, to be held against the paper's. */
  readonly value: number | null;
  readonly computed: ComputedValue;
  readonly stated: StatedValue | null;
}

/** Ours and the paper's, each of which opens to where it comes from. */
function Pair({ name, text, value, computed, stated }: Compared) {
  const { t } = useWords();
  const agrees = sameNumber(stated?.value, value);
  return (
    <>
      <td className="num">
        {value === null ? (
          <span className="soft">{text}</span>
        ) : (
          <OpensOrigin name={name} figure={{ computed, stated: [], explanation: null }}>
            {text}
          </OpensOrigin>
        )}
      </td>
      <td className="num">
        <span className={agrees ? 'soft' : styles.differs} title={agrees ? undefined : t('figure.differs')}>
          {!agrees && '≠ '}
          {stated ? (
            <OpensOrigin name={name} figure={{ computed: null, stated: [stated], explanation: null }}>
              {stated.value}
            </OpensOrigin>
          ) : (
            '–'
          )}
        </span>
      </td>
    </>
  );
}

function Row({ row }: { row: DistrictRow }) {
  const { t, number } = useWords();
  const { recognised, meanComputed, communes, name } = row;
  const rate = recognised.value === null ? null : percentOf(recognised.value, communes);
  const show = (value: number | null) => (value === null ? '–' : number(value));
  const to = `/province?tab=communes&district=${row.districtId}`;
  const mean = meanComputed.value;
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{name}</Link>
      </th>
      <td className="num">
        <Link to={to}>{communes}</Link>
      </td>
      <Pair
        name={`${name}: ${t('province.recognised')}`}
        computed={recognised}
        value={recognised.value}
        stated={row.statedRecognised}
        text={show(recognised.value)}
      />
      <Pair
        name={`${name}: ${t('province.rate')}`}
        computed={recognised}
        value={rate}
        stated={row.statedRate}
        text={show(rate)}
      />
      <Pair
        name={`${name}: ${t('province.mean')}`}
        computed={meanComputed}
        value={mean}
        stated={row.statedMean}
        text={mean === null ? '–' : `${number(mean)} (${meanComputed.denominator ?? 0})`}
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
      {province.districts.length === 0 ? (
        <NoDistricts to="/province?tab=communes" />
      ) : (
        <>
          <RecordTable saved name={t('province.districts')} columns={columns} head={<Head />}>
            <tbody>
              {province.districts.map((row) => (
                <Row key={row.districtId} row={row} />
              ))}
            </tbody>
          </RecordTable>
          <p className="small soft">{t('province.meanNote')}</p>
        </>
      )}
    </section>
  );
}

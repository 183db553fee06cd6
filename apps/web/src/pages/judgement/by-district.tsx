import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import {} from '../../i18n/units';
import { useWords } from '../../i18n/language';
import { UnitOfDay } from '../../ui/carried-note';
import { Folding } from '../../ui/folding';
import { NoDistricts } from '../../ui/no-districts';
import { RecordTable } from '../../ui/record-table';
import { decimalText } from '../../view/decimal';
import { meanMet, type JudgedCommune } from '../../view/judgements';
import { tileGroupsOf, type TileGroup } from '../../view/standing';
import { RowsLink } from './rows-link';

interface Of {
  readonly communes: readonly JudgedCommune[];
  readonly total: number;
}

type Unit = TileGroup['unit'];

function Name({ unit, on }: { unit: Unit; on: string | undefined }) {
  const { t } = useWords();
  if (unit === null) return t(on === undefined ? 'judgement.noDistrict' : 'carried.nobody');
  return 'fullName' in unit ? unit.fullName : <UnitOfDay unit={unit} on={on ?? ''} />;
}

/** The mean with its two numbers behind it; to its rows where there are some to choose. */
function Mean({ communes, rows }: { communes: readonly JudgedCommune[]; rows: { district: string } | null }) {
  const { t, language } = useWords();
  const mean = meanMet(communes);
  if (mean === null) return <span className="soft">{t('state.noData')}</span>;
  const text = decimalText(mean.mean, language);
  const both = `${mean.sum}/${mean.n}`;
  return rows ? <RowsLink n={mean.n} of={rows} text={text} title={both} /> : <span title={both}>{text}</span>;
}

function Row({ unit, on, communes, total }: Of & { unit: Unit; on: string | undefined }) {
  const full = communes.filter(({ metCount }) => metCount === total).length;
  // Rows are chosen by the district of their own day; a unit of another day opens to its own page.
  const rows = on === undefined && unit ? { district: unit.unitId } : null;
  return (
    <tr>
      <th scope="row">
        <Name unit={unit} on={on} />
      </th>
      <td className="num">{rows ? <RowsLink n={communes.length} of={rows} /> : communes.length}</td>
      <td className="num">{rows ? <RowsLink n={full} of={{ ...rows, met: String(total) }} /> : full}</td>
      <td className="num">
        <Mean communes={communes} rows={rows} />
      </td>
    </tr>
  );
}

/**
 * By district, or by the units of another day: how many communes, how many meet every criterion, and the mean of those of
 * which something is known. Each commune counts once, so that the totals are the same both ways.
 */
export function ByDistrict({ communes, total, province }: Of & { province: ProvinceOverview }) {
  const { t, date } = useWords();
  const on = province.carried?.on;
  const name = on === undefined ? t('judgement.byDistrict') : t('carried.units', { on: date(on) });
  const groups = tileGroupsOf(province).map((group) => {
    const ids = new Set(group.communes.map(({ communeId }) => communeId));
    return { ...group, judged: communes.filter(({ communeId }) => ids.has(communeId)) };
  });
  const grouped = new Set(groups.flatMap(({ judged }) => judged));
  const rest = communes.filter((one) => !grouped.has(one));
  return (
    <Folding id="by-district" title={name}>
      {on === undefined && province.districts.length === 0 ? (
        <NoDistricts to={{ hash: 'matrix' }} />
      ) : (
        <RecordTable
          saved
          name={name}
          columns={[
            on === undefined ? t('province.district') : t('unit.unit'),
            { title: on === undefined ? t('province.communes') : t('carried.communes'), numeric: true },
            { title: t('judgement.allMet', { total }), numeric: true },
            { title: t('province.mean'), numeric: true },
          ]}
        >
          <tbody>
            {groups.map(
              ({ key, unit, judged }) =>
                judged.length > 0 && <Row key={key} unit={unit} on={on} communes={judged} total={total} />,
            )}
            {rest.length > 0 && <Row unit={null} on={on} communes={rest} total={total} />}
          </tbody>
        </RecordTable>
      )}
    </Folding>
  );
}

import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import type { UnitForm } from '@langmoi/contracts/units';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { UnitOfDay } from '../../ui/carried-note';
import { FoldedCommunes } from '../../ui/folded-communes';
import { useIsNarrow } from '../../ui/folding';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { NameOfPaper } from '../../ui/name-of-paper';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { useUnitsSearch } from '../../ui/units-switch';
import { carriedUnits, filterCommunes } from '../../view/standing';
import { CommuneFilters } from './commune-filters';
import { useCommuneFilter } from './use-commune-filter';
import styles from './province.module.css';

function Titles({ commune }: { commune: CommuneStanding }) {
  const { t } = useWords();
  return (
    <span className={styles.titles}>
      {commune.recognised.map(({ tier, rehearsal, nameOfPaper }) => (
        <span key={tier} className="row">
          <StateBadge state="achieved">{t(`tierShort.${tier}`)}</StateBadge>
          {rehearsal && <RehearsalMark />}
          {nameOfPaper && <NameOfPaper name={nameOfPaper} />}
        </span>
      ))}
      {commune.registered.map(({ tier, year, metCount, total }) => (
        <span key={`${tier}-${year}`} className="small nowrap">
          {t('province.registeredFor', { tier: t(`tierShort.${tier}`), year })}
          {metCount !== null && total !== null && ` · ${metCount}/${total}`}
        </span>
      ))}
    </span>
  );
}

function Dossier({ dossier }: Pick<CommuneStanding, 'dossier'>) {
  const { maybe } = useWords();
  if (!dossier) return <span className="soft">–</span>;
  const { id, status, stage } = dossier;
  const key = status === 'open' ? stage : status;
  return <Link to={`/dossiers/${id}`}>{maybe(`${status === 'open' ? 'stage' : 'state'}.${key}`) ?? key}</Link>;
}

/** The paper or the word that it rests on. */
function Said({ commune: { source, basis, rehearsal } }: { commune: CommuneStanding }) {
  const { t } = useWords();
  return (
    <>
      {source ? <SourceText source={source} /> : <span className="soft small">{t(`basis.${basis}`)}</span>}
      {rehearsal && (
        <>
          {' '}
          <RehearsalMark />
        </>
      )}
    </>
  );
}

/** Which it lacks, each leading to its place on the commune's page. */
function Lacking({ missing, to }: { missing: readonly number[]; to: string }) {
  return missing.map((no, at) => (
    <span key={no}>
      {at > 0 && ', '}
      <Link to={`${to}#criterion-${no}`}>{no}</Link>
    </span>
  ));
}

/** On a telephone, of what is known alone. */
function Line({ commune, carried }: { commune: CommuneStanding; carried: Carried | null }) {
  const { t } = useWords();
  const search = useUnitsSearch();
  const { metCount, total, missing, dossier } = commune;
  const to = `/communes/${commune.communeId}${search}`;
  return (
    <li>
      <Link to={to}>{commune.name}</Link>{' '}
      {metCount === null ? <StateBadge state="noData" /> : <strong>{`${metCount}/${total}`}</strong>}
      {carried && (
        <p className="small">
          {carried.unit ? <UnitOfDay unit={carried.unit} on={carried.on} /> : t('carried.nobody')}
        </p>
      )}
      {missing.length > 0 && (
        <p className="small">
          {t('province.missing')}: <Lacking missing={missing} to={to} />
        </p>
      )}
      <Titles commune={commune} />
      {dossier && (
        <p className="small">
          {t('province.dossier')}: <Dossier dossier={dossier} />
        </p>
      )}
      <p className="small">
        <Said commune={commune} />
      </p>
    </li>
  );
}

function Row({ commune, carried }: { commune: CommuneStanding; carried: Carried | null }) {
  const { t } = useWords();
  const search = useUnitsSearch();
  const { metCount, total, missing, dossier } = commune;
  const to = `/communes/${commune.communeId}${search}`;
  return (
    <tr>
      <th scope="row">
        <Link to={to}>{commune.name}</Link>
      </th>
      <td>
        <Link to={`/units/${commune.districtId}`}>{commune.districtName}</Link>
      </td>
      {carried && <td>{carried.unit ? <UnitOfDay unit={carried.unit} on={carried.on} /> : t('carried.nobody')}</td>}
      <td className="num">
        {metCount === null ? <StateBadge state="noData" /> : <Link to={to}>{`${metCount}/${total}`}</Link>}
      </td>
      <td>
        {missing.length === 0 && <span className="soft">–</span>}
        <Lacking missing={missing} to={to} />
      </td>
      <td>
        <Titles commune={commune} />
      </td>
      <td>
        <Dossier dossier={dossier} />
      </td>
      <td>
        <Said commune={commune} />
      </td>
    </tr>
  );
}

/** Where a commune lies on the other day; `unit` null: whole in none. */
interface Carried {
  readonly on: string;
  readonly unit: UnitForm | null;
}

/** Every commune with what is known of it; search needs no marks. */
export function Communes({ province }: { province: ProvinceOverview }) {
  const { t, date } = useWords();
  const isNarrow = useIsNarrow();
  const [filter, change] = useCommuneFilter();
  const on = province.carried?.on;
  const units = carriedUnits(province);
  const found = filterCommunes(province.communes, filter);
  const carriedOf = ({ communeId }: CommuneStanding) => (on ? { on, unit: units.get(communeId) ?? null } : null);
  return (
    <div className="stack">
      <CommuneFilters province={province} filter={filter} change={change} found={found.length} />
      {found.length === 0 ? (
        <Empty title={t('filter.none')}>
          <button
            type="button"
            className="linkButton"
            onClick={() => change({ asked: '', district: '', met: '', standing: '' })}
          >
            {t('filter.clear')}
          </button>
        </Empty>
      ) : isNarrow ? (
        <FoldedCommunes communes={found}>
          {(commune) => <Line key={commune.communeId} commune={commune} carried={carriedOf(commune)} />}
        </FoldedCommunes>
      ) : (
        <RecordTable
          saved
          name={t('province.tab.communes')}
          columns={[
            t('province.commune'),
            t('province.district'),
            ...(on ? [t('carried.units', { on: date(on) })] : []),
            { title: t('province.criteriaMet'), numeric: true },
            t('province.missing'),
            t('province.standing'),
            t('province.dossier'),
            t('province.source'),
          ]}
        >
          <tbody>
            {found.map((commune) => (
              <Row key={commune.communeId} commune={commune} carried={carriedOf(commune)} />
            ))}
          </tbody>
        </RecordTable>
      )}
    </div>
  );
}

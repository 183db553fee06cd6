import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { filterCommunes } from '../../view/standing';
import { CommuneFilters } from './commune-filters';
import { useCommuneFilter } from './use-commune-filter';
import styles from './province.module.css';

function Titles({ commune }: { commune: CommuneStanding }) {
  const { t } = useWords();
  return (
    <span className={styles.titles}>
      {commune.recognised.map(({ tier, rehearsal }) => (
        <span key={tier} className="row">
          <StateBadge state="achieved">{t(`tierShort.${tier}`)}</StateBadge>
          {rehearsal && <RehearsalMark />}
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

function Row({ commune }: { commune: CommuneStanding }) {
  const { t, maybe } = useWords();
  const { metCount, total, missing, dossier } = commune;
  return (
    <tr>
      <th scope="row">
        <Link to={`/communes/${commune.communeId}`}>{commune.name}</Link>
      </th>
      <td>{commune.districtName}</td>
      <td className="num">{metCount === null ? <StateBadge state="noData" /> : `${metCount}/${total}`}</td>
      <td>{missing.length > 0 ? missing.join(', ') : <span className="soft">–</span>}</td>
      <td>
        <Titles commune={commune} />
      </td>
      <td>
        {dossier ? (
          <Link to={`/dossiers/${dossier.id}`}>
            {dossier.status === 'open'
              ? (maybe(`stage.${dossier.stage}`) ?? dossier.stage)
              : (maybe(`state.${dossier.status}`) ?? dossier.status)}
          </Link>
        ) : (
          <span className="soft">–</span>
        )}
      </td>
      <td>
        {commune.source ? (
          <SourceText source={commune.source} />
        ) : (
          <span className="soft small">{t(`basis.${commune.basis}`)}</span>
        )}
        {commune.rehearsal && (
          <>
            {' '}
            <RehearsalMark />
          </>
        )}
      </td>
    </tr>
  );
}

/** Every commune with what is known of it; search needs no marks. */
export function Communes({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const [filter, change] = useCommuneFilter();
  const found = filterCommunes(province.communes, filter);
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
      ) : (
        <RecordTable
          name={t('province.tab.communes')}
          columns={[
            t('province.commune'),
            t('province.district'),
            { title: t('province.criteriaMet'), numeric: true },
            t('province.missing'),
            t('province.standing'),
            t('province.dossier'),
            t('province.source'),
          ]}
        >
          <tbody>
            {found.map((commune) => (
              <Row key={commune.communeId} commune={commune} />
            ))}
          </tbody>
        </RecordTable>
      )}
    </div>
  );
}

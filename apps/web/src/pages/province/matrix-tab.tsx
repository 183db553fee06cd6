import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useToday } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import { CriteriaMatrix } from '../../ui/criteria-matrix';
import { StateBadge } from '../../ui/state-badge';
import { filterCommunes } from '../../view/standing';
import { CommuneFilters } from './commune-filters';
import { useCommuneFilter } from './use-commune-filter';

/** Communes by criteria of the set that they are judged by for NTM. */
export function MatrixTab({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const sets = useAnswer(criteria.listSets, {});
  const on = useToday();
  const [filter, change] = useCommuneFilter();
  const found = filterCommunes(province.communes, filter);
  return (
    <div className="stack">
      <CommuneFilters province={province} filter={filter} change={change} found={found.length} />
      <p className="row small">
        <StateBadge state="achieved" /> <StateBadge state="missing" /> <StateBadge state="inferred" />{' '}
        <StateBadge state="noData" />
        <span className="soft">{t('matrix.hint')}</span> <Link to="/province/judgements">{t('matrix.judged')}</Link>
      </p>
      {province.carried && <p className="small soft">{t('carried.yesNo')}</p>}
      <Answer of={sets}>
        {(all) => (
          <CriteriaMatrix
            communes={found}
            carried={province.carried}
            criteria={setInForce(all, { level: 'commune', tier: 'NTM', on })?.criteria ?? []}
          />
        )}
      </Answer>
    </div>
  );
}

import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import { Answer } from '../../ui/answer';
import { CriteriaMatrix } from '../../ui/criteria-matrix';
import { StateBadge } from '../../ui/state-badge';
import { filterCommunes } from '../../view/standing';
import { CommuneFilters } from './commune-filters';
import { useCommuneFilter } from './use-commune-filter';

/** Communes by criteria of the NTM set. */
export function MatrixTab({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const sets = useAnswer(criteria.listSets, {});
  const [filter, change] = useCommuneFilter();
  const found = filterCommunes(province.communes, filter);
  return (
    <div className="stack">
      <CommuneFilters province={province} filter={filter} change={change} found={found.length} />
      <p className="row small">
        <StateBadge state="achieved" /> <StateBadge state="missing" /> <StateBadge state="inferred" />{' '}
        <StateBadge state="noData" />
        <span className="soft">{t('matrix.hint')}</span>
      </p>
      <Answer of={sets}>
        {(all) => <CriteriaMatrix communes={found} criteria={all.find(({ tier }) => tier === 'NTM')?.criteria ?? []} />}
      </Answer>
    </div>
  );
}

import type { ProvinceView } from '@langmoi/contracts/directory';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { countsOf, filterGroups, groupsOf, levels, usualDays, type Group, type TwoDays } from '../../view/unit-changes';
import { endOfDay } from '../../view/unit-life';
import { ChangesFile } from './changes-file';
import { ChangesFilters, useGroupFilter } from './changes-filters';
import { ChangesTable } from './changes-table';
import { UnitSearch } from './unit-search';
import parts from '../../ui/parts.module.css';
import styles from './units.module.css';

/** How many units there are of each level on both days. */
function Counts({ groups }: { groups: readonly Group[] }) {
  const { t } = useWords();
  return (
    <dl className={styles.counts}>
      {levels.map((level) => {
        const { before, after } = countsOf(groups, level);
        return (
          <div key={level} className={parts.paper}>
            <dt>{t(`changes.level.${level}`)}</dt>
            <dd>
              {before}
              <span aria-hidden> → </span>
              <span className="hidden"> {t('unit.became')} </span>
              {after}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** `days`: those that the groups are of, which are not yet the ones asked for while the next answer is on its way. */
function Changes({ groups, days }: { groups: readonly Group[]; days: TwoDays }) {
  const { t } = useWords();
  const [filter, change] = useGroupFilter();
  const found = filterGroups(groups, filter);
  return (
    <>
      <Counts groups={groups} />
      <ChangesFilters groups={groups} filter={filter} change={change} found={found.length} />
      {found.length === 0 ? (
        <Empty title={groups.every(({ outcomes }) => outcomes[0] === 'same') ? t('changes.none') : t('filter.none')}>
          <button type="button" className="linkButton" onClick={() => change({ what: 'all', level: '' })}>
            {t('changes.showAll')}
          </button>
        </Empty>
      ) : (
        <>
          <ChangesTable groups={found} days={days} />
          <ChangesFile groups={found} days={days} />
        </>
      )}
    </>
  );
}

/** The two days, and what the register knew by a third. */
function Days({ from, to, error }: TwoDays & { error: string | undefined }) {
  const { t } = useWords();
  return (
    <div className={styles.twoTimes} role="group" aria-label={t('changes.days')} data-screen-only>
      <DayInAddress name="from" label={t('changes.from')} otherwise={from} />
      <DayInAddress name="to" label={t('changes.to')} otherwise={to} error={error} />
      <DayInAddress name="knownAt" label={t('unit.knownAt')} description={t('unit.knownAtHint')} />
    </div>
  );
}

/** The two days that the address names, else the usual ones; null until the province's date is known. */
function useTwoDays(province: ProvinceView | undefined): TwoDays | null {
  const [from, to] = [useDayInAddress('from'), useDayInAddress('to')];
  if (!province) return null;
  const usual = usualDays(province.today);
  return { from: from ?? usual.from, to: to ?? usual.to };
}

function Page({ province, days }: { province: ProvinceView; days: TwoDays }) {
  const { t, date } = useWords();
  const { from, to } = days;
  const known = useDayInAddress('knownAt');
  const areInOrder = from <= to;
  const query = { ...days, ...(known && { knownAt: endOfDay(known) }) };
  const input = { params: { provinceId: province.id }, query };
  const changes = useAnswer(directory.listUnitChanges, input, { enabled: areInOrder, keep: true });
  return (
    <div className={frame.page}>
      <PageHead
        title={t('changes.title')}
        about={
          <>
            {t('changes.about', { name: province.name })}{' '}
            {areInOrder && t('changes.between', { from: date(from), to: date(to) })}{' '}
            <Link to="/units/findings">{t('finding.title')}</Link>
          </>
        }
      >
        <UnitSearch on={to} />
      </PageHead>
      <Days {...days} error={areInOrder ? undefined : t('changes.order')} />
      {areInOrder && (
        <Answer of={changes} lines={12}>
          {(view) => <Changes groups={groupsOf(view)} days={{ from: view.from, to: view.to }} />}
        </Answer>
      )}
    </div>
  );
}

/** Two days side by side: what each unit of the province on the one became by the other, with the papers. */
export function ChangesPage() {
  const provinceId = useProvinceId();
  const province = useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: provinceId !== '' });
  const days = useTwoDays(province.data);
  return (
    <Answer of={province} page>
      {(known) => days && <Page province={known} days={days} />}
    </Answer>
  );
}

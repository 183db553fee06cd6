import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { Tabs } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useToday } from '../../queries';
import { reporting } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { FigureCard } from '../../ui/figure-card';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { UnitSearch } from '../units/unit-search';
import { Aliases } from './aliases';
import { ProvinceCarried } from './carried-units';
import { Communes } from './communes';
import { Contradictions } from './contradictions';
import { MatrixTab } from './matrix-tab';
import { foremost, Overview } from './overview';
import { ProgrammesTab } from './programmes/programmes-tab';
import styles from './province.module.css';

const programmes = ['funding', 'poverty', 'culture'] as const;
const tabs = ['overview', 'communes', 'matrix', ...programmes, 'names', 'contradictions'] as const;

function Places({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const units = useUnitsDay();
  const tab = search.get('tab') ?? 'overview';
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // On a telephone the tabs scroll sideways; the one that a link opened must be in sight.
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab]);
  const open = (next: string | null, more: Record<string, string> = {}) =>
    setSearch({ ...(next && next !== 'overview' ? { tab: next } : {}), ...units, ...more }, { replace: true });
  return (
    <Tabs data-tab={tab} value={tab} onChange={(next) => open(next)} keepMounted={false}>
      <Tabs.List ref={list} className={styles.tabs}>
        {tabs.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`province.tab.${name}`)}
            {name === 'contradictions' && ` (${province.contradictions.length})`}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="overview">
        <Overview province={province} onGroup={(met) => open('communes', { met })} />
      </Tabs.Panel>
      <Tabs.Panel value="communes">
        <Communes province={province} />
      </Tabs.Panel>
      <Tabs.Panel value="matrix">
        <MatrixTab province={province} />
      </Tabs.Panel>
      {programmes.map((name) => (
        <Tabs.Panel key={name} value={name}>
          <ProgrammesTab provinceId={province.provinceId} of={name} />
        </Tabs.Panel>
      ))}
      <Tabs.Panel value="names">
        <Aliases provinceId={province.provinceId} />
      </Tabs.Panel>
      <Tabs.Panel value="contradictions">
        <Contradictions province={province} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Page({ provinceId }: { provinceId: string }) {
  const { t, date } = useWords();
  const { units } = useUnitsDay();
  const today = useToday();
  const overview = useAnswer(
    reporting.viewProvince,
    { params: { provinceId }, query: { ...(units && { units }) } },
    { enabled: provinceId !== '', every: 30_000, keep: true },
  );
  return (
    <Answer of={overview} lines={12} page>
      {(province) => (
        <div className={`${frame.page} ${styles.page}`}>
          <PageHead
            title={t('kind.province', { name: province.name })}
            about={
              <>
                <Link to="/province?tab=communes">
                  {t('province.about', { n: province.communes.length, districts: province.districts.length })}
                </Link>
                {province.reportAsOf && ` ${t('province.asOf', { date: date(province.reportAsOf) })}`}{' '}
                <Link to="/units/changes">{t('changes.title')}</Link>
              </>
            }
          >
            {today && <UnitSearch on={units ?? today} />}
          </PageHead>
          <UnitsSwitch />
          {province.carried && <ProvinceCarried carried={province.carried} total={province.communes.length} />}
          <div className={styles.figures} data-foremost>
            {province.headline.slice(0, foremost).map((figure) => (
              <FigureCard key={figure.id} figure={figure} />
            ))}
          </div>
          {province.communes.length === 0 && <Empty title={t('province.empty')}>{t('province.emptyNext')}</Empty>}
          <Places province={province} />
        </div>
      )}
    </Answer>
  );
}

/**
 * The whole province: stated beside computed, by district, by criteria met, and every commune. What stays on the screen
 * until the next answer is of the same province always.
 */
export function ProvincePage() {
  const provinceId = useProvinceId();
  return <Page key={provinceId} provinceId={provinceId} />;
}

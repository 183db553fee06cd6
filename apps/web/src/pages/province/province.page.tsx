import { Tabs } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { reporting } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { FigureCard } from '../../ui/figure-card';
import { Titled } from '../../ui/titled';
import { Aliases } from './aliases';
import { Communes } from './communes';
import { Contradictions } from './contradictions';
import { MatrixTab } from './matrix-tab';
import { foremost, Overview } from './overview';
import styles from './province.module.css';

const tabs = ['overview', 'communes', 'matrix', 'names', 'contradictions'] as const;

/** The whole province: stated beside computed, by district, by criteria met, and every commune. */
export function ProvincePage() {
  const { t, date } = useWords();
  const session = useSession();
  const provinceId = session.data?.caller.provinceId ?? '';
  const [search, setSearch] = useSearchParams();
  const tab = search.get('tab') ?? 'overview';
  const overview = useAnswer(
    reporting.viewProvince,
    { params: { provinceId } },
    { enabled: !session.isPending, every: 30_000 },
  );
  const open = (next: string | null, more: Record<string, string> = {}) =>
    setSearch({ ...(next && next !== 'overview' ? { tab: next } : {}), ...more }, { replace: true });
  return (
    <Answer of={overview} lines={12} page>
      {(province) => (
        <div className={styles.page}>
          <div>
            <Titled title={t('kind.province', { name: province.name })} />
            <p className="soft">
              {t('province.about', { n: province.communes.length, districts: province.districts.length })}
              {province.reportAsOf && ` ${t('province.asOf', { date: date(province.reportAsOf) })}`}
            </p>
          </div>
          <div className={styles.figures}>
            {province.headline.slice(0, foremost).map((figure) => (
              <FigureCard key={figure.id} figure={figure} />
            ))}
          </div>
          {province.communes.length === 0 && <Empty title={t('province.empty')}>{t('province.emptyNext')}</Empty>}
          <Tabs value={tab} onChange={(next) => open(next)} keepMounted={false}>
            <Tabs.List className={styles.tabs}>
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
            <Tabs.Panel value="names">
              <Aliases provinceId={province.provinceId} />
            </Tabs.Panel>
            <Tabs.Panel value="contradictions">
              <Contradictions province={province} />
            </Tabs.Panel>
          </Tabs>
        </div>
      )}
    </Answer>
  );
}

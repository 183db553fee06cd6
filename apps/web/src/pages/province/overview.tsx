import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { BarChart, type Bar } from '../../ui/bar-chart';
import { FigureCard } from '../../ui/figure-card';
import { Together } from '../../ui/together';
import { barsOf } from '../../view/standing';
import { CarriedUnits } from './carried-units';
import { Districts } from './districts';
import { Tiles } from './tiles';
import parts from '../../ui/parts.module.css';
import styles from './province.module.css';

function OpenDossiers({ province }: { province: ProvinceOverview }) {
  const { t, maybe } = useWords();
  return (
    <section className={parts.paper} aria-labelledby="open-dossiers">
      <h2 id="open-dossiers">{t('province.openDossiers')}</h2>
      {province.openDossiers.length === 0 ? (
        <p className="soft">{t('province.noDossiers')}</p>
      ) : (
        <ul className={styles.stages}>
          {province.openDossiers.map(({ stage, count }) => (
            <li key={stage}>
              <Link to={`/dossiers?stage=${stage}`}>{maybe(`stage.${stage}`) ?? stage}</Link>
              <Link to={`/dossiers?stage=${stage}`} className="num">
                {count}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The figures that stay in sight on every tab; the others stand with the overview. */
export const foremost = 5;

export function Overview({ province, onGroup }: { province: ProvinceOverview; onGroup: (met: string) => void }) {
  const { t } = useWords();
  const bars: Bar[] = barsOf(province.groups).map(({ met, stated, computed }) => ({
    key: String(met),
    label: t('province.met', { n: met }),
    value: computed,
    stated,
  }));
  if (province.noData > 0) {
    bars.push({ key: 'none', label: t('state.noData'), value: province.noData, stated: null, muted: true });
  }
  return (
    <div className={styles.overview}>
      <div className={styles.charts}>
        <section className={parts.paper}>
          <BarChart
            bars={bars}
            onOpen={onGroup}
            names={{
              title: t('province.chart'),
              label: t('province.criteriaMet'),
              value: t('figure.computed'),
              stated: t('figure.byReport'),
            }}
          />
        </section>
        <OpenDossiers province={province} />
      </div>
      {province.headline.length > foremost && (
        <section aria-labelledby="more-figures">
          <h2 id="more-figures">{t('province.more')}</h2>
          <div className={styles.figures}>
            {province.headline.slice(foremost).map((figure) => (
              <FigureCard key={figure.id} figure={figure} />
            ))}
          </div>
        </section>
      )}
      <Together province={province} />
      <Tiles province={province} />
      {province.carried ? <CarriedUnits carried={province.carried} /> : <Districts province={province} />}
    </div>
  );
}

import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { tileOf, type TileState } from '../../view/standing';
import parts from '../../ui/parts.module.css';
import styles from './tiles.module.css';

const states: readonly TileState[] = ['recognised', 'near', 'far', 'noData'];

function Tile({ commune }: { commune: CommuneStanding }) {
  const { t } = useWords();
  const { name, metCount, total, communeId } = commune;
  const state = tileOf(commune);
  const count = metCount === null ? t('state.noData').toLowerCase() : `${metCount}/${total}`;
  const words = `${name}: ${count}, ${t(`tiles.${state}`).toLowerCase()}`;
  return (
    <li>
      <Link to={`/communes/${communeId}`} className={styles.tile} data-state={state} title={words}>
        <span aria-hidden>{metCount ?? '–'}</span>
        <span className="hidden">{words}</span>
      </Link>
    </li>
  );
}

/** The province as a picture: a tile for each commune, by district; its number is that of criteria met. */
export function Tiles({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="tiles">
      <div className={styles.head}>
        <h2 id="tiles">{t('tiles.title')}</h2>
        <ul className={styles.legend}>
          {states.map((state) => (
            <li key={state}>
              <span className={styles.tile} data-state={state} aria-hidden />
              {t(`tiles.${state}`)} ({province.communes.filter((commune) => tileOf(commune) === state).length})
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.districts}>
        {province.districts.map(({ districtId, name }) => (
          <div key={districtId} className={styles.district}>
            <h3>
              <Link to={`/units/${districtId}`}>{name}</Link>
            </h3>
            <ul className={styles.tiles} aria-label={name}>
              {province.communes
                .filter((commune) => commune.districtId === districtId)
                .sort((one, other) => (other.metCount ?? -1) - (one.metCount ?? -1))
                .map((commune) => (
                  <Tile key={commune.communeId} commune={commune} />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

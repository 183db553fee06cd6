import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useUnitName } from '../../ui/unit-names';
import { useUnitsSearch } from '../../ui/units-switch';
import { tileGroupsOf, tileOf, type TileGroup, type TileState } from '../../view/standing';
import parts from '../../ui/parts.module.css';
import styles from './tiles.module.css';

const states: readonly TileState[] = ['recognised', 'near', 'far', 'noData'];

function Tile({ commune }: { commune: CommuneStanding }) {
  const { t } = useWords();
  const search = useUnitsSearch();
  const { name, metCount, total, communeId } = commune;
  const state = tileOf(commune);
  const count = metCount === null ? t('state.noData').toLowerCase() : `${metCount}/${total}`;
  const words = `${name}: ${count}, ${t(`tiles.${state}`).toLowerCase()}`;
  return (
    <li>
      <Link to={`/communes/${communeId}${search}`} className={styles.tile} data-state={state} title={words}>
        <span aria-hidden>{metCount ?? '–'}</span>
        <span className="hidden">{words}</span>
      </Link>
    </li>
  );
}

function Group({ group: { unit, communes }, on }: { group: TileGroup; on: string | undefined }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const name = unit === null ? t('carried.rest') : 'fullName' in unit ? unit.fullName : nameOf(unit);
  return (
    <div className={styles.district}>
      <h3>{unit ? <Link to={`/units/${unit.unitId}${on ? `?asOf=${on}` : ''}`}>{name}</Link> : name}</h3>
      <ul className={styles.tiles} aria-label={name}>
        {[...communes]
          .sort((one, other) => (other.metCount ?? -1) - (one.metCount ?? -1))
          .map((commune) => (
            <Tile key={commune.communeId} commune={commune} />
          ))}
      </ul>
    </div>
  );
}

/** The province as a picture: a tile for each commune, by district or by the units of another day; its number is that of criteria met. */
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
      <div className={styles.districts} data-carried={province.carried !== undefined}>
        {tileGroupsOf(province).map((group) => (
          <Group key={group.key} group={group} on={province.carried?.on} />
        ))}
      </div>
    </section>
  );
}

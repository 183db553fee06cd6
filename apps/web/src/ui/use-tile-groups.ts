import type { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../i18n/language';
import { tileGroupsOf } from '../view/standing';
import type { Tile, TileGroup } from './tile-grid';
import { useUnitName } from './unit-names';
import { useUnitsSearch } from './units-switch';

type Counted = Pick<Tile, 'met' | 'total' | 'isRecognised'>;

/** The communes of a province as tiles: by district, or by the units of the day that the address asks for. */
export function useTileGroups(): (
  province: ProvinceOverview,
  counted: (commune: CommuneStanding) => Counted,
  toOf?: (communeId: string) => string,
) => TileGroup[] {
  const { t } = useWords();
  const nameOf = useUnitName();
  const search = useUnitsSearch();
  return (province, counted, toOf = (communeId) => `/communes/${communeId}${search}`) => {
    const on = province.carried?.on;
    return tileGroupsOf(province).map(({ key, unit, communes }) => ({
      key,
      name:
        unit === null
          ? t(key === 'all' ? 'unit.noDistricts' : 'carried.rest')
          : 'fullName' in unit
            ? unit.fullName
            : nameOf(unit),
      to: unit && `/units/${unit.unitId}${on ? `?asOf=${on}` : ''}`,
      tiles: communes
        .map((commune) => ({
          ...{ key: commune.communeId, name: commune.name, to: toOf(commune.communeId), ...counted(commune) },
        }))
        .sort((one, other) => (other.met ?? -1) - (one.met ?? -1)),
    }));
  };
}

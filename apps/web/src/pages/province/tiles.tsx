import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { useWords } from '../../i18n/language';
import { TileGrid } from '../../ui/tile-grid';
import { useTileGroups } from '../../ui/use-tile-groups';

/** The province as a picture by what is said of criteria, by district or by the units of another day. */
export function Tiles({ province }: { province: ProvinceOverview }) {
  const { t } = useWords();
  const groupsOf = useTileGroups();
  const groups = groupsOf(province, ({ metCount: met, total, recognised }) => ({
    ...{ met, total, isRecognised: recognised.length > 0 },
  }));
  const total = Math.max(0, ...province.communes.map((one) => one.total ?? 0));
  return (
    <TileGrid
      id="tiles"
      title={t('tiles.title')}
      groups={groups}
      total={total}
      dense={province.carried !== undefined}
    />
  );
}

import type { UnitView } from '@langmoi/contracts/directory';
import { useWords } from '../i18n/language';
import { useAnswer, useProvinceId } from '../queries';
import { directory } from '../services';

/** A unit with its kind: Duyên Hải is a district and a town. */
export function useUnitName(): (unit: Pick<UnitView, 'kind' | 'name'>) => string {
  const { t } = useWords();
  return ({ kind, name }) => t(`kind.${kind}`, { name });
}

/** The units of the caller's province today, or on a day; none until they are there. */
export function useUnits(on?: string): readonly UnitView[] {
  const provinceId = useProvinceId();
  const query = on ? { on } : {};
  const units = useAnswer(directory.listUnits, { params: { provinceId }, query }, { enabled: provinceId !== '' });
  return units.data ?? [];
}

/** A district's full name from its id; the short one until the units are there. */
export function useDistrictName(): (district: {
  readonly districtId: string;
  readonly districtName: string;
}) => string {
  const units = useUnits();
  const nameOf = useUnitName();
  return ({ districtId, districtName }) => {
    const unit = units.find(({ id }) => id === districtId);
    return unit ? nameOf(unit) : districtName;
  };
}

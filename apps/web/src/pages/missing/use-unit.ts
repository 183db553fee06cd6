import { addressWith } from '../../address';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { useMoment } from '../judgement/moments';

/** A unit's full name, and its judgement about the day and by the tier that it is asked for. */
export function useUnitLink(): (unitId: string, tier: string) => { readonly name: string; readonly to: string } {
  const units = useUnits(useMoment().on); // of that day: what was merged since has its name still
  const nameOf = useUnitName();
  return (unitId, tier) => {
    const unit = units.find(({ id }) => id === unitId);
    const page = unit && unit.level !== 'commune' ? 'units' : 'communes';
    return {
      name: unit ? nameOf(unit) : '…', // the units are on their way
      to: `/${page}/${unitId}/judgement?${addressWith({ tier, by: '' }).toString()}`,
    };
  };
}

/** The full name of the district that a commune was below on the day; empty where it was below none. */
export function useDistrictOf(): (communeId: string) => string {
  const units = useUnits(useMoment().on);
  const nameOf = useUnitName();
  return (communeId) => {
    const parentId = units.find(({ id }) => id === communeId)?.parentId;
    const above = units.find(({ id }) => id === parentId);
    return above?.level === 'district' ? nameOf(above) : '';
  };
}

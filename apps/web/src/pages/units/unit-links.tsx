import type { UnitState } from '@langmoi/contracts/units';
import { Link } from 'react-router';
import { useUnitName } from '../../ui/unit-names';

/** Units by name, each a link to its page. */
export function UnitLinks({ units }: { units: readonly UnitState[] }) {
  const nameOf = useUnitName();
  return units.map((unit, at) => (
    <span key={unit.unitId}>
      {at > 0 && ', '}
      <Link to={`/units/${unit.unitId}`}>{nameOf(unit)}</Link>
    </span>
  ));
}

import { UnitDoubt, type UnitFindingsView } from '@langmoi/contracts/units';

/** So many findings are shown at once. */
export const findingsAtOnce = 25;

/** The kinds of doubt of which there is any, the most frequent first. */
export const doubtsOf = (counts: UnitFindingsView['counts']): { doubt: UnitDoubt; n: number }[] =>
  UnitDoubt.options
    .map((doubt) => ({ doubt, n: counts[doubt] ?? 0 }))
    .filter(({ n }) => n > 0)
    .sort((one, other) => other.n - one.n);

/** The doubt that an address names; undefined where it names none. */
export const doubtIn = (named: string | null): UnitDoubt | undefined =>
  UnitDoubt.options.find((doubt) => doubt === named);

/** The units that a finding may be about; of their provinces, which it names with them, only where it names no other. */
export function aboutOf(unitIds: readonly string[], units: UnitFindingsView['units']): UnitFindingsView['units'] {
  const named = unitIds.flatMap((id) => units.find(({ unitId }) => unitId === id) ?? []);
  const below = named.filter(({ level }) => level !== 'province');
  return below.length > 0 ? below : named;
}

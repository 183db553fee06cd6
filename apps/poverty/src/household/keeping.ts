import type { Succession } from '@langmoi/contracts/unit-changes';
import { unitPlace, type Place } from '@langmoi/domain/access/table';
import { successionsOf } from '@langmoi/domain/units/succession';
import { listUnits, noSuchUnit, type UnitRow } from '@langmoi/platform/directory-copy';
import { changesInEffect } from '@langmoi/platform/unit-changes';
import type { EntityManager } from 'typeorm';

/** Who keeps the register of a commune. */
export interface Kept {
  /** The commune that the register is of. */
  readonly unit: UnitRow;
  /** That commune, or the one that took all of it and keeps the register on. */
  readonly by: UnitRow;
  readonly place: Place;
  readonly successions: readonly Succession[];
}

/** The registers of all communes of the province, by commune. */
export async function registersKept(em: EntityManager): Promise<ReadonlyMap<string, Kept>> {
  const units = new Map((await listUnits(em)).map((unit) => [unit.id, unit]));
  const changes = await changesInEffect(em);
  const communes = [...units.values()].filter(({ level }) => level === 'commune');
  return new Map(communes.map((unit) => [unit.id, keptOf(unit, units, successionsOf(changes, 'household', unit.id))]));
}

/** The register that a household is in. Throws `/problems/unit-not-found`. */
export async function keptFor(em: EntityManager, { unitId }: { readonly unitId: string }): Promise<Kept> {
  return (await registersKept(em)).get(unitId) ?? noSuchUnit(unitId);
}

/** An heir that the directory has not told of yet keeps nothing yet. Pure. */
function keptOf(unit: UnitRow, units: ReadonlyMap<string, UnitRow>, successions: readonly Succession[]): Kept {
  const heir = successions.filter(({ outcome }) => outcome === 'goesOn').at(-1)?.toId;
  const by = units.get(heir ?? '') ?? unit;
  return { unit, by, place: unitPlace(by), successions };
}

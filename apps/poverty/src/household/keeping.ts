import type { Succession } from '@langmoi/contracts/unit-changes';
import { unitPlace, type Place } from '@langmoi/domain/access/table';
import { successionsOf } from '@langmoi/domain/units/succession';
import { findUnit, listUnits, UnitRow } from '@langmoi/platform/directory-copy';
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

/** The registers of all communes of the province, in no order. */
export async function registersKept(em: EntityManager): Promise<Kept[]> {
  const units = await listUnits(em);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const changes = await changesInEffect(em);
  return units
    .filter(({ level }) => level === 'commune')
    .map((unit) => {
      const successions = successionsOf(changes, 'household', unit.id);
      return keptBy(unit, byId.get(heirIn(successions) ?? ''), successions);
    });
}

/** The register that a household is in. Throws `/problems/unit-not-found`. */
export async function keptFor(em: EntityManager, { unitId }: { readonly unitId: string }): Promise<Kept> {
  const unit = await findUnit(em, unitId);
  const successions = successionsOf(await changesInEffect(em), 'household', unitId);
  const id = heirIn(successions);
  return keptBy(unit, id ? await em.findOneBy(UnitRow, { id }) : null, successions);
}

const heirIn = (successions: readonly Succession[]): string | null =>
  successions.findLast(({ outcome }) => outcome === 'goesOn')?.toId ?? null;

/** An heir that the directory has not told of yet keeps nothing yet. */
const keptBy = (unit: UnitRow, heir: UnitRow | null | undefined, successions: readonly Succession[]): Kept => {
  const by = heir ?? unit;
  return { unit, by, place: unitPlace(by), successions };
};

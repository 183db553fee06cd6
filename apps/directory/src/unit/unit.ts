import type { AliasView, UnitDescribed, UnitView } from '@langmoi/contracts/directory';
import type { UnitState } from '@langmoi/contracts/units';
import type { History } from '@langmoi/domain/units/history';
import { takenOverBy } from '@langmoi/domain/units/life';
import { nearestDay, unitOn } from '@langmoi/domain/units/on-a-day';
import type { AliasRow, UnitRow } from './unit.entity';

const order = ['province', 'district', 'commune'];

/** From the province down; within a level by official code, which runs through the districts one by one. */
export function inOrder<U extends Pick<UnitRow, 'level' | 'code'>>(units: readonly U[]): U[] {
  return [...units].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level) || a.code.localeCompare(b.code));
}

/**
 * Those of a tenant that there are today; where the province itself is no more, those of its last day. One that the
 * register does not know is there. Pure.
 */
export function thereOn(units: readonly UnitRow[], today: string): UnitRow[] {
  const province = units.find(({ level }) => level === 'province');
  const day = nearestDay(province?.life?.states ?? [], today);
  return units.filter(
    ({ id, life }) => !life || unitOn({ lives: new Map([[id, life.states]]) }, id, day) !== undefined,
  );
}

export function viewOf({ id, provinceId, parentId, level, kind, code, name }: UnitRow): UnitView {
  return { id, provinceId, parentId, level, kind, code, name };
}

/** What is announced of a unit, and of a province who took it over. */
export function describedOf(unit: UnitRow, history: History): UnitDescribed['data'] {
  const successor = unit.level === 'province' ? takenOverBy(history, unit.id) : undefined;
  return { ...viewOf(unit), ...(unit.life && { life: unit.life }), ...(successor && { successor }) };
}

/** A state of the register as a tenant's list shows it. */
export function viewOfState(state: UnitState, provinceId: string): UnitView {
  const { unitId: id, parentId, level, kind, code, name } = state;
  return { id, provinceId, parentId, level, kind, code, name };
}

/** From the province down to each unit, itself included; parents come before their children. */
export function pathsOf(units: readonly Pick<UnitRow, 'id' | 'parentId' | 'level' | 'code'>[]): Map<string, string[]> {
  const paths = new Map<string, string[]>();
  for (const { id, parentId } of inOrder(units)) paths.set(id, [...(paths.get(parentId ?? '') ?? []), id]);
  return paths;
}

/** An alias with the names of what it means and where it was read; unresolved it names nothing. */
export function aliasViewOf(alias: AliasRow, units: readonly UnitRow[]): AliasView {
  const nameOf = (id: string | null, kind: 'name' | 'fullName') => units.find((unit) => unit.id === id)?.[kind] ?? null;
  const { written, unitId, basis, because, sources, districtId } = alias;
  const districtName = nameOf(districtId, 'fullName') ?? '';
  return { written, unitId, unitName: nameOf(unitId, 'name'), districtName, basis, because, sources };
}

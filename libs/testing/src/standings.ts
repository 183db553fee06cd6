import type { Caller } from '@langmoi/contracts/caller';
import { Capacity, Role } from '@langmoi/contracts/caller';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aCaller } from './callers';
import type { Place } from './place';

/**
 * Where an office can stand to a commune: its own, its district's, its province's; inside it; beside it; of the nation,
 * reading this province, another or none; of another province.
 */
export const standings = [
  'commune',
  'district',
  'province',
  'hamlet',
  'nextCommune',
  'nextDistrict',
  'nation',
  'nationElsewhere',
  'nationNowhere',
  'elsewhere',
] as const;
export type Standing = (typeof standings)[number];

const id = (): string => randomUUID();
const [hamlet, nextCommune, nextDistrict, nation, elsewhere, otherProvince] = [id(), id(), id(), id(), id(), id()];

/** The part of a caller that says where the office stands to the commune of a place. */
export function officeAt(
  standing: Standing,
  place: Place,
): Pick<Caller, 'provinceId' | 'unitId' | 'unitPath' | 'readsProvinceId'> {
  const { provinceId, province, district, commune } = place;
  const of = (...unitPath: string[]) => ({
    provinceId,
    unitPath,
    unitId: unitPath.at(-1) ?? '',
    readsProvinceId: null,
  });
  const national = (readsProvinceId: string | null) => ({ ...of(nation), provinceId: nation, readsProvinceId });
  switch (standing) {
    case 'commune':
      return of(province, district, commune);
    case 'district':
      return of(province, district);
    case 'province':
      return of(province);
    case 'hamlet':
      return of(province, district, commune, hamlet);
    case 'nextCommune':
      return of(province, district, nextCommune);
    case 'nextDistrict':
      return of(province, nextDistrict);
    case 'nation':
      return national(provinceId);
    case 'nationElsewhere':
      return national(elsewhere);
    case 'nationNowhere':
      return national(null);
    case 'elsewhere':
      return { ...of(otherProvince), provinceId: elsewhere };
  }
}

/** Somebody drawn at random: up to three roles, a standing, a capacity; with the names of what was drawn. */
export const somebodyAt = (place: Place) =>
  fc
    .record({
      roles: fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 3 }),
      standing: fc.constantFrom(...standings),
      capacity: fc.constantFrom(...Capacity.options),
    })
    .map((drawn) => ({ ...drawn, caller: aCaller({ ...officeAt(drawn.standing, place), ...drawn }) }));

/** A place of a pure property. */
export const aGround = (): Place => ({ provinceId: id(), province: id(), district: id(), commune: id() });

import type { Caller } from '@langmoi/contracts/caller';
import { Capacity, Role } from '@langmoi/contracts/caller';
import { nationId } from '@langmoi/platform/nation';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { aCaller } from './callers';
import type { Place } from './place';

/**
 * Where an office can stand to a commune: its own, its district's, its province's; inside it; beside it; of the nation,
 * reading this province, another or none; of another province, also one that took this one over, or says so of another.
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
  'successor',
  'successorElsewhere',
] as const;
/** Where somebody’s office is, seen from the place of a scene. */
export type Standing = (typeof standings)[number];

const id = (): string => randomUUID();
const [hamlet, nextCommune, nextDistrict, nationUnit, elsewhere, otherProvince] = [id(), id(), id(), id(), id(), id()];
const [heir, heirUnit] = [id(), id()];

type Office = Pick<Caller, 'provinceId' | 'unitId' | 'unitPath' | 'readsProvinceId' | 'inherits'>;

/** The tenant that took provinces over, and the unit that it is. */
export const successorProvince = { provinceId: heir, unitId: heirUnit } as const;

/** The part of a caller that says where the office stands to the commune of a place. */
export function officeAt(standing: Standing, place: Place): Office {
  const { provinceId, province, district, commune } = place;
  const of = (...unitPath: string[]) => ({
    provinceId,
    unitPath,
    unitId: unitPath.at(-1) ?? '',
    readsProvinceId: null,
  });
  const national = (readsProvinceId: string | null) => ({ ...of(nationUnit), provinceId: nationId, readsProvinceId });
  const inheriting = (readsProvinceId: string) => ({
    ...{ ...of(heirUnit), provinceId: heir },
    ...{ readsProvinceId, inherits: true },
  });
  const offices: Readonly<Record<Standing, Office>> = {
    commune: of(province, district, commune),
    district: of(province, district),
    province: of(province),
    hamlet: of(province, district, commune, hamlet),
    nextCommune: of(province, district, nextCommune),
    nextDistrict: of(province, nextDistrict),
    nation: national(provinceId),
    nationElsewhere: national(elsewhere),
    nationNowhere: national(null),
    elsewhere: { ...of(otherProvince), provinceId: elsewhere },
    successor: inheriting(provinceId),
    successorElsewhere: inheriting(id()),
  };
  return offices[standing];
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

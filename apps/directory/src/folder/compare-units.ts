import type { FolderLine } from '@langmoi/contracts/folder';
import { twoLevelsFrom } from '../unit/unit.service';
import { each, leadsBack, type Ground } from './ground';
import type { Fault } from './read';
import { cycle, isTheProvince, noDistricts, underDistrict, underProvince, unknownUnit, wrongKind } from './sentences';
import type { Words } from './cell';

const kinds: Readonly<Record<string, readonly string[]>> = {
  district: ['district', 'town', 'city', 'urbanDistrict'],
  commune: ['commune', 'ward', 'township', 'specialZone'],
};

type Unit = FolderLine<'units'>;

/** Each unit has its kind, and what it is below. Pure. */
export function ofUnits(ground: Ground): Fault[] {
  const { folder, province } = ground;
  const byCode = new Map(folder.units.map((unit) => [unit.code, unit]));
  return each(ground, 'units', (unit) => {
    const wrong = wrongParent(unit, byCode, province);
    return [
      [unit.code === province.code, 'code', isTheProvince],
      [!kinds[unit.level]?.includes(unit.kind), 'kind', wrongKind],
      [unit.level === 'district' && province.day >= twoLevelsFrom, 'level', noDistricts],
      [wrong, 'parentCode', wrong ?? cycle],
    ];
  });
}

function wrongParent(
  { code, level, parentCode }: Unit,
  byCode: ReadonlyMap<string, Unit>,
  province: Ground['province'],
): Words | undefined {
  if (leadsBack(code, (at) => byCode.get(at)?.parentCode)) return cycle;
  const parent = byCode.get(parentCode);
  if (parentCode !== province.code && !parent) return unknownUnit(parentCode);
  if (level === 'district' || province.day >= twoLevelsFrom) return parent && underProvince;
  return parent?.level === 'district' ? undefined : underDistrict;
}

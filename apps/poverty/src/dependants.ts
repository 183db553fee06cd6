import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { countedAt, countedOfProvince } from '@langmoi/platform/dependants';
import type { EntityManager } from 'typeorm';
import { HouseholdRow } from './household/household.entity';
import { SupportRow } from './support/support.entity';

/** Households in the registers of these communes, with those that left; supports, which are the province's. */
export async function listDependants(em: EntityManager, unitIds: readonly string[]): Promise<UnitDependant[]> {
  const [households, supports] = [
    { vi: 'hộ trong sổ', en: 'households of the register' },
    { vi: 'khoản hỗ trợ', en: 'supports' },
  ];
  return [
    ...(await countedAt(em, unitIds, { rows: HouseholdRow, kind: 'household', words: households })),
    ...(await countedOfProvince(em, unitIds, { rows: SupportRow, kind: 'support', words: supports })),
  ];
}

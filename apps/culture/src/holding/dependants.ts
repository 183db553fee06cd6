import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { countedAt } from '@langmoi/platform/dependants';
import type { EntityManager } from 'typeorm';
import { HoldingRow } from './holding.entity';

/** Of each of these units of how many titles somebody has counted the holders. */
export function listDependants(em: EntityManager, unitIds: readonly string[]): Promise<UnitDependant[]> {
  const words = { vi: 'danh hiệu văn hóa có số liệu', en: 'cultural titles with figures' };
  return countedAt(em, unitIds, { rows: HoldingRow, kind: 'holding', words });
}

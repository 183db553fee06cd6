import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { countedOfProvince } from '@langmoi/platform/dependants';
import type { EntityManager } from 'typeorm';
import { LineRow } from './line.entity';

/** Lines of money are the province's. */
export const listDependants = (em: EntityManager, unitIds: readonly string[]): Promise<UnitDependant[]> =>
  countedOfProvince(em, unitIds, { rows: LineRow, kind: 'money', words: { vi: 'dòng vốn', en: 'lines of money' } });

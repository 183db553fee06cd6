import type { UnitState } from '@langmoi/contracts/units';
import type { EntityManager } from 'typeorm';
import { TargetRow, TargetStatementRow } from './target.entity';

/** All that papers set as targets of a year, each target's versions from the oldest. */
export const listTargets = (em: EntityManager, provinceId: string, year: number): Promise<TargetRow[]> =>
  em.find(TargetRow, { where: { provinceId, year }, order: { recordedAt: 'ASC', key: 'ASC', version: 'ASC' } });

/** All that papers set as targets of whichever year of the bound province, each target's versions from the oldest. */
export const listEveryTarget = (em: EntityManager): Promise<TargetRow[]> =>
  em.find(TargetRow, { order: { year: 'ASC', key: 'ASC', version: 'ASC' } });

/** All that reports say of them. */
export const listStatements = (em: EntityManager, provinceId: string, year: number): Promise<TargetStatementRow[]> =>
  em.find(TargetStatementRow, { where: { provinceId, year }, order: { asOf: 'ASC', id: 'ASC' } });

/** A unit with as much of its life as tells whether it was there, and below which other, on a day. */
export interface UnitOfYear {
  readonly id: string;
  readonly level: string;
  readonly parentId: string | null;
  readonly states: readonly UnitState[] | null;
}

/** The units of the bound province, by code. */
export const listUnitsOfYear = (em: EntityManager, provinceId: string): Promise<UnitOfYear[]> =>
  em.query(
    `SELECT id, level, parent_id AS "parentId", life -> 'states' AS states FROM directory_units
      WHERE province_id = $1 ORDER BY code, id`,
    [provinceId],
  );

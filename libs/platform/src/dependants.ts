import type { Caller } from '@langmoi/contracts/caller';
import { dependantApi, type UnitDependant } from '@langmoi/contracts/unit-changes';
import { Controller, Query, type Type } from '@nestjs/common';
import { In, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { Db } from './db';
import { UnitRow } from './directory-copy';
import { Who } from './http';
import { Route } from './route';

/** What hangs on these units in a service, inside the transaction of whoever asks. */
type Listing = (em: EntityManager, unitIds: readonly string[]) => Promise<UnitDependant[]>;

/**
 * A controller that answers what a change of units would touch of a service's own. The guard at the door decides by the
 * table who may ask, and the database shows the rows of the province in hand.
 */
export function dependantsController(list: Listing): Type {
  @Controller()
  class DependantsController {
    constructor(private readonly db: Db) {}

    @Route(dependantApi.listUnitDependants)
    list(
      @Who() caller: Caller,
      @Query({ schema: dependantApi.listUnitDependants.query }) { unitIds }: { unitIds: string[] },
    ): Promise<UnitDependant[]> {
      return this.db.read(caller, (em) => list(em, unitIds));
    }
  }
  return DependantsController;
}

interface Counting {
  readonly rows: EntityTarget<ObjectLiteral>;
  readonly kind: UnitDependant['kind'];
  /** What so many of them are called. */
  readonly words: UnitDependant['label'];
  /** The rows' property with the unit. */
  readonly at?: 'unitId' | 'communeId';
}

/** How many rows of a kind each of these units has, none of them named; a unit without any is left out. */
export async function countedAt(
  em: EntityManager,
  unitIds: readonly string[],
  { rows, at = 'unitId', ...counting }: Counting,
): Promise<UnitDependant[]> {
  const counted = await em
    .createQueryBuilder(rows, 'row')
    .select(`row.${at}`, 'unitId')
    .addSelect('count(*)::int', 'count')
    .where(`row.${at} = ANY (:unitIds)`, { unitIds })
    .groupBy(`row.${at}`)
    .orderBy(`row.${at}`)
    .getRawMany<{ unitId: string; count: number }>();
  return counted.map((one) => soMany(one, counting));
}

/** The same of what is the province's as a whole: at its own unit, and at none below it. */
export async function countedOfProvince(
  em: EntityManager,
  unitIds: readonly string[],
  { rows, ...counting }: Omit<Counting, 'at'>,
): Promise<UnitDependant[]> {
  const province = await em.findOneBy(UnitRow, { level: 'province', id: In([...unitIds]) });
  const count = province ? await em.count(rows) : 0;
  return province && count > 0 ? [soMany({ unitId: province.id, count }, counting)] : [];
}

const soMany = (
  { unitId, count }: Pick<UnitDependant, 'unitId' | 'count'>,
  { kind, words: { vi, en } }: Pick<Counting, 'kind' | 'words'>,
): UnitDependant => ({
  ...{ kind, unitId, count, id: null, tier: null, dossier: null },
  label: { vi: `${count} ${vi}`, en: `${count} ${en}` },
});

import { Problem } from '@langmoi/contracts/problem';
import { ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import type { EntityManager, EntityTarget } from 'typeorm';
import { FundingLineRow, HoldingRow, MovementTitleRow, PolicyRow, SupportRow, type SaidRow } from './programmes.entity';
import type { ProgrammeFacts } from './facts';

type Definition = typeof PolicyRow | typeof MovementTitleRow;

/** Only a newer version replaces what is known, and never a paper's word by a rehearsal's: they come in any order. */
export async function storeNewest<R extends SaidRow>(em: EntityManager, target: new () => R, row: R): Promise<void> {
  const { tableName, columns } = em.connection.getMetadata(target);
  const all = columns.map(({ databaseName }) => databaseName);
  await em
    .createQueryBuilder()
    .insert()
    .into(target as EntityTarget<R>)
    .values(row as Parameters<typeof em.insert<R>>[1])
    .orUpdate(all, ['id', 'rehearsal'], {
      overwriteCondition: { where: `"${tableName}"."version" < EXCLUDED."version"` },
    })
    .updateEntity(false)
    .execute();
}

/** A whole state: what the law was before is gone. */
export async function storeDefinition(
  em: EntityManager,
  target: Definition,
  row: { readonly id: string; readonly provinceId: string; readonly definition: object },
): Promise<void> {
  await em.upsert(target, row as PolicyRow & MovementTitleRow, ['id']);
}

export async function removeDefinition(em: EntityManager, target: Definition, id: string): Promise<void> {
  await em.delete(target, { id });
}

/** Everything that events told of the bound province. Throws `/problems/province-not-found`, for another one as well. */
export async function programmeFacts(em: EntityManager, provinceId: string): Promise<ProgrammeFacts> {
  const known = (await em.existsBy(ProvinceRow, { provinceId })) || (await em.existsBy(UnitRow, { provinceId }));
  if (!known) throw new Problem('/problems/province-not-found', 404, 'No such province', { provinceId });
  return {
    provinceId,
    units: await em.find(UnitRow),
    lines: await em.find(FundingLineRow),
    policies: (await em.find(PolicyRow)).map(({ definition }) => definition),
    supports: await em.find(SupportRow),
    titles: (await em.find(MovementTitleRow)).map(({ definition }) => definition),
    holdings: await em.find(HoldingRow),
  };
}

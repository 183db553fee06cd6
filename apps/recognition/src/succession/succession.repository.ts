import type { EntityManager } from 'typeorm';
import { SuccessionRow, UnitChangeRow } from './succession.entity';

export const findChange = (em: EntityManager, id: string): Promise<UnitChangeRow | null> =>
  em.findOneBy(UnitChangeRow, { id });

export async function keepChange(em: EntityManager, change: UnitChangeRow): Promise<void> {
  await em.upsert(UnitChangeRow, change as Parameters<typeof em.upsert<UnitChangeRow>>[1], ['id']);
}

export async function insertSuccessions(em: EntityManager, rows: readonly Omit<SuccessionRow, 'seq'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += perStatement) {
    await em.insert(SuccessionRow, rows.slice(at, at + perStatement) as Parameters<typeof em.insert<SuccessionRow>>[1]);
  }
}

const perStatement = 1_000; // PostgreSQL takes 65,535 values in one

export const listOfChange = (em: EntityManager, changeId: string): Promise<SuccessionRow[]> =>
  em.find(SuccessionRow, { where: { changeId }, order: { seq: 'ASC' } });

/** Those in force of all titles of the province, in the order they came. */
export const listOfTitles = (em: EntityManager): Promise<SuccessionRow[]> =>
  em.find(SuccessionRow, { where: { kind: 'title', state: 'inForce' }, order: { seq: 'ASC' } });

/** All of a change are restored, but for these. */
export async function settleSuccessions(em: EntityManager, changeId: string, kept: readonly string[]): Promise<void> {
  await em.query(
    `UPDATE successions SET state = CASE WHEN subject_id = ANY ($2::uuid[]) THEN 'kept' ELSE 'restored' END
      WHERE change_id = $1`,
    [changeId, kept],
  );
}

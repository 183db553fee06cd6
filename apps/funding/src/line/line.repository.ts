import type { EntityManager } from 'typeorm';
import { LineRecordRow, LineRow } from './line.entity';

export function listLines(em: EntityManager): Promise<LineRow[]> {
  return em.find(LineRow, { order: { year: 'ASC', programme: 'ASC', fundingSource: 'ASC', measure: 'ASC' } });
}

/** All that was said of every line, the newest first. */
export function listRecords(em: EntityManager): Promise<LineRecordRow[]> {
  return em.find(LineRecordRow, { order: { version: 'DESC' } });
}

/**
 * All that was said of a line, the newest first; nobody else adds to it until the transaction ends. The first word
 * creates the line: of two who say it at once, the second waits here and then finds the first.
 */
export async function lockRecords(em: EntityManager, line: LineRow): Promise<LineRecordRow[]> {
  await em.createQueryBuilder().insert().into(LineRow).values(line).orIgnore().execute();
  await em.findOneOrFail(LineRow, { where: { id: line.id }, lock: { mode: 'pessimistic_write' } });
  return em.find(LineRecordRow, { where: { lineId: line.id }, order: { version: 'DESC' } });
}

export async function insertRecord(em: EntityManager, record: LineRecordRow): Promise<void> {
  await em.insert(LineRecordRow, record);
}

import { holdFact } from '@langmoi/platform/fact.repository';
import { In, type EntityManager } from 'typeorm';
import { ApprovalRow } from './approval.entity';
import { LineRecordRow, LineRow } from './line.entity';

/** A record, and what was said of it. */
export interface Settled {
  readonly record: LineRecordRow;
  readonly approval: ApprovalRow | null;
}

export function listLines(em: EntityManager): Promise<LineRow[]> {
  return em.find(LineRow, { order: { year: 'ASC', programme: 'ASC', fundingSource: 'ASC', measure: 'ASC' } });
}

/** All that was said of every line, the newest first. */
export async function listRecords(em: EntityManager): Promise<Settled[]> {
  return settled(await em.find(LineRecordRow, { order: { version: 'DESC' } }), await em.find(ApprovalRow));
}

/** All that was said of a line, the newest first; nobody else adds to it until the transaction ends. */
export async function lockRecords(em: EntityManager, line: LineRow): Promise<Settled[]> {
  await holdFact(em, LineRow, line);
  const records = await em.find(LineRecordRow, { where: { lineId: line.id }, order: { version: 'DESC' } });
  return settled(records, await em.findBy(ApprovalRow, { recordId: In(records.map(({ id }) => id)) }));
}

function settled(records: readonly LineRecordRow[], approvals: readonly ApprovalRow[]): Settled[] {
  const byRecord = new Map(approvals.map((approval) => [approval.recordId, approval]));
  return records.map((record) => ({ record, approval: byRecord.get(record.id) ?? null }));
}

export async function insertRecord(em: EntityManager, record: LineRecordRow): Promise<void> {
  await em.insert(LineRecordRow, record);
}

export async function insertApproval(em: EntityManager, approval: ApprovalRow): Promise<void> {
  await em.insert(ApprovalRow, approval);
}

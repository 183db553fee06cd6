import { holdFact } from '@langmoi/platform/fact.repository';
import type { EntityManager } from 'typeorm';
import { HoldingRecordRow, HoldingRow } from './holding.entity';

export function listHoldings(em: EntityManager): Promise<HoldingRow[]> {
  return em.find(HoldingRow, { order: { title: 'ASC', unitId: 'ASC' } });
}

/** All that was said of every holding, the newest first. */
export function listRecords(em: EntityManager): Promise<HoldingRecordRow[]> {
  return em.find(HoldingRecordRow, { order: { version: 'DESC' } });
}

/** All that was said of a holding, the newest first; nobody else adds to it until the transaction ends. */
export async function lockRecords(em: EntityManager, holding: HoldingRow): Promise<HoldingRecordRow[]> {
  await holdFact(em, HoldingRow, holding);
  return em.find(HoldingRecordRow, { where: { holdingId: holding.id }, order: { version: 'DESC' } });
}

export async function insertRecord(em: EntityManager, record: HoldingRecordRow): Promise<void> {
  await em.insert(HoldingRecordRow, record);
}

import { holdFact } from '@langmoi/platform/fact.repository';
import type { EntityManager } from 'typeorm';
import { SupportRecordRow, SupportRow } from './support.entity';

export function listSupports(em: EntityManager): Promise<SupportRow[]> {
  return em.find(SupportRow, { order: { year: 'ASC', policy: 'ASC', measure: 'ASC' } });
}

/** All that was said of every support, the newest first. */
export function listRecords(em: EntityManager): Promise<SupportRecordRow[]> {
  return em.find(SupportRecordRow, { order: { version: 'DESC' } });
}

/** All that was said of a support, the newest first; nobody else adds to it until the transaction ends. */
export async function lockRecords(em: EntityManager, support: SupportRow): Promise<SupportRecordRow[]> {
  await holdFact(em, SupportRow, support);
  return em.find(SupportRecordRow, { where: { supportId: support.id }, order: { version: 'DESC' } });
}

export function findNewest(em: EntityManager, supportId: string): Promise<SupportRecordRow | null> {
  return em.findOne(SupportRecordRow, { where: { supportId }, order: { version: 'DESC' } });
}

export async function insertRecord(em: EntityManager, record: SupportRecordRow): Promise<void> {
  await em.insert(SupportRecordRow, record);
}

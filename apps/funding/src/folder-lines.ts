import type { FolderLines } from '@langmoi/contracts/folder';
import { statedBy } from '@langmoi/platform/folder-lines';
import type { EntityManager } from 'typeorm';
import { listLines, listRecords } from './line/line.repository';
import { counting } from './line/line';

/** What counts of each line of money now. */
export async function listFolderLines(em: EntityManager): Promise<FolderLines> {
  const records = Map.groupBy(await listRecords(em), ({ record }) => record.lineId);
  const funding = (await listLines(em)).flatMap(({ id, year, programme, fundingSource, measure }) => {
    const current = counting(records.get(id) ?? []);
    if (!current) return [];
    const { amount, planned, asOf, source } = current.record;
    return { year, programme, fundingSource, measure, amount, planned, asOf, ...statedBy(source) };
  });
  return { funding };
}

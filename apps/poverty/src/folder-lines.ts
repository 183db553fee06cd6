import type { FolderLines } from '@langmoi/contracts/folder';
import { statedBy } from '@langmoi/platform/folder-lines';
import type { EntityManager } from 'typeorm';
import { listPolicies } from './policy/policy.repository';
import { listRecords, listSupports } from './support/support.repository';

/** The support policies, and the newest word on whom each reached. The register of households is in no folder. */
export async function listFolderLines(em: EntityManager): Promise<FolderLines> {
  const records = Map.groupBy(await listRecords(em), ({ supportId }) => supportId);
  return {
    policies: (await listPolicies(em)).map(({ code: id, title, parent, countingUnit, legalBasis }) => ({
      ...{ id, titleVi: title.vi, titleEn: title.en, parent, countingUnit, legalBasis },
    })),
    supports: (await listSupports(em)).flatMap(({ id, year, policy, measure }) => {
      const [newest] = records.get(id) ?? [];
      if (!newest) return [];
      const { count, amount, asOf, source } = newest;
      return { year, policy, measure, count, amount, asOf, ...statedBy(source) };
    }),
  };
}

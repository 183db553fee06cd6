import type { FolderLines } from '@langmoi/contracts/folder';
import { listUnits } from '@langmoi/platform/directory-copy';
import { statedBy, UnitCodes } from '@langmoi/platform/folder-lines';
import type { EntityManager } from 'typeorm';
import { listHoldings, listRecords } from './holding/holding.repository';
import { listTitles } from './title/title.repository';

/** The titles of the movement, and the newest word on who holds them in each unit. */
export async function listFolderLines(em: EntityManager): Promise<FolderLines> {
  const records = Map.groupBy(await listRecords(em), ({ holdingId }) => holdingId);
  const codes = new UnitCodes(await listUnits(em));
  return {
    titles: (await listTitles(em)).map(({ code: id, title, subject, universe, legalBasis }) => ({
      ...{ id, titleVi: title.vi, titleEn: title.en, subject },
      ...{ universeVi: universe.vi, universeEn: universe.en, legalBasis },
    })),
    holdings: (await listHoldings(em)).flatMap(({ id, unitId, title }) => {
      const [newest] = records.get(id) ?? [];
      if (!newest) return [];
      const { holders, universe, asOf, source } = newest;
      return { unitCode: codes.of(unitId), title, holders, universe, asOf, ...statedBy(source) };
    }),
  };
}

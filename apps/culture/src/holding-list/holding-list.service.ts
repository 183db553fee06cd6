import type { Caller } from '@langmoi/contracts/caller';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { Db } from '@langmoi/platform/db';
import { listUnits } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { importFacts } from '@langmoi/facts/lists/fact-list';
import type { Sending } from '@langmoi/facts/lists/list';
import { listRows } from '@langmoi/facts/lists/list-file';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { HoldingService, listHoldings, listRecords, permit } from '../holding/holding.service';
import { TitleService } from '../title/title.service';
import { holdersSaid, holdingList, type HoldingGround } from './holdings';

/** Holders of titles by unit as a file, and from one. */
@Injectable()
export class HoldingListService {
  constructor(
    private readonly db: Db,
    private readonly titles: TitleService,
    private readonly holdings: HoldingService,
  ) {}

  async export(caller: Caller, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const rows = await this.db.read(caller, async (em) => [
      ...listRows(holdingList({ ...(await this.known(em)), today: '', closed: null })),
    ]);
    return tableAnswer(rows, { name: 'danh-hieu', sheet: 'Danh hiệu', format });
  }

  /** Tries a file, or takes over what was shown of it. */
  import(caller: Caller, key: string, sending: Sending): Promise<ListImport> {
    return importFacts(this.db, {
      ...{ caller, key, sending },
      permit: () => permit('recordHolders', caller, caller),
      list: async (em, ground) => holdingList({ ...(await this.known(em)), ...ground }),
      record: (em, change, { isDemo, today }) => this.holdings.enter(em, caller, isDemo, holdersSaid(change, today)),
    });
  }

  private async known(em: EntityManager): Promise<Omit<HoldingGround, 'today' | 'closed'>> {
    const newest = new Map((await listRecords(em)).toReversed().map((record) => [record.holdingId, record]));
    return { titles: await this.titles.list(em), units: await listUnits(em), holdings: await listHoldings(em), newest };
  }
}

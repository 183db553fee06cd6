import type { Caller } from '@langmoi/contracts/caller';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { Db } from '@langmoi/platform/db';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { importFacts } from '@langmoi/facts/lists/fact-list';
import type { Sending } from '@langmoi/facts/lists/list';
import { listRows } from '@langmoi/facts/lists/list-file';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PolicyService } from '../policy/policy.service';
import { listRecords, listSupports, permit, SupportService } from '../support/support.service';
import { supportList, supportSaid, type SupportGround } from './supports';

/** Supports of policies as a file, and from one. */
@Injectable()
export class SupportListService {
  constructor(
    private readonly db: Db,
    private readonly policies: PolicyService,
    private readonly supports: SupportService,
  ) {}

  async export(caller: Caller, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const rows = await this.db.read(caller, async (em) => [
      ...listRows(supportList({ ...(await this.known(em)), today: '', closed: null })),
    ]);
    return tableAnswer(rows, { name: 'ho-tro', sheet: 'Hỗ trợ', format });
  }

  /** Tries a file, or takes over what was shown of it. */
  import(caller: Caller, key: string, sending: Sending): Promise<ListImport> {
    return importFacts(this.db, {
      ...{ caller, key, sending },
      permit: () => permit('recordSupport', caller, caller),
      list: async (em, ground) => supportList({ ...(await this.known(em)), ...ground }),
      record: (em, change, { isDemo, today }) => this.supports.enter(em, caller, isDemo, supportSaid(change, today)),
    });
  }

  private async known(em: EntityManager): Promise<Omit<SupportGround, 'today' | 'closed'>> {
    const newest = new Map((await listRecords(em)).toReversed().map((record) => [record.supportId, record]));
    return { policies: await this.policies.list(em), supports: await listSupports(em), newest };
  }
}

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
import { LineService, listLines, listRecords, permit } from '../line/line.service';
import { lineList, saidBy, type LineGround } from './lines';

/** Lines of money as a file, and from one: each row a record that another officer approves, as from the form. */
@Injectable()
export class LineListService {
  constructor(
    private readonly db: Db,
    private readonly lines: LineService,
  ) {}

  async export(caller: Caller, format: 'csv' | 'xlsx'): Promise<FileAnswer> {
    const rows = await this.db.read(caller, async (em) => [
      ...listRows(lineList({ ...(await linesOf(em)), today: '', closed: null })),
    ]);
    return tableAnswer(rows, { name: 'von', sheet: 'Vốn', format });
  }

  /** Tries a file, or takes over what was shown of it. */
  import(caller: Caller, key: string, sending: Sending): Promise<ListImport> {
    return importFacts(this.db, {
      ...{ caller, key, sending },
      permit: () => permit('recordFunds', caller, caller),
      list: async (em, ground) => lineList({ ...(await linesOf(em)), ...ground }),
      record: (em, change, { isDemo, today }) => this.lines.enter(em, caller, isDemo, saidBy(change, today)),
    });
  }
}

async function linesOf(em: EntityManager): Promise<Pick<LineGround, 'lines' | 'records'>> {
  const records = Map.groupBy(await listRecords(em), ({ record }) => record.lineId);
  return { lines: await listLines(em), records };
}

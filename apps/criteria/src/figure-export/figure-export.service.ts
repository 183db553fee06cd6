import type { Caller } from '@langmoi/contracts/caller';
import type { BeginExport, FigureExport } from '@langmoi/contracts/figure-exports';
import { Problem } from '@langmoi/contracts/problem';
import { Db } from '@langmoi/platform/db';
import { signedNow } from '@langmoi/platform/fact.entity';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { insertRow } from '@langmoi/platform/rows';
import { Injectable } from '@nestjs/common';
import { ExportFiles } from './export-files';
import { refuseMore, viewOf } from './figure-export';
import { FigureExportRow } from './figure-export.entity';
import { actionsOf, permit, permitExports } from './figure-export.policy';
import { countUnfinished, findExport, listExports, lockExport, updateExport } from './figure-export.repository';

const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Large exports as whoever asked for them deals with them; the writing is the worker's (`ExportJobs`). */
@Injectable()
export class FigureExportService {
  constructor(
    private readonly db: Db,
    private readonly files: ExportFiles,
  ) {}

  begin(caller: Caller, key: string, asked: BeginExport): Promise<FigureExport> {
    permitExports('beginFigureExport', caller);
    return commanded(this.db, { caller, key, request: { ...asked } }, async (em) => {
      refuseMore(await countUnfinished(em, caller.userId));
      const row: FigureExportRow = {
        ...{ provinceId: caller.provinceId, id: newId(), state: 'waiting', ...asked, done: 0, total: 0, files: [] },
        ...{ run: null, touchedAt: new Date(), expiresAt: null, ...signedNow(caller) },
      };
      await insertRow(em, FigureExportRow, row);
      return viewOf(row, actionsOf(caller, row));
    });
  }

  list(caller: Caller): Promise<FigureExport[]> {
    permitExports('listFigureExports', caller);
    return this.db.read(caller, async (em) =>
      (await listExports(em, caller.userId)).map((row) => viewOf(row, actionsOf(caller, row))),
    );
  }

  /** Whoever is writing it finds out at the next portion, and takes away what it has written; of a ready one it is done here. */
  async cancel(caller: Caller, key: string, id: string): Promise<FigureExport> {
    const answer = await commanded(this.db, { caller, key, request: { cancel: id } }, async (em) => {
      const row = await lockExport(em, id);
      if (row?.recordedBy !== caller.userId) throw notFound(id);
      permit('cancelFigureExport', caller, row);
      const cancelled = { ...row, state: 'cancelled' } as const;
      await updateExport(em, row, { state: 'cancelled' });
      return viewOf(cancelled, actionsOf(caller, cancelled));
    });
    await this.files.remove({ provinceId: caller.provinceId, id });
    return answer;
  }

  async file(caller: Caller, id: string, no: number): Promise<FileAnswer> {
    permitExports('downloadFigureExport', caller);
    const row = await this.db.read(caller, (em) => findExport(em, id, caller.userId));
    if (!row) throw notFound(id);
    const file = row.state === 'ready' ? row.files.find((one) => one.no === no) : undefined;
    if (!file) {
      throw new Problem('/problems/figure-export-not-ready', 409, 'The export is at another step', {
        state: row.state,
      });
    }
    return { fileName: file.name, mediaType: mediaTypes[row.format], content: await this.files.read(row, no) };
  }
}

const notFound = (id: string): Problem =>
  new Problem('/problems/figure-export-not-found', 404, 'No such export', { id });

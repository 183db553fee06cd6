import { Outage } from '@langmoi/contracts/problem';
import { Db, systemCaller } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { LOG } from '@langmoi/platform/platform.module';
import { takeTurns, type Turns } from '@langmoi/platform/turns';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { applyFile, undoFile } from './applying';
import { Examining } from './examining';
import type { FigureImportRow } from './import.entity';
import { findImport, lockImport, nextWaiting, updateImport } from './import.repository';

const lookEveryMs = 400;

/**
 * The work that files of figures wait for, one after the other, the longest waiting first; for the worker. Each step
 * commits with the word of how far it is, so another worker, or the next life of this one, goes on from there.
 */
@Injectable()
export class ImportJobs {
  constructor(
    private readonly db: Db,
    private readonly dataSource: DataSource,
    private readonly examining: Examining,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Takes turns until stopped. */
  start(): Turns {
    return takeTurns({ log: this.log, part: 'figure-imports', words: 'files of figures wait' }, async (closing) =>
      (await this.next(closing)) ? 0 : lookEveryMs,
    );
  }

  /** Does what one file waits for; false where none does. */
  async next(closing?: AbortSignal): Promise<boolean> {
    const waiting = await nextWaiting(this.dataSource);
    if (!waiting) return false;
    const caller = systemCaller('criteria', waiting.provinceId);
    try {
      const row = await this.db.read(caller, (em) => findImport(em, waiting.id));
      if (row?.state === 'reading') await this.examining.examine(caller, row.id, closing);
      else if (row?.state === 'applying') await this.db.run(caller, (em) => applyFile(em, row.id));
      else if (row?.state === 'undoing') await this.db.run(caller, (em) => undoFile(em, row.id));
    } catch (error) {
      if (error instanceof Outage) throw error;
      this.log.error(
        { part: 'figure-imports', importId: waiting.id, err: error },
        'a file of figures could not be worked on',
      );
      await this.giveUp(waiting);
    }
    return true;
  }

  /** A bug of ours must not hold up the files behind it: the person is told, and may try again. */
  private async giveUp({ id, provinceId }: { id: string; provinceId: string }): Promise<void> {
    await this.db.run(systemCaller('criteria', provinceId), async (em) => {
      const row = await lockImport(em, id);
      if (row) await updateImport(em, row, { ...before(row), refusal: 'failed' });
    });
  }
}

function before({ state }: FigureImportRow): Partial<FigureImportRow> {
  if (state === 'applying') return { state: 'checked', applied: null };
  return state === 'undoing' ? { state: 'applied', undone: null } : { state: 'unreadable' };
}

import { Outage } from '@langmoi/contracts/problem';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import type { Log } from '@langmoi/platform/logger';
import { LOG } from '@langmoi/platform/platform.module';
import { takeTurns, type Turns } from '@langmoi/platform/turns';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ExportKey } from './export-files';
import type { FigureExportRow } from './figure-export.entity';
import { lockExport, nextExport, updateExport } from './figure-export.repository';
import { ExportWriting } from './writing';

const lookEveryMs = 400;
const keptMs = 7 * 86_400_000;

/** Another run has the export, or whoever asked let it go. */
class Overtaken extends Error {}

/** The process ends: the next one begins it anew. */
class Closing extends Error {}

/**
 * Writes the exports that wait, one after the other, and takes away the files of those whose time is over; for the worker.
 * What an export says is the state of one moment: it is read in one transaction, and begins anew where it was broken off.
 */
@Injectable()
export class ExportJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly db: Db,
    private readonly writing: ExportWriting,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Takes turns until stopped. */
  start(): Turns {
    return takeTurns({ log: this.log, part: 'figure-exports', words: 'exports of figures wait' }, async (closing) =>
      (await this.next(closing)) ? 0 : lookEveryMs,
    );
  }

  /** Does what one export waits for; false where none does. */
  async next(closing?: AbortSignal): Promise<boolean> {
    const waiting = await nextExport(this.dataSource);
    if (!waiting) return false;
    if (waiting.state === 'ready') await this.expire(waiting);
    else await this.write(waiting, closing);
    return true;
  }

  private async write(key: ExportKey, closing?: AbortSignal): Promise<void> {
    const caller = systemCaller('criteria', key.provinceId);
    const run = newId();
    const row = await this.claimed(key, run);
    if (!row) return;
    try {
      await this.writing.remove(key);
      const files = await this.db.read(caller, async (em) => {
        await em.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        return this.writing.write(em, row, async (done, total) => {
          if (closing?.aborted) throw new Closing();
          await this.held(key, run, { done, total });
        });
      });
      await this.held(key, run, { state: 'ready', files, expiresAt: new Date(Date.now() + keptMs) });
    } catch (error) {
      await this.left(key, run, error);
    }
  }

  /** A run that ended before its files were whole leaves none. */
  private async left(key: ExportKey, run: string, error: unknown): Promise<void> {
    const again = error instanceof Closing || error instanceof Outage;
    if (!again && !(error instanceof Overtaken)) {
      this.log.error({ part: 'figure-exports', exportId: key.id, err: error }, 'figures could not be exported');
    }
    const isOurs = await this.held(key, run, { state: again ? 'waiting' : 'failed', done: 0, total: 0 }).then(
      () => true,
      (other) => (other instanceof Overtaken ? false : Promise.reject(other as Error)),
    );
    if (!again && (isOurs || (await this.isLetGo(key)))) await this.writing.remove(key);
    if (error instanceof Outage) throw error;
  }

  private claimed(key: ExportKey, run: string): Promise<FigureExportRow | null> {
    return this.db.run(systemCaller('criteria', key.provinceId), async (em) => {
      const row = await lockExport(em, key.id);
      const isFree = row?.state === 'waiting' || (row?.state === 'writing' && isSilent(row));
      if (!row || !isFree) return null;
      const begun = { state: 'writing', run, done: 0, total: 0 } as const;
      await updateExport(em, key, begun);
      return { ...row, ...begun };
    });
  }

  /** Throws `Overtaken` where the export is no longer this run's. */
  private held(key: ExportKey, run: string, change: Partial<FigureExportRow>): Promise<void> {
    return this.db.run(systemCaller('criteria', key.provinceId), async (em) => {
      const row = await lockExport(em, key.id);
      if (row?.state !== 'writing' || row.run !== run) throw new Overtaken();
      await updateExport(em, key, change);
    });
  }

  private isLetGo({ provinceId, id }: ExportKey): Promise<boolean> {
    return this.db.run(systemCaller('criteria', provinceId), async (em) => {
      const row = await lockExport(em, id);
      return row?.state === 'cancelled';
    });
  }

  private async expire(key: ExportKey): Promise<void> {
    await this.db.run(systemCaller('criteria', key.provinceId), (em) => updateExport(em, key, { state: 'expired' }));
    await this.writing.remove(key);
  }
}

const silentMs = 60_000;
const isSilent = ({ touchedAt }: FigureExportRow): boolean => Date.now() - touchedAt.getTime() > silentMs;

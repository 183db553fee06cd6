import { Outage } from '@langmoi/contracts/problem';
import { systemCaller } from '@langmoi/platform/db';
import type { Log } from '@langmoi/platform/logger';
import { LOG } from '@langmoi/platform/platform.module';
import { takeTurns, type Turns } from '@langmoi/platform/turns';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Applying } from './applying';
import { Examining } from './examining';
import { nextWaiting } from './import.repository';

/** Where a file waited just now, the person behind it is about to go on; where none did, a look costs one query. */
const [soonestMs, latestMs] = [10, 40];

/**
 * The work that files of figures wait for, one after the other, the longest waiting first; for the worker. Each step
 * commits with the word of how far it is, so another worker, or the next life of this one, goes on from there.
 */
@Injectable()
export class ImportJobs {
  constructor(
    private readonly dataSource: DataSource,
    private readonly examining: Examining,
    private readonly applying: Applying,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Takes turns until stopped. */
  start(): Turns {
    let pauseMs = latestMs;
    return takeTurns({ log: this.log, part: 'figure-imports', words: 'files of figures wait' }, async (closing) => {
      if (await this.next(closing)) pauseMs = 0;
      else pauseMs = Math.min(latestMs, Math.max(soonestMs, pauseMs * 2));
      return pauseMs;
    });
  }

  /** Does what one file waits for; false where none does. */
  async next(closing?: AbortSignal): Promise<boolean> {
    const waiting = await nextWaiting(this.dataSource);
    if (!waiting) return false;
    const { id, provinceId, state } = waiting;
    const caller = systemCaller('criteria', provinceId);
    try {
      if (state === 'reading') await this.examining.examine(caller, id, closing);
      else if (state === 'applying') await this.applying.apply(caller, id);
      else await this.applying.undo(caller, id);
    } catch (error) {
      if (error instanceof Outage) throw error;
      this.log.error({ part: 'figure-imports', importId: id, err: error }, 'a file of figures could not be worked on');
      await this.applying.giveBack(caller, id);
    }
    return true;
  }
}

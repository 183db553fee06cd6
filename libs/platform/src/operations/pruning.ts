import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Log } from '../logger';
import { removeSettled } from './parked.repository';

interface PruningOptions {
  readonly dataSource: DataSource;
  /** Days that a message stays after it was replayed or dismissed. */
  readonly keptDays: number;
  readonly log: Log;
  readonly everyMs?: number;
}

/**
 * Removes parked messages that were settled long ago, hourly; what is open stays, however old. A database that is away
 * is asked again the next time.
 */
export function startPruning(options: PruningOptions): { stop(): Promise<void> } {
  const { dataSource, keptDays, log, everyMs = 3_600_000 } = options;
  const closing = new AbortController();
  const loop = async () => {
    while (!closing.signal.aborted) {
      try {
        const count = await removeSettled(dataSource.manager, keptDays);
        if (count > 0) log.info({ part: 'parked', count }, 'settled messages removed by age');
      } catch (error) {
        log.warn({ part: 'parked', err: error }, 'settled messages are removed later');
      }
      await sleep(everyMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const running = loop();
  return {
    stop: async () => {
      closing.abort();
      await running;
    },
  };
}

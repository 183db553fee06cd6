import type { DataSource } from 'typeorm';
import type { Log } from '../logger';
import { takeTurns, type Turns } from '../turns';
import { removeSettled } from './parked.repository';

interface PruningOptions {
  readonly dataSource: DataSource;
  /** Days that a message stays after it was replayed or dismissed. */
  readonly keptDays: number;
  readonly log: Log;
  readonly everyMs?: number;
}

/** Removes parked messages that were settled long ago, hourly; what is open stays, however old. */
export function startPruning({ dataSource, keptDays, log, everyMs = 3_600_000 }: PruningOptions): Turns {
  return takeTurns({ log, part: 'parked', words: 'settled messages are removed later' }, async () => {
    const count = await removeSettled(dataSource.manager, keptDays);
    if (count > 0) log.info({ part: 'parked', count }, 'settled messages removed by age');
    return everyMs;
  });
}

import type { Log } from '../logger';
import { partIsAway, type Handle } from '../messaging/delivery';
import { takeTurns, type Turns } from '../turns';
import type { Parking } from './parking';

interface ReplaysOptions {
  readonly parking: Pick<Parking, 'next' | 'replayed' | 'failed'>;
  /** As the consumer group takes a message in. */
  readonly handle: Handle;
  readonly log: Log;
  /** Pause between looks. */
  readonly pollMs?: number;
}

/**
 * Takes parked messages in again, one after the other, once an operator asked for it: replayed, or parked again with
 * the new error. What was asked before a crash is done after it; a message taken in twice is harmless, as ever.
 * Waits out a part that is away.
 */
export function startReplays({ parking, handle, log, pollMs = 1_000 }: ReplaysOptions): Turns {
  return takeTurns({ log, part: 'replay', words: 'a replay waits' }, async () => {
    const asked = await parking.next();
    if (!asked) return pollMs;
    try {
      await handle(asked.message);
    } catch (error) {
      if (partIsAway(error)) throw error;
      await parking.failed(asked.id, error);
      return 0;
    }
    await parking.replayed(asked.id);
    return 0;
  });
}

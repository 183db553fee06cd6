import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../logger';
import { partIsAway, type Handle } from '../messaging/delivery';
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
export function startReplays({ parking, handle, log, pollMs = 1_000 }: ReplaysOptions): { stop(): Promise<void> } {
  const closing = new AbortController();
  const one = async (): Promise<boolean> => {
    const asked = await parking.next();
    if (!asked) return false;
    try {
      await handle(asked.message);
    } catch (error) {
      if (partIsAway(error)) throw error;
      await parking.failed(asked.id, error);
      return true;
    }
    await parking.replayed(asked.id);
    return true;
  };
  const loop = async () => {
    for (let failures = 0; !closing.signal.aborted;) {
      let more = false;
      try {
        more = await one();
        failures = 0;
      } catch (error) {
        failures++;
        if (failures === 1) log.warn({ part: 'replay', err: error }, 'a replay waits');
      }
      if (!more)
        await sleep(Math.min(5_000, pollMs * 2 ** failures), undefined, { signal: closing.signal }).catch(
          () => undefined,
        );
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

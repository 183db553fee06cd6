import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from './logger';

interface TurnsOptions {
  readonly log: Log;
  /** Of the line in the log when a turn fails: which part it waits for, and what waits. */
  readonly part: string;
  readonly words: string;
}

/** Something that is done again and again. */
export interface Turns {
  /** Waits for the turn in hand. */
  stop(): Promise<void>;
}

/**
 * Takes turns until stopped, the first at once; each says in how many milliseconds the next is due. One that fails is
 * taken again, after pauses that grow up to 5 s; of failures in a row the first alone is logged.
 */
export function takeTurns({ log, part, words }: TurnsOptions, turn: (closing: AbortSignal) => Promise<number>): Turns {
  const closing = new AbortController();
  const { signal } = closing;
  const loop = async () => {
    for (let failures = 0; !signal.aborted;) {
      let pauseMs;
      try {
        pauseMs = await turn(signal);
        failures = 0;
      } catch (err) {
        failures++;
        pauseMs = Math.min(5_000, 100 * 2 ** failures);
        if (failures === 1) log.warn({ part, err }, words);
      }
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
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

import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { drain } from './drain';
import type { Log } from './logger';
import type { OutboxMessage } from './outbox';

interface RelayOptions {
  readonly dataSource: DataSource;
  readonly send: (messages: OutboxMessage[]) => Promise<void>;
  readonly log: Log;
  /** Longest pause between looks at an empty outbox. NOTIFY would save it, but serializes every commit. */
  readonly pollMs?: number;
}

/**
 * Where something was written lately, more is to be expected: the pause begins here and doubles while nothing comes.
 * While events come it is what the next ones have to gather.
 */
const shortestMs = 5;

/** Carries the outbox to the broker until stopped. */
export interface Relay {
  /** Waits for the batch in hand. */
  stop(): Promise<void>;
}

/**
 * Starts at once and survives outages of the database and the broker, trying again with growing pauses up to 5 s.
 * What was committed leaves at least once.
 */
export function startRelay({ dataSource, send, log, pollMs = 100 }: RelayOptions): Relay {
  const closing = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => undefined);
  const loop = async () => {
    let failures = 0;
    let idleMs = pollMs;
    while (!closing.signal.aborted) {
      try {
        const sent = await drain(dataSource, send, { gatherMs: shortestMs, signal: closing.signal });
        failures = 0;
        idleMs = sent > 0 ? shortestMs : Math.min(pollMs, idleMs * 2);
        await pause(idleMs);
      } catch (error) {
        failures++;
        if (failures === 1) log.warn({ part: 'outbox', err: error }, 'events wait in the outbox');
        await pause(Math.min(5_000, 100 * 2 ** failures));
      }
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

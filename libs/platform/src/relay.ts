import type { DataSource } from 'typeorm';
import { drain } from './drain';
import type { Log } from './logger';
import type { OutboxMessage } from './outbox';
import { takeTurns, type Turns } from './turns';

interface RelayOptions {
  readonly dataSource: DataSource;
  readonly send: (messages: OutboxMessage[]) => Promise<void>;
  readonly log: Log;
  /** Longest pause between looks at an empty outbox. NOTIFY would save it, but serializes every commit. */
  readonly pollMs?: number;
}

/** Where something was written lately, more is to be expected: the pause begins here and doubles while nothing comes. */
const shortestMs = 5;
/** While events come, what the next ones have to gather: each batch is a request, an answer and a round of consumers. */
const gatherMs = 15;

/**
 * Starts at once and survives outages of the database and the broker, trying again with growing pauses up to 5 s.
 * What was committed leaves at least once. To stop it waits for the batch in hand.
 */
export function startRelay({ dataSource, send, log, pollMs = 100 }: RelayOptions): Turns {
  let idleMs = pollMs;
  return takeTurns({ log, part: 'outbox', words: 'events wait in the outbox' }, async (signal) => {
    const sent = await drain(dataSource, send, { gatherMs, signal });
    return (idleMs = sent > 0 ? shortestMs : Math.min(pollMs, idleMs * 2));
  });
}

import { Outage } from '@langmoi/contracts/problem';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseIsAway } from '../db';
import type { Log } from '../logger';

type Headers = Record<string, Buffer | string | (Buffer | string)[] | undefined>;

/** A message as a handler sees it. */
export interface Received {
  readonly topic: string;
  readonly value: string;
  readonly headers: Headers;
}

/** What takes a message in; to throw means "try again". */
export type Handle = (message: Received) => Promise<void>;

/** Thrown by a handler for a message that no retry can mend: it is parked at once. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** Where a group puts the messages that it could not take in. */
export const parkedTopic = (topic: string, group: string): string => `${topic}.${group}.parked`;

/** A message as the client gave it. */
export interface Taken {
  readonly topic: string;
  readonly message: { readonly key: Buffer | null; readonly value: Buffer | null; readonly headers?: Headers };
}

interface Settling {
  readonly group: string;
  readonly handle: Handle;
  /** How often a message is tried before it is parked. */
  readonly attempts: number;
  readonly park: (taken: Taken, error: unknown) => Promise<void>;
  readonly log: Log;
  /** Aborted when the group is being left. */
  readonly signal: AbortSignal;
}

/**
 * Has a message handled, or parked: true. False if closing came first: the message stays uncommitted, for the next
 * start. While a part is away (`Outage`, no database) a message is tried for ever and never parked.
 */
export async function settle(how: Settling, taken: Taken, heartbeat: () => Promise<void>): Promise<boolean> {
  const { group, log } = how;
  const { topic, message } = taken;
  for (let attempt = 1; ; attempt++) {
    try {
      await how.handle({ topic, value: String(message.value), headers: message.headers ?? {} });
      return true;
    } catch (error) {
      const away = error instanceof Outage || databaseIsAway(error);
      if (error instanceof Unreadable || (!away && attempt >= how.attempts)) {
        await how.park(taken, error);
        log.error({ topic, group, err: error }, 'a message was parked');
        return true;
      }
      log.warn({ topic, group, attempt, err: error }, 'a message will be tried again');
      // About 50 s of patience, or for ever where a part is away: a restart of the database parks nothing.
      const pause = Math.min(200 * 2 ** attempt, away ? 5_000 : 25_600);
      if (!(await rest(pause, how.signal, heartbeat))) return false;
    }
  }
}

/** Waits, staying a member of the group; false if closing came first. */
async function rest(ms: number, signal: AbortSignal, heartbeat: () => Promise<void>): Promise<boolean> {
  for (let left = ms; left > 0 && !signal.aborted; left -= 2_000) {
    await sleep(Math.min(left, 2_000), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await heartbeat();
  }
  return !signal.aborted;
}

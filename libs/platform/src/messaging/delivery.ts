import { Outage } from '@langmoi/contracts/problem';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseIsAway } from '../db';
import type { Log } from '../logger';
import { inLanes } from './lanes';

/** As the client gives them: a header may be there several times. */
export type Headers = Readonly<Record<string, Buffer | string | (Buffer | string)[] | undefined>>;

/** A message as a handler sees it. */
export interface Received {
  readonly topic: string;
  readonly key: string | null;
  /** Null: a tombstone, the end of what the key was on a compacted topic. */
  readonly value: string | null;
  readonly headers: Headers;
}

/** What takes a message in; to throw means "try again". */
export type Handle = (message: Received) => Promise<void>;

/**
 * Thrown by a handler for a message that no retry can mend: it is parked at once. Its words are shown to the operator,
 * so they name places of the message and never what stands there.
 */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** A message as the client gave it. */
export interface Taken {
  readonly topic: string;
  readonly partition: number;
  readonly message: {
    readonly offset: string;
    readonly key: Buffer | null;
    readonly value: Buffer | null;
    readonly headers?: Headers;
  };
}

/** Sets a message aside with the error of its last attempt; rejects while it cannot. */
export type Park = (taken: Taken, error: unknown) => Promise<void>;

interface Settling {
  readonly group: string;
  readonly handle: Handle;
  /** How often a message is tried before it is parked; what fails because a part is away does not count. */
  readonly attempts: number;
  /** Without it a message is tried for ever. */
  readonly park?: Park | undefined;
  readonly log: Log;
  /** Aborted when the group is being left. */
  readonly signal: AbortSignal;
}

/** A message for a handler. */
export const receivedOf = ({ topic, message: { key, value, headers = {} } }: Taken): Received => ({
  topic,
  key: key && key.toString(),
  value: value && value.toString(),
  headers,
});

/** Trying again later is the cure. */
export const partIsAway = (error: unknown): boolean => error instanceof Outage || databaseIsAway(error);

/**
 * Has a message handled, or parked: true. False if closing came first: the message stays uncommitted, for the next
 * start. While a part is away (`Outage`, no database) a message is tried for ever and never parked; one that cannot be
 * parked either is tried for ever too.
 */
export async function settle(how: Settling, taken: Taken, heartbeat: () => Promise<void>): Promise<boolean> {
  const { group, log, park } = how;
  const { topic } = taken;
  let faults = 0;
  for (let attempt = 1; ; attempt++) {
    const failure = await failureOf(() => how.handle(receivedOf(taken)));
    if (!failure) return true;
    const away = partIsAway(failure.error);
    if (!away) faults++;
    if (park && (failure.error instanceof Unreadable || faults >= how.attempts)) {
      const unparked = await failureOf(() => park(taken, failure.error));
      if (!unparked) {
        log.error({ topic, group, err: failure.error }, 'a message was parked');
        return true;
      }
      log.warn({ topic, group, attempt, err: unparked.error }, 'a message could not be parked');
    }
    log.warn({ topic, group, attempt, err: failure.error }, 'a message will be tried again');
    // About 50 s of patience, or for ever where a part is away: a restart of the database parks nothing.
    const pause = Math.min(200 * 2 ** attempt, away ? 5_000 : 25_600);
    if (!(await rest(pause, how.signal, heartbeat))) return false;
  }
}

/** Has what is done inside stay as a whole, or not at all. */
export type Together = <T>(work: () => Promise<T>) => Promise<T>;

/** So many keys at once: their statements share the round trips of one connection. */
const keysTogether = 32;

/**
 * Has several messages handled, those of a key in their order, all of them or none: true. False where one could not be:
 * none of them was taken in, and each is to be settled by itself, which tells, waits and parks.
 */
export async function settleTogether(
  { group, handle, log }: Settling,
  several: readonly Taken[],
  together: Together,
): Promise<boolean> {
  const messages = several.map((taken) => ({ taken, key: taken.message.key }));
  const settle = ({ taken }: { taken: Taken }) => handle(receivedOf(taken)).then(() => true);
  const lanes = { width: keysTogether, settle, reached: () => undefined };
  const failure = await failureOf(() => together(() => inLanes(messages, lanes)));
  if (failure) log.debug({ group, count: several.length, err: failure.error }, 'messages will be taken in one by one');
  return !failure;
}

async function failureOf(work: () => Promise<void>): Promise<{ readonly error: unknown } | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return { error };
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

import { partIsAway, type Received } from '@langmoi/platform/messaging/delivery';
import { EventStrategy } from '@langmoi/platform/messaging/event-strategy';
import { tombstoneOf } from '@langmoi/platform/messaging/tombstone';
import { z } from 'zod';

/** What tells of an event whether a consumer has taken it in. */
export interface Told {
  readonly id: string | undefined;
  readonly subject: string;
  readonly aggregateversion?: number | undefined;
}

const Envelope = z.looseObject({
  type: z.string(),
  id: z.string(),
  subject: z.string(),
  aggregateversion: z.number().optional(),
});

/**
 * Takes in what another consumer has taken in, and nothing else: of each topic the same events in the same order per
 * key, so that what both keep can be compared. What the other has not taken in yet waits here, and with it all that
 * came later for its key.
 */
export class FollowingStrategy extends EventStrategy {
  private readonly counts = new Map<string, number>();
  private ahead: Received[] = [];
  private readonly held = new Set<string>();
  private frozen = false;
  private failure: { readonly error: unknown } | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private isTaken: (told: Told) => Promise<boolean> = () => Promise.resolve(false);

  /** Whom to follow; before `listen`. */
  follow(isTaken: (told: Told) => Promise<boolean>): void {
    this.isTaken = isTaken;
  }

  /** Events taken in, by topic. */
  get taken(): ReadonlyMap<string, number> {
    return this.counts;
  }

  /** How many events wait because the other has not taken them in. */
  get waiting(): number {
    return this.ahead.length;
  }

  override deliver(message: Received): Promise<void> {
    return this.inTurn(async () => {
      const { pattern } = toldBy(message) ?? {};
      if (pattern && this.messageHandlers.has(pattern)) await this.takeOrHold(message);
    });
  }

  /** Takes in those that waited and were taken in by the other since. Throws what an event was refused with. */
  catchUp(): Promise<void> {
    return this.inTurn(() => this.tryWaiting());
  }

  /** From now on the other takes in nothing: what it has passed over, parked, holds nothing back any more. */
  freeze(): Promise<void> {
    return this.inTurn(() => {
      this.frozen = true;
      return this.tryWaiting();
    });
  }

  private async tryWaiting(): Promise<void> {
    const waited = this.ahead;
    this.ahead = [];
    this.held.clear();
    for (const message of waited) await this.takeOrHold(message);
    if (this.failure) throw this.failure.error;
  }

  private async takeOrHold(message: Received): Promise<void> {
    const key = `${message.topic}/${message.key ?? ''}`;
    const behind = !this.frozen && this.held.has(key);
    if (!behind && (await this.take(message))) return;
    this.ahead.push(message);
    this.held.add(key);
  }

  private async take(message: Received): Promise<boolean> {
    const { told } = toldBy(message) ?? {};
    if (!told || !(await this.isTaken(told))) return false;
    try {
      await super.deliver(message);
      this.counts.set(message.topic, (this.counts.get(message.topic) ?? 0) + 1);
    } catch (error) {
      if (partIsAway(error)) throw error;
      this.failure ??= { error }; // the other could take it in; whoever waits for the rebuild hears of it
    }
    return true;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work);
    this.turn = done.catch(() => undefined);
    return done;
  }
}

/** Undefined for a message that no consumer can have taken in. */
function toldBy({ key, value, headers }: Received): { pattern: string; told: Told } | undefined {
  if (value === null) {
    const ending = tombstoneOf(key, headers);
    return ending && { pattern: ending.pattern, told: ending.event };
  }
  const envelope = Envelope.safeParse(json(value));
  return envelope.success ? { pattern: envelope.data.type, told: envelope.data } : undefined;
}

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

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

interface Waiting {
  readonly message: Received;
  readonly told: Told;
}

/** Of these events, those that the other has taken in. */
type WhichTaken = (told: readonly Told[]) => Promise<ReadonlySet<Told>>;

/**
 * Takes in what another consumer has taken in, and nothing else: of each topic the same events in the same order per
 * key, so that what both keep can be compared. What the other has not taken in yet waits here, and with it all that
 * came later for its key.
 */
export class FollowingStrategy extends EventStrategy {
  private readonly counts = new Map<string, number>();
  private ahead: Waiting[] = [];
  private readonly held = new Set<string>();
  private frozen = false;
  private come = 0;
  private failure: { readonly error: unknown } | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private whichTaken: WhichTaken = () => Promise.resolve(new Set());

  /** Whom to follow; before `listen`. */
  follow(whichTaken: WhichTaken): void {
    this.whichTaken = whichTaken;
  }

  /** Events taken in, by topic. */
  get taken(): ReadonlyMap<string, number> {
    return this.counts;
  }

  /** How many events wait because the other has not taken them in. */
  get waiting(): number {
    return this.ahead.length;
  }

  /** How many messages have come, of whatever kind: whether anything moves. */
  get seen(): number {
    return this.come;
  }

  override deliver(message: Received): Promise<void> {
    return this.inTurn(async () => {
      this.come++;
      const known = toldBy(message);
      if (known && this.messageHandlers.has(known.pattern)) await this.tryAll([{ message, told: known.told }]);
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
    await this.tryAll(waited);
    if (this.failure) throw this.failure.error;
  }

  private async tryAll(coming: readonly Waiting[]): Promise<void> {
    if (coming.length === 0) return;
    const taken = await this.whichTaken(coming.map(({ told }) => told));
    for (const one of coming) {
      const key = `${one.message.topic}/${one.message.key ?? ''}`;
      const behind = !this.frozen && this.held.has(key);
      if (taken.has(one.told) && !behind) {
        await this.take(one.message);
      } else {
        this.ahead.push(one);
        this.held.add(key);
      }
    }
  }

  private async take(message: Received): Promise<void> {
    try {
      await super.deliver(message);
      this.counts.set(message.topic, (this.counts.get(message.topic) ?? 0) + 1);
    } catch (error) {
      if (partIsAway(error)) throw error;
      this.failure ??= { error }; // the other could take it in; whoever waits for the rebuild hears of it
    }
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

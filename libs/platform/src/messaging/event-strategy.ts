import type { EventDefinition } from '@langmoi/contracts/envelope';
import { Catch } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { SpanKind } from '@opentelemetry/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastValueFrom, throwError, type Observable } from 'rxjs';
import { z } from 'zod';
import type { Log } from '../logger';
import { consuming } from '../telemetry/consuming';
import type { Telemetry } from '../telemetry/telemetry';
import { contextOf } from '../trace';
import { placesOf } from '../operations/parking';
import { Unreadable, type Park, type Received, type Together } from './delivery';
import type { EventBus, Subscription } from './kafka';
import { tombstoneOf } from './tombstone';

const Typed = z.looseObject({ type: z.string(), source: z.unknown() });

/** Whose word a service takes for each event type: the owner of the fact, as its events name it in `source`. */
export type Hearings = Readonly<Record<string, { readonly from: string }>>;

/**
 * Serves `@EventPattern(<event type>, <event definition>)` handlers from the bus as one consumer group.
 * An event nobody here handles is skipped; a handled one that breaks its schema, comes from anybody but the owner that
 * `hears` names, or stands on another topic than the owner's, is parked before any code of ours.
 * The end of a subject on a compacted topic goes to its `@TombstonePattern(<event definition>)` handler.
 */
export class EventStrategy extends Server implements CustomTransportStrategy {
  private subscription: Subscription | undefined;
  private park: Park | undefined;
  private together: Together | undefined;

  private readonly group: string;
  private readonly hears: Hearings;

  constructor(
    private readonly bus: EventBus,
    { group, hears }: { readonly group: string; readonly hears: Hearings },
    private readonly log: Log,
    private readonly telemetry: Telemetry,
  ) {
    super();
    this.group = group;
    this.hears = hears;
  }

  /** Where messages are set aside that cannot be taken in; before `listen`. */
  parkWith(park: Park): void {
    this.park = park;
  }

  /** For handlers that do nothing but write by `Db.run`; before `listen`. */
  keepTogether(together: Together): void {
    this.together = together;
  }

  /** Ready once the group is joined; after ten seconds anyway, for a broker that is away is joined when it is back. */
  listen(ready: (error?: unknown) => void): void {
    const types = new Set([...this.messageHandlers.values()].map((handler) => definitionOf(handler).type));
    const unruled = [...types].filter((type) => !this.hears[type]);
    if (unruled.length > 0) return ready(new Error(`No rule says on whose word ${unruled.join(', ')} is taken in`));
    const unheard = Object.keys(this.hears).filter((type) => !types.has(type));
    if (unheard.length > 0) return ready(new Error(`Nobody handles ${unheard.join(', ')}, which a rule names`));
    const counting = consuming(this.telemetry, this.group);
    const handle = counting.handle((message) => this.deliver(message));
    const patience = {
      ...(this.park && { park: counting.park(this.park) }),
      ...(this.together && { together: this.together }),
    };
    this.subscription = this.bus.subscribe(this.group, this.topics(), handle, patience);
    const waiting = new AbortController();
    const timeout = sleep(10_000, undefined, { signal: waiting.signal }).catch(() => undefined);
    void Promise.race([this.subscription.joined, timeout]).then(() => {
      waiting.abort();
      ready();
    });
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
  }

  on(): never {
    throw new Error('The event bus has no events of its own');
  }

  unwrap<T>(): T {
    return this.bus as T;
  }

  /** Of all its handlers; known once the application is there. */
  topics(): string[] {
    return [...new Set([...this.messageHandlers.values()].map((handler) => definitionOf(handler).topic))];
  }

  /** Takes a message in, as its handler does; rejects with what the handler threw. For the replay of a parked one too. */
  async deliver(message: Received): Promise<void> {
    const known = message.value === null ? this.ending(message) : this.described(message, message.value);
    if (!known) return;
    const { handler, event, type } = known;
    const began = performance.now();
    await this.telemetry.span(
      `${this.group.slice(this.group.indexOf('.') + 1)}.handle`,
      {
        kind: SpanKind.CONSUMER,
        from: contextOf(message.headers['traceparent'] ?? event.traceparent),
        attributes: {
          'messaging.system': 'kafka',
          'messaging.operation.type': 'process',
          'messaging.destination.name': message.topic,
          'messaging.consumer.group.name': this.group,
          'langmoi.event.id': String(event.id),
          'langmoi.event.type': type,
        },
      },
      async (span) => {
        const result = await handler(event);
        await lastValueFrom(this.transformToObservable(result), { defaultValue: undefined });
        const { traceId } = span.spanContext();
        const ms = Math.round(performance.now() - began);
        const fields = { traceId, eventId: event.id, eventType: type, provinceId: event.provinceid };
        this.log.info({ ...fields, group: this.group, ms }, 'event');
      },
    );
  }

  /** Undefined for an event that nobody here handles. */
  private described({ topic }: Received, value: string): Known | undefined {
    const raw = parse(Typed, json(value));
    const handler = this.messageHandlers.get(raw.type);
    if (!handler) return undefined;
    const definition = definitionOf(handler);
    const event = parse(definition.schema, raw) as Known['event'];
    const isOwners = topic === definition.topic && raw.source === `/${this.hears[raw.type]?.from}`;
    if (!isOwners) throw new Unreadable('invalid_value at source');
    return { handler, type: raw.type, event };
  }

  /** A tombstone is never malformed: one that nobody here handles, or that does not say whose end it is, is skipped. */
  private ending({ topic, key, headers }: Received): Known | undefined {
    const told = tombstoneOf(key, headers);
    const handler = told && this.messageHandlers.get(told.pattern);
    if (handler && topic !== definitionOf(handler).topic) throw new Unreadable('invalid_value at source');
    if (handler) return { handler, type: told.pattern, event: told.event };
    this.log.debug({ topic, group: this.group }, 'a tombstone nobody here handles');
    return undefined;
  }
}

/** A message with whoever handles it. */
interface Known {
  readonly handler: MessageHandler;
  readonly type: string;
  readonly event: { readonly id?: string | undefined; readonly provinceid: string; readonly traceparent?: string };
}

/** Nest hands a transport only "Internal server error"; whoever opens a parked message needs the real one. */
@Catch()
export class OriginalError {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

const definitionOf = (handler: MessageHandler) => handler.extras as EventDefinition;

function json(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new Unreadable('Not JSON', { cause: error });
  }
}

function parse<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Unreadable(placesOf(parsed.error));
}

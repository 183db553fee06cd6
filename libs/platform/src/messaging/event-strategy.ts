import type { EventDefinition } from '@langmoi/contracts/envelope';
import { Catch } from '@nestjs/common';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { SpanKind } from '@opentelemetry/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastValueFrom, throwError, type Observable } from 'rxjs';
import { z } from 'zod';
import type { Log } from '../logger';
import type { Telemetry } from '../telemetry/telemetry';
import { contextOf } from '../trace';
import { Unreadable, type Received } from './delivery';
import type { EventBus, Subscription } from './kafka';

const Typed = z.looseObject({ type: z.string() });

/**
 * Serves `@EventPattern(<event type>, <event definition>)` handlers from the bus as one consumer group.
 * An event nobody here handles is skipped; a handled one that breaks its schema is parked before any code of ours.
 */
export class EventStrategy extends Server implements CustomTransportStrategy {
  private subscription: Subscription | undefined;

  constructor(
    private readonly bus: EventBus,
    private readonly group: string,
    private readonly log: Log,
    private readonly telemetry: Telemetry,
  ) {
    super();
  }

  /** Ready once the group is joined; after ten seconds anyway, for a broker that is away is joined when it is back. */
  listen(ready: (error?: unknown) => void): void {
    this.subscription = this.bus.subscribe(this.group, this.topics(), (message) => this.deliver(message));
    const patience = new AbortController();
    const timeout = sleep(10_000, undefined, { signal: patience.signal }).catch(() => undefined);
    void Promise.race([this.subscription.joined, timeout]).then(() => {
      patience.abort();
      ready();
    });
  }

  async close(): Promise<void> {
    await this.subscription?.stop();
  }

  /** Handles again what this group has parked so far; returns how many messages that were. */
  async replay(): Promise<number> {
    let count = 0;
    for (const topic of this.topics()) {
      count += await this.bus.replayParked(this.group, topic, (message) => this.deliver(message));
    }
    return count;
  }

  on(): never {
    throw new Error('The event bus has no events of its own');
  }

  unwrap<T>(): T {
    return this.bus as T;
  }

  private topics(): string[] {
    return [...new Set([...this.messageHandlers.values()].map((handler) => definitionOf(handler).topic))];
  }

  private async deliver({ topic, value, headers }: Received): Promise<void> {
    const raw = parse(Typed, json(value));
    const handler = this.messageHandlers.get(raw.type);
    if (!handler) return;
    const event = parse(definitionOf(handler).schema, raw);
    const began = performance.now();
    await this.telemetry.span(
      `${this.group.slice(this.group.indexOf('.') + 1)}.handle`,
      {
        kind: SpanKind.CONSUMER,
        from: contextOf(headers['traceparent'] ?? raw['traceparent']),
        attributes: {
          'messaging.system': 'kafka',
          'messaging.operation.type': 'process',
          'messaging.destination.name': topic,
          'messaging.consumer.group.name': this.group,
          'langmoi.event.id': String(raw['id']),
          'langmoi.event.type': raw.type,
        },
      },
      async (span) => {
        const result = await handler(event);
        await lastValueFrom(this.transformToObservable(result), { defaultValue: undefined });
        const { traceId } = span.spanContext();
        const ms = Math.round(performance.now() - began);
        const fields = { traceId, eventId: raw['id'], eventType: raw.type, provinceId: raw['provinceid'] };
        this.log.info({ ...fields, group: this.group, ms }, 'event');
      },
    );
  }
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
  throw new Unreadable(z.prettifyError(parsed.error));
}

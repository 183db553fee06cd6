import { SpanKind, type Span } from '@opentelemetry/api';
import type { OutboxMessage } from '../outbox';
import { contextOf, traceparentOf } from '../trace';
import { markFailure, type Telemetry } from './telemetry';

type Send = (messages: OutboxMessage[]) => Promise<void>;

/** Of jsonb's own text: inside another value the quotes would be escaped. Only a trace that is recorded is worth a span. */
const recorded = /"traceparent": ?"(00-[0-9a-f]{32}-[0-9a-f]{16}-01)"/;

/** Counts what leaves, and puts the step from the outbox to the broker into the trace of each event that has one. */
export function publishing(telemetry: Telemetry, send: Send): Send {
  return async (messages) => {
    const spans: Span[] = [];
    const outgoing = messages.map((message) => {
      const span = beginning(telemetry, message);
      if (!span) return message;
      spans.push(span);
      return { ...message, headers: { traceparent: traceparentOf(span.spanContext()) } };
    });
    try {
      await send(outgoing);
      count(telemetry, messages);
    } catch (error) {
      for (const span of spans) markFailure(span, error);
      throw error;
    } finally {
      for (const span of spans) span.end();
    }
  };
}

function beginning(telemetry: Telemetry, { topic, key, value }: OutboxMessage): Span | undefined {
  const [, traceparent] = (value && recorded.exec(value)) || [];
  if (!traceparent) return undefined;
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.operation.type': 'send',
    'messaging.destination.name': topic,
    'messaging.kafka.message.key': key,
  };
  return telemetry.begin('outbox.publish', { kind: SpanKind.PRODUCER, from: contextOf(traceparent), attributes }).span;
}

function count(telemetry: Telemetry, messages: readonly OutboxMessage[]): void {
  const topics = new Map<string, number>();
  for (const { topic } of messages) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  for (const [topic, number] of topics) {
    telemetry.meters.published.add(number, { 'messaging.system': 'kafka', 'messaging.destination.name': topic });
  }
}

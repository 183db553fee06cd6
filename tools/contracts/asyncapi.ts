import type { EventDefinition } from '@langmoi/contracts/envelope';
import { events } from '@langmoi/contracts/events';
import { z } from 'zod';
import type { JsonSchema } from './json-schema';

/** AsyncAPI 3.0 of every topic: which events are on it, keyed by what, and their CloudEvents as JSON Schema draft 7. */
export function asyncApi(): JsonSchema {
  const topics = [...new Set(events.map(({ topic }) => topic))].sort();
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Làng Mới',
      version: '1',
      description:
        'CloudEvents 1.0 in structured JSON. `id` is seen once per consumer, `subject` is the key that keeps order, ' +
        '`provinceid` the province. Additive changes only; unknown fields pass.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: Object.fromEntries(topics.map((topic) => [topic, channelOf(topic)])),
    operations: Object.fromEntries(topics.map((topic) => [`send.${topic}`, sendingOf(topic)])),
    components: { messages: Object.fromEntries(events.map((event) => [event.type, messageOf(event)])) },
  };
}

const on = (topic: string): EventDefinition[] => events.filter((event) => event.topic === topic);

function channelOf(topic: string): JsonSchema {
  const [first] = on(topic);
  return {
    address: topic,
    description: first?.compacted
      ? 'Reference data: the whole state of each key, compacted, so that a newcomer reads it from the beginning'
      : 'Facts in the order in which they became true, by key',
    messages: Object.fromEntries(on(topic).map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
    bindings: {
      kafka: {
        topic,
        topicConfiguration: { 'cleanup.policy': [first?.compacted ? 'compact' : 'delete'] },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function sendingOf(topic: string): JsonSchema {
  const [first] = on(topic);
  return {
    action: 'send',
    channel: { $ref: `#/channels/${topic}` },
    summary: `Sent by ${first?.source.replace('/', '') ?? 'nobody'}, by its outbox`,
    messages: on(topic).map(({ type }) => ({ $ref: `#/channels/${topic}/messages/${type}` })),
  };
}

function messageOf({ type, summary, schema }: EventDefinition): JsonSchema {
  const payload = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
  delete payload.$schema;
  return {
    name: type,
    title: type,
    summary,
    contentType: 'application/cloudevents+json',
    payload,
    bindings: {
      kafka: { key: { type: 'string', format: 'uuid', description: 'The subject' }, bindingVersion: '0.5.0' },
    },
  };
}

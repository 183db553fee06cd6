import type { EventDefinition } from '@langmoi/contracts/envelope';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { randomUUID } from 'node:crypto';
import { engine } from './config';

/** The addresses of the real broker. */
export const testBrokers = (): string[] => engine('TEST_KAFKA_BROKERS').split(',');

/** A bus of one's own; close it. */
export const aBus = (): EventBus => new EventBus({ clientId: 'spec', brokers: testBrokers() });

/** A topic nobody else uses. */
export const aTopic = (name = 'thing'): string => `spec.${name}.${randomUUID()}.v1`;

/** A consumer group nobody else is in. */
export const aGroup = (name = 'spec'): string => `${name}.${randomUUID()}`;

const run = randomUUID();

/** Puts events on topics of this spec file alone; to be called before any consumer of theirs is imported. */
export function onTopicsOfTheirOwn(definitions: EventDefinition[]): EventDefinition[] {
  for (const definition of definitions) Object.assign(definition, { topic: `spec.${run}.${definition.topic}` });
  return definitions;
}

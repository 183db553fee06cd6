import type { EventDefinition } from '@langmoi/contracts/envelope';
import { EventBus } from '@langmoi/platform/messaging/kafka';
import { randomUUID } from 'node:crypto';
import { product } from './config';

const mark = 'poison of a journey';

/**
 * Sends an event of a known type whose data no consumer can take in, as a producer with a fault would. Returns its id.
 */
export async function poison({ source, type, topic }: EventDefinition, provinceid: string): Promise<string> {
  const [id, subject] = [randomUUID(), randomUUID()];
  const time = new Date().toISOString();
  const attributes = { specversion: '1.0', id, source, type, time, subject, datacontenttype: 'application/json' };
  const bus = new EventBus({ clientId: 'e2e-poison', brokers: product().kafkaBrokers.split(',') });
  try {
    const value = JSON.stringify({ ...attributes, provinceid, data: { mark } });
    await bus.send([{ topic, key: subject, value, headers: {} }]);
  } finally {
    await bus.close();
  }
  return id;
}

/** What a journey made up to be refused is no word of a service. */
export const isPoison = ({ data }: { data: Record<string, unknown> }): boolean => data['mark'] === mark;

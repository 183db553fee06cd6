import type { Handle, Park } from '../messaging/delivery';
import type { Telemetry } from './telemetry';

interface Counting {
  /** Counts what was taken in, or skipped as nobody's here, and what failed and will be tried again. */
  handle(handle: Handle): Handle;
  park(park: Park): Park;
}

/** The messages of a consumer group by how they ended; each attempt counts, for each took its time. */
export function consuming({ meters }: Telemetry, group: string): Counting {
  const count = (topic: string, outcome: 'handled' | 'failed' | 'parked') => {
    const attributes = {
      'messaging.system': 'kafka',
      'messaging.consumer.group.name': group,
      'messaging.destination.name': topic,
      'langmoi.outcome': outcome,
    };
    meters.consumed.add(1, attributes);
    return attributes;
  };
  return {
    handle: (handle) => async (message) => {
      const began = performance.now();
      let outcome: 'handled' | 'failed' = 'failed';
      try {
        await handle(message);
        outcome = 'handled';
      } finally {
        meters.messages.record((performance.now() - began) / 1_000, count(message.topic, outcome));
      }
    },
    park: (park) => async (taken, error) => {
      await park(taken, error);
      count(taken.topic, 'parked');
    },
  };
}

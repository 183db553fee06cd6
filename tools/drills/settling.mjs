import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lagOf } from '../stack/kafka-lag.mjs';
import { numberOf } from './facts.mjs';

export const topicsOf = (root) => JSON.parse(readFileSync(join(root, 'deploy', 'kafka', 'topics.json'), 'utf8'));

export async function unpublished(product) {
  const waiting = product.owners.map((service) =>
    numberOf(product, service, 'SELECT count(*) FROM outbox_events WHERE published_at IS NULL'),
  );
  return (await Promise.all(waiting)).reduce((sum, count) => sum + count, 0);
}

/** Every part runs, every outbox is empty, every group has taken everything in; twice in a row. */
export async function settled({ product, topics, say = () => undefined }, limitMs = 240_000) {
  const deadline = Date.now() + limitMs;
  for (let calm = 0; calm < 2;) {
    const left = product.whole
      ? await Promise.all([unpublished(product), lagOf(product.addresses.kafka, topics)]).then(
          ([outbox, lag]) => outbox + lag,
          () => undefined,
        )
      : undefined;
    calm = left === 0 ? calm + 1 : 0;
    if (calm < 2) await sleep(300);
    say(left === undefined ? 'parts come back' : `${left} events on their way`);
    if (Date.now() > deadline) throw new Error(`not settled after ${limitMs / 1000} s: ${left} events left`);
  }
}

import { EventBus } from '@langmoi/platform/messaging/kafka';
import { drain } from '@langmoi/platform/drain';
import type { OutboxMessage } from '@langmoi/platform/outbox';
import { testBrokers } from '@langmoi/testing/broker';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { crc32 } from 'node:zlib';
import { CreateBench } from './create-bench';
import type { Bench, Sample, Workload } from './workload';

const topic = 'bench.drain.v1';
const claimed = 500; // as many as the relay takes at once

/** Our relay's drain to the real broker, beside nothing but the claim of the same rows. */
export const workload: Workload = {
  compared: 'throughput',
  unit: 'event',
  aim: '≥ 0.4',
  async open(bench) {
    const events = bench.small ? 10_000 : 100_000;
    const database = await freshDatabase('bench', [CreateBench]);
    const dataSource = await new DataSource({ ...database.worker, extra: { pipeline: true, max: 4 } }).initialize();
    const client = new Client({ connectionString: database.worker.url });
    await client.connect();
    const bus = new EventBus({ clientId: 'bench', brokers: testBrokers() });
    await bus.createTopics([{ topic, compacted: false }]);
    await bus.connect();
    return {
      product: { name: 'relay to Kafka', run: () => timed(bench, database, events, () => relay(dataSource, bus)) },
      peer: { name: `raw claim by ${claimed}`, run: () => timed(bench, database, events, () => claim(client)) },
      async close() {
        await bus.close();
        await client.end();
        await dataSource.destroy();
        await database.drop();
      },
    };
  },
};

async function timed(
  bench: Bench,
  { admin }: TestDatabase,
  events: number,
  work: () => Promise<number>,
): Promise<Sample> {
  await fill({ admin }, events);
  const [cpu, began] = [bench.cpuSeconds(), performance.now()];
  const sum = await work();
  const seconds = (performance.now() - began) / 1000;
  const cpuSeconds = bench.cpuSeconds() - cpu;
  const [{ left }] = await admin.query('SELECT count(*)::int AS left FROM outbox_events WHERE published_at IS NULL');
  return { units: events, seconds, cpuSeconds, work: `${events - left} events, checksum ${sum}`, figures: {} };
}

/** The same events each time: 2,000 subjects, each in its own order. */
async function fill({ admin }: Pick<TestDatabase, 'admin'>, events: number): Promise<void> {
  await admin.query('TRUNCATE outbox_events');
  await admin.query(
    `INSERT INTO outbox_events (id, topic, key, envelope)
     SELECT md5('event' || n)::uuid, $1, md5('subject' || n % 2000)::uuid,
            jsonb_build_object('specversion', '1.0', 'id', md5('event' || n)::uuid, 'source', '/bench',
              'type', 'bench.thing.happened', 'time', '2020-07-01T00:00:00Z', 'subject', md5('subject' || n % 2000)::uuid,
              'datacontenttype', 'application/json', 'provinceid', md5('province')::uuid, 'aggregateversion', n / 2000 + 1,
              'data', jsonb_build_object('n', n, 'text', repeat('x', 100)))
       FROM generate_series(0, $2::int - 1) AS n`,
    [topic, events],
  );
  await admin.query('VACUUM ANALYZE outbox_events');
  await admin.query('CHECKPOINT');
}

async function relay(dataSource: DataSource, bus: EventBus): Promise<number> {
  let sum = 0;
  const send = (messages: OutboxMessage[]) => {
    for (const { value } of messages) sum = crc32(value ?? '', sum);
    return bus.send(messages);
  };
  await drain(dataSource, send);
  return sum;
}

async function claim(client: Client): Promise<number> {
  const query = {
    name: 'claim',
    text: `WITH next AS (
             SELECT seq FROM outbox_events WHERE published_at IS NULL ORDER BY seq LIMIT $1 FOR UPDATE SKIP LOCKED
           ), taken AS (
             UPDATE outbox_events AS o SET published_at = now() FROM next WHERE o.seq = next.seq
             RETURNING o.seq, topic, key, envelope::text AS value
           ) SELECT * FROM taken ORDER BY seq`,
    values: [claimed],
  };
  let sum = 0;
  for (;;) {
    const { rows } = await client.query<{ value: string }>(query);
    for (const { value } of rows) sum = crc32(value, sum);
    if (rows.length === 0) return sum;
  }
}

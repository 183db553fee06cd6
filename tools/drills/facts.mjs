// What the databases and topics of a drill's product hold, read past the product itself.
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';

pg.types.setTypeParser(20, Number); // counts; none of a drill's comes near 2^53

/** Reads one statement from one service's database as the superuser: every province, no policy. */
export const rowsOf = (product, service, statement, values) =>
  connected(product, service, (rows) => rows(statement, values));

/** Several statements of one service's database over one connection; `work` is given what reads the rows of one. */
export async function connected(product, service, work) {
  const url = new URL(product.addresses.postgres);
  url.pathname = service;
  const client = new pg.Client({ connectionString: url.href, application_name: 'drill' });
  client.on('error', () => undefined); // an engine that is killed under us: the query says so
  await client.connect();
  try {
    await client.query(`SET search_path TO ${client.escapeIdentifier(service)}`);
    return await work(async (statement, values = []) => (await client.query(statement, values)).rows);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function numberOf(product, service, statement, values) {
  const [row] = await rowsOf(product, service, statement, values);
  return Number(Object.values(row ?? { none: 0 })[0]);
}

const client = (product) =>
  new Kafka({
    clientId: 'drill',
    brokers: [product.addresses.kafka],
    logLevel: logLevel.NOTHING,
    retry: { retries: 10 },
  });

export async function withAdmin(product, work) {
  const admin = client(product).admin();
  await admin.connect();
  return work(admin).finally(() => admin.disconnect());
}

/** Every message of the topics from their beginning to their end of now, each to `take({ topic, offset, key, value })`. */
export async function readTopics(product, topics, take) {
  const ends = new Map();
  await withAdmin(product, async (admin) => {
    for (const topic of topics) {
      const [{ high, low }] = await admin.fetchTopicOffsets(topic);
      if (Number(high) > Number(low)) ends.set(topic, Number(high));
    }
  });
  if (!ends.size) return;
  const consumer = client(product).consumer({
    groupId: `drill.${Date.now()}`,
    maxBytes: 8 << 20,
    maxWaitTimeInMs: 200,
  });
  const left = new Set(ends.keys());
  await consumer.connect();
  try {
    await consumer.subscribe({ topics: [...left], fromBeginning: true });
    await new Promise((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      // Compaction and transactions leave holes: the last offset may be no message, so the batch tells how far it is.
      const eachBatch = async ({ batch }) => {
        const { topic, messages } = batch;
        for (const { offset, key, value, headers } of messages)
          take({ topic, offset: Number(offset), key, value, headers });
        if (Number(batch.lastOffset()) + 1 >= ends.get(topic)) left.delete(topic);
        if (!left.size) resolve();
      };
      consumer.run({ autoCommit: false, eachBatch }).catch(reject);
    });
  } finally {
    await consumer.disconnect();
  }
}

/** Puts messages on a topic, past every service: what a stranger or a bug of ours would. */
export async function produce(product, topic, messages) {
  const producer = client(product).producer();
  await producer.connect();
  await producer.send({ topic, acks: -1, messages }).finally(() => producer.disconnect());
}

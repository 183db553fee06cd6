import { EventBus } from '@langmoi/platform/messaging/kafka';
import { testBrokers } from '@langmoi/testing/broker';
import { freshDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { CreateBench } from './create-bench';
import { noteCommits } from './commits';

const topic = 'bench.lag.v1';
const text = 'x'.repeat(800); // as large as the event of an assessment

/**
 * The least that gets a fact from one database into another by Kafka: one INSERT, a message sent after its commit, one
 * INSERT. Nothing keeps the fact if the process ends between; no rules, no inbox, no policies.
 */
export async function barePipeline() {
  const writer = await freshDatabase('bench', [CreateBench]);
  const reader = await freshDatabase('bench', [CreateBench]);
  for (const { admin } of [writer, reader]) {
    await admin.query('CREATE TABLE facts (id uuid PRIMARY KEY, said jsonb NOT NULL)');
    await noteCommits(admin, 'facts', 'id');
  }
  const [here, there] = [writer, reader].map(({ url }) => new Pool({ connectionString: url, max: 8 }));
  const bus = new EventBus({ clientId: 'bench', brokers: testBrokers() });
  await bus.createTopics([{ topic, compacted: false }]);
  const insert = (pool: Pool | undefined, id: string, said: string) =>
    pool?.query({ name: 'insert', text: 'INSERT INTO facts VALUES ($1, $2)', values: [id, said] });
  const reading = bus.subscribe('bench.lag', [topic], async ({ value }) => {
    const said = String(value);
    await insert(there, (JSON.parse(said) as { id: string }).id, said);
  });
  await reading.joined;
  return {
    writer,
    reader,
    async record(): Promise<void> {
      const id = randomUUID();
      const said = JSON.stringify({ id, text });
      await insert(here, id, said);
      await bus.send([{ topic, key: id, value: said }]);
    },
    async close() {
      await reading.stop();
      await bus.close();
      await Promise.all([here?.end(), there?.end()]);
      await writer.drop();
      await reader.drop();
    },
  };
}

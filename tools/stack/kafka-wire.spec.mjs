import { lagOf } from './kafka-lag.mjs';
import { coordinatorsReady, createTopics, deleteTopics } from './kafka-wire.mjs';

const broker = process.env.TEST_KAFKA_BROKERS;
const name = `langmoi.spec.wire-${process.pid}.v1`;
const topic = { name, compacted: true, groups: ['spec.wire'] };

if (!broker) throw new Error('TEST_KAFKA_BROKERS is not set: run ./langmoi test, or tools/stack/cli.mjs up');

describe('Our few words of the Kafka protocol', () => {
  afterAll(() => deleteTopics(broker, [name]));

  it('hear from the real broker that its coordinators have loaded', async () => {
    expect(await coordinatorsReady(broker)).toBe(true);
  });

  it('create a topic once, however often they are said', async () => {
    await createTopics(broker, [topic]);
    await createTopics(broker, [topic]);
    expect(await lagOf(broker, [topic])).toBe(0);
  });

  it('pass on why the broker refuses a topic', async () => {
    await expect(createTopics(broker, [{ ...topic, name: 'not a name' }])).rejects.toThrow(/not a name/);
  });
});

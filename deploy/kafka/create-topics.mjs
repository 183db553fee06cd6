// `KAFKA_BROKERS=… node deploy/kafka/create-topics.mjs`: the topics of topics.json; those that are there stay.
import { readFileSync } from 'node:fs';
import { createTopics } from '../../tools/stack/kafka-wire.mjs';

const topics = JSON.parse(readFileSync(new URL('topics.json', import.meta.url), 'utf8'));
await createTopics(process.env.KAFKA_BROKERS ?? '127.0.0.1:9392', topics);

import type { EventDefinition } from '@langmoi/contracts/envelope';
import { Outage } from '@langmoi/contracts/problem';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Kafka,
  logLevel,
  Partitioners,
  type Admin,
  type EachBatchPayload,
  type KafkaMessage,
  type Producer,
} from 'kafkajs';
import { silentLog, type Log } from '../logger';
import type { OutboxMessage } from '../outbox';
import { settle, settleTogether, type Handle, type Park, type Taken, type Together } from './delivery';
import { inLanes } from './lanes';

/** Where the broker is. */
export interface KafkaConfig {
  readonly clientId: string;
  readonly brokers: string[];
  readonly log?: Log;
}

/** How far a group is on a partition: offsets of the next message to come, and of the next to take in. */
export interface Position {
  readonly topic: string;
  readonly partition: number;
  readonly end: number;
  readonly done: number;
}

/** A running subscription. */
export interface Subscription {
  /** Resolves once the group has been joined for the first time. */
  readonly joined: Promise<void>;
  /** Waits for the message in hand, commits, and leaves the group. */
  stop(): Promise<void>;
}

interface Patience {
  /** How often a message is tried before it is parked. */
  readonly attempts?: number;
  /** Without it a message is tried for ever. */
  readonly park?: Park;
  /** Has the handling of messages that came together stay as a whole or not at all; without it each is by itself. */
  readonly together?: Together;
}

/** CloudEvents' word for "the whole event is in the value". */
const structured = { 'content-type': 'application/cloudevents+json; charset=UTF-8' };

/** Retries inside the client are short; patience is ours, where closing can interrupt it. */
const retry = { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 };

/** One place knows the Kafka client. Swapping kafkajs for another is a change to this file alone. */
export class EventBus {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private readonly log: Log;
  private connecting: Promise<void> | undefined;

  constructor({ clientId, brokers, log = silentLog }: KafkaConfig) {
    this.log = log;
    this.kafka = new Kafka({
      clientId,
      brokers,
      retry,
      connectionTimeout: 2_000,
      requestTimeout: 15_000,
      logLevel: logLevel.NOTHING, // what matters of it reaches us as errors
    });
    this.producer = this.kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
  }

  /** Not needed before `send`, which connects by itself. */
  connect(): Promise<void> {
    this.connecting ??= this.producer.connect().catch((error: unknown) => {
      this.connecting = undefined;
      throw error;
    });
    return this.connecting;
  }

  /** Resolves when every message is with the broker. Throws Outage if it is away: send the batch again. */
  async send(messages: readonly OutboxMessage[]): Promise<void> {
    const topics = [...new Set(messages.map(({ topic }) => topic))];
    try {
      await this.connect();
      await this.producer.sendBatch({
        acks: -1,
        topicMessages: topics.map((topic) => ({
          topic,
          messages: messages
            .filter((message) => message.topic === topic)
            .map(({ key, value, headers }) => ({
              key,
              value,
              headers: { ...(value !== null && structured), ...headers },
            })),
        })),
      });
    } catch (error) {
      throw new Outage('Kafka', 5, { cause: error });
    }
  }

  /**
   * Delivers each message at least once, in order within its key. Its offset is committed only after `handle` has
   * resolved, or after `park` has with the error of the last attempt. While a part is away (`Outage`, no database) a
   * message is tried for ever and never parked. The broker may be away at any time, at the start too: the group is
   * joined again when it is back.
   */
  subscribe(group: string, topics: string[], handle: Handle, patience: Patience = {}): Subscription {
    const { attempts = 8, park, together } = patience;
    const closing = new AbortController();
    let joined = () => {};
    const first = new Promise<void>((resolve) => (joined = resolve));
    const how = { group, handle, attempts, park, log: this.log, signal: closing.signal };
    const session = () => {
      const consumer = new GroupSession(this.kafka, group, closing.signal, {
        one: (taken, heartbeat) => settle(how, taken, heartbeat),
        ...(together && { several: (taken) => settleTogether(how, taken, together) }),
      });
      return consumer.run(topics, joined);
    };
    const running = this.keepRunning(session, group, closing.signal);
    return {
      joined: first,
      stop: async () => {
        closing.abort();
        await running;
      },
    };
  }

  /** How many messages of a topic a group has not committed yet. Rejects where that cannot be known. */
  async lag(group: string, topic: string): Promise<number> {
    const known = (await this.lags(group, [topic])).get(topic);
    if (known === undefined) throw new Outage('Kafka');
    return known;
  }

  /** The same for several topics at once, without those that do not exist. Rejects while the broker is away. */
  async lags(group: string, topics: string[]): Promise<Map<string, number>> {
    const lags = new Map<string, number>();
    for (const { topic, done, end } of await this.positions(group, topics)) {
      lags.set(topic, (lags.get(topic) ?? 0) + end - done);
    }
    return lags;
  }

  /** How far a group is on every partition of the topics that exist, whose ends are as of now. */
  positions(group: string, topics: string[]): Promise<Position[]> {
    return this.asAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const committed = await admin.fetchOffsets({
        groupId: group,
        topics: topics.filter((name) => existing.has(name)),
      });
      const positions = committed.map(async ({ topic, partitions }) => {
        const done = new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
        return (await admin.fetchTopicOffsets(topic)).map(({ partition, high, low }) => ({
          ...{ topic, partition, end: Number(high) },
          done: Math.max(Number(low), done.get(partition) ?? 0), // what retention removed counts as taken in
        }));
      });
      return (await Promise.all(positions)).flat();
    });
  }

  /** Forgets a group and how far it was. Rejects while somebody is in it; one that never was is forgotten already. */
  forget(group: string): Promise<void> {
    return this.asAdmin(async (admin) => {
      const { groups } = await admin.listGroups();
      if (groups.some(({ groupId }) => groupId === group)) await admin.deleteGroups([group]);
    });
  }

  /**
   * For deploy and the launcher; no service creates a topic by writing to it. A compacted one keeps the newest state
   * of each key, any other keeps everything: read models are rebuilt from the topics. Those that exist stay as they are.
   */
  createTopics(topics: Pick<EventDefinition, 'topic' | 'compacted'>[], partitions = 1): Promise<void> {
    return this.asAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      const wanted = new Map(topics.filter(({ topic }) => !existing.has(topic)).map((topic) => [topic.topic, topic]));
      if (wanted.size === 0) return;
      await admin.createTopics({
        topics: [...wanted.values()].map(({ topic, compacted }) => ({
          topic,
          numPartitions: partitions,
          configEntries: [
            compacted ? { name: 'cleanup.policy', value: 'compact' } : { name: 'retention.ms', value: '-1' },
          ],
        })),
      });
    });
  }

  /** Nothing can be sent afterwards. */
  async close(): Promise<void> {
    if (this.connecting) await this.producer.disconnect();
  }

  private async keepRunning(session: () => Promise<void>, group: string, signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const began = Date.now();
      try {
        await session();
      } catch (error) {
        if (Date.now() - began > 30_000) attempt = 1;
        this.log.warn({ part: 'Kafka', group, attempt, err: error }, 'the group will be joined again');
        await sleep(Math.min(5_000, 100 * 2 ** attempt), undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async asAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }
}

/** A transaction for each message costs round trips; as many are underway. Fewer than the connections of a worker. */
const keysAtOnce = 4;
/** As many messages share a transaction: it holds what it wrote for a tenth of a second at most. */
const togetherAtOnce = 100;

/** How messages are settled; false: not yet. */
interface Settlement {
  one(taken: Taken, heartbeat: () => Promise<void>): Promise<boolean>;
  several?(taken: readonly Taken[]): Promise<boolean>;
}

/** One membership of a group, from joining until it crashes or is told to leave. */
class GroupSession {
  constructor(
    private readonly kafka: Kafka,
    private readonly group: string,
    private readonly signal: AbortSignal,
    private readonly settlement: Settlement,
  ) {}

  /** Rejects with what broke it. */
  async run(topics: string[], joined: () => void): Promise<void> {
    // An idle poll ends within half a second, and so does a close that waits for it. Restarting is our business.
    const consumer = this.kafka.consumer({
      groupId: this.group,
      maxWaitTimeInMs: 500,
      sessionTimeout: 12_000, // how long the others wait for a member that was killed
      rebalanceTimeout: 15_000,
      retry: { ...retry, restartOnFailure: () => Promise.resolve(false) },
    });
    const over = new Promise<void>((resolve, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
      consumer.on(consumer.events.GROUP_JOIN, joined);
      this.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    over.catch(() => undefined); // it may break before anybody waits for it
    try {
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.takeIn(payload),
      });
      if (!this.signal.aborted) await over;
    } finally {
      await consumer.disconnect();
    }
  }

  /** Together first, where that is wanted; what cannot be, one by one. Offsets are committed when the batch ends. */
  private async takeIn({ batch, resolveOffset, heartbeat, isStale }: EachBatchPayload): Promise<void> {
    const { one, several } = this.settlement;
    const ended = () => this.signal.aborted || isStale();
    const takenOf = (message: KafkaMessage) => ({ topic: batch.topic, partition: batch.partition, message });
    const reached = ({ offset }: KafkaMessage) => resolveOffset(offset);
    const width = several ? togetherAtOnce : batch.messages.length;
    for (let at = 0; at < batch.messages.length && !ended(); at += width) {
      const messages = batch.messages.slice(at, at + width);
      const last = messages.at(-1);
      if (several && last && messages.length > 1 && (await several(messages.map(takenOf)))) {
        reached(last);
        await heartbeat();
        continue;
      }
      const settle = async (message: KafkaMessage) => {
        if (ended()) return false;
        const settled = await one(takenOf(message), heartbeat);
        if (settled) await heartbeat();
        return settled;
      };
      await inLanes(messages, { width: keysAtOnce, settle, reached });
    }
  }
}

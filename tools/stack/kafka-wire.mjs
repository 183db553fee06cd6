import { connect } from 'node:net';

/**
 * Just enough of Kafka's protocol to ask whether the group and transaction coordinators have loaded, before any client
 * asks: a client that comes too early logs "coordinator is loading" as an error at the user.
 */
export async function coordinatorsReady(broker) {
  for (const type of [0, 1]) {
    const found = await ask(broker, {
      api: 10,
      version: 1,
      body: Buffer.concat([text('langmoi'), Buffer.from([type])]),
    });
    if (found.readInt16BE(4) !== 0) return false; // throttle, then the error code
  }
  const offsets = await ask(broker, { api: 9, version: 2, body: Buffer.concat([text('langmoi'), int32(-1)]) });
  return offsets.readInt16BE(offsets.length - 2) === 0; // 14 = coordinator load in progress
}

const alreadyThere = 36;

/** Nothing is ever deleted but an older state of the same key: projections are rebuilt from the topics alone. */
export const settingsOf = ({ compacted }) =>
  compacted
    ? { 'cleanup.policy': 'compact' }
    : { 'cleanup.policy': 'delete', 'retention.ms': '-1', 'retention.bytes': '-1' };

/** Creates topics of one partition; those that are there already stay as they are. Throws the first refusal. */
export async function createTopics(broker, topics) {
  const bodies = topics.map(({ name, compacted }) => {
    const list = Object.entries(settingsOf({ compacted })).map(([key, value]) =>
      Buffer.concat([text(key), text(value)]),
    );
    return Buffer.concat([text(name), int32(1), int16(1), int32(0), int32(list.length), ...list]);
  });
  const body = Buffer.concat([int32(bodies.length), ...bodies, int32(30_000), Buffer.from([0])]);
  const answer = await ask(broker, { api: 19, version: 2, body });
  const reader = new Reader(answer);
  reader.skip(4); // the throttle
  const refusals = reader.list(() => ({ name: reader.text(), error: reader.int16(), message: reader.text() }));
  for (const { name, error, message } of refusals) {
    if (error && error !== alreadyThere) throw new Error(`Kafka refused topic ${name}: ${message ?? error}`);
  }
}

/** Deletes topics; one that is not there is as good as deleted. */
export function deleteTopics(broker, names) {
  const body = Buffer.concat([int32(names.length), ...names.map(text), int32(30_000)]);
  return ask(broker, { api: 20, version: 1, body });
}

/** Sends one request over a connection of its own; the bytes of the answer behind its header. */
export function ask(broker, { api, version, body }) {
  const header = Buffer.alloc(8);
  header.writeInt16BE(api, 0);
  header.writeInt16BE(version, 2);
  header.writeInt32BE(1, 4);
  const request = Buffer.concat([header, text('langmoi'), body]);
  return new Promise((resolve, reject) => {
    const [host, port] = broker.split(',')[0].split(':');
    const socket = connect({ port: Number(port), host, timeout: 40_000 });
    let answer = Buffer.alloc(0);
    socket.on('connect', () => socket.write(Buffer.concat([int32(request.length), request])));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length < 4 || answer.length < 4 + answer.readInt32BE(0)) return;
      socket.destroy();
      resolve(answer.subarray(8, 4 + answer.readInt32BE(0)));
    });
    socket.on('timeout', () => socket.destroy(new Error('Kafka does not answer')));
    socket.on('error', reject).on('close', () => reject(new Error('Kafka closed the connection')));
  });
}

export function int32(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

export function int16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

export function text(value) {
  const bytes = Buffer.from(value);
  return Buffer.concat([int16(bytes.length), bytes]);
}

/** Reads an answer from its beginning to its end. */
export class Reader {
  #at = 0;

  constructor(bytes) {
    this.bytes = bytes;
  }

  skip(count) {
    this.#at += count;
  }

  int16() {
    this.#at += 2;
    return this.bytes.readInt16BE(this.#at - 2);
  }

  int64() {
    this.#at += 8;
    return Number(this.bytes.readBigInt64BE(this.#at - 8));
  }

  /** A length of -1 is null. */
  text() {
    const length = this.int16();
    if (length < 0) return null;
    this.#at += length;
    return this.bytes.toString('utf8', this.#at - length, this.#at);
  }

  list(item) {
    this.#at += 4;
    return Array.from({ length: Math.max(0, this.bytes.readInt32BE(this.#at - 4)) }, item);
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource, QueryRunner } from 'typeorm';
import { tombstoneHeaders } from './messaging/tombstone';
import type { OutboxMessage } from './outbox';
import { prepared, statement } from './prepared';

interface DrainOptions {
  /** Events that leave together. */
  readonly batch?: number;
  /** Behind a batch that was not full, so long more is let gather: what leaves together costs little more than one. */
  readonly gatherMs?: number;
  /** Aborted to end after the batch in hand. */
  readonly signal?: AbortSignal;
}

type Send = (messages: OutboxMessage[]) => Promise<void>;

interface Waiting extends Pick<OutboxMessage, 'topic' | 'key' | 'value'> {
  readonly seq: string;
  /** The envelope of a tombstone: it has no data. */
  readonly ending: Record<string, unknown> | null;
}

/**
 * Publishes what waits in the outbox, batch after batch, until nothing is left; returns how many events that were.
 * While a full batch is on its way to the broker the one before is marked as published and the next is read, but no
 * batch leaves before the former has arrived. Behind one that was not full hardly anything waits yet: it is marked, and
 * the next read, by one statement after its arrival. Rejects with what a batch could not be sent for: it stays, with all
 * behind it. An outbox in which nothing waits costs one statement.
 *
 * One relay drains at a time: a lock of this session, gone with it. Two writes to one aggregate are serialized by the
 * lock of its version, so events of one key leave in commit order. Rows are found by `published_at`, never by
 * "seq > last seen": a sequence is handed out before commit, and a slow transaction would be lost. A crash at any point
 * leaves at most two batches that were sent and not marked: they leave again, in the same order.
 */
export async function drain(dataSource: DataSource, send: Send, options: DrainOptions = {}): Promise<number> {
  const session = dataSource.createQueryRunner();
  try {
    const [lock] = await prepared<{ locked: boolean }>(session.manager, locking, []);
    if (!lock?.locked) return 0;
    try {
      return await passOn(session, send, options);
    } finally {
      await prepared(session.manager, unlocking, []);
    }
  } finally {
    await session.release();
  }
}

const key = `hashtext('outbox')`;
const locking = statement(`
  SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox_events WHERE published_at IS NULL)
              THEN pg_try_advisory_lock(${key}) ELSE false END AS locked`);
const unlocking = statement(`SELECT pg_advisory_unlock(${key})`);

async function passOn(session: QueryRunner, send: Send, options: DrainOptions): Promise<number> {
  const { batch = 500, gatherMs = 0, signal } = options;
  const room = () => (signal?.aborted ? 0 : batch);
  let count = 0;
  let sent: Waiting[] = [];
  let leaving = await take(session, { sent, leaving: [], batch });
  while (leaving.length > 0) {
    const full = leaving.length === batch;
    const sending = send(leaving.map(messageOf));
    const next = await both(sending, take(session, { sent, leaving, batch: full ? room() : 0 }));
    count += leaving.length;
    sent = leaving;
    leaving = next;
    if (full) continue;
    if (gatherMs > 0) await sleep(gatherMs, undefined, { signal }).catch(() => undefined);
    leaving = await take(session, { sent, leaving: [], batch: room() });
    sent = [];
  }
  await take(session, { sent, leaving: [], batch: 0 });
  return count;
}

/** To their end, whatever happens to one: nothing may be on its way when another begins. */
async function both<T>(sending: Promise<void>, reading: Promise<T>): Promise<T> {
  const [arrival, read] = await Promise.allSettled([sending, reading]);
  if (read.status === 'rejected') throw read.reason;
  if (arrival.status === 'rejected') throw arrival.reason;
  return read.value;
}

/** The partial index finds what waits, the key what has arrived: a plan of an empty outbox serves a full one. */
const taking = statement(`
  WITH marked AS (UPDATE outbox_events SET published_at = now() WHERE seq = ANY($1::bigint[]))
  SELECT seq, topic, key, CASE WHEN envelope ? 'data' THEN envelope::text END AS value,
         CASE WHEN NOT envelope ? 'data' THEN envelope END AS ending
    FROM outbox_events
   WHERE published_at IS NULL AND seq <> ALL($1::bigint[]) AND seq <> ALL($2::bigint[]) ORDER BY seq LIMIT $3`);

/** One round trip, or none for nothing: marks those that have arrived, and reads the next behind those that leave. */
async function take(
  session: QueryRunner,
  { sent, leaving, batch }: { sent: Waiting[]; leaving: Waiting[]; batch: number },
): Promise<Waiting[]> {
  if (sent.length === 0 && batch === 0) return [];
  const [arrived, onTheirWay] = [sent, leaving].map((rows) => rows.map(({ seq }) => seq));
  return prepared(session.manager, taking, [arrived, onTheirWay, batch]);
}

const messageOf = ({ topic, key, value, ending }: Waiting): OutboxMessage =>
  ending ? { topic, key, value: null, headers: tombstoneHeaders(ending) } : { topic, key, value };

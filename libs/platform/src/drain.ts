import type { DataSource, QueryRunner } from 'typeorm';
import { tombstoneHeaders } from './messaging/tombstone';
import type { OutboxMessage } from './outbox';

interface DrainOptions {
  /** Events that leave together. */
  readonly batch?: number;
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
 * While one batch is on its way to the broker the one before is marked as published and the next is read, but no batch
 * leaves before the former has arrived. Rejects with what a batch could not be sent for: it stays, with all behind it.
 *
 * One relay drains at a time: a lock of this session, gone with it. Two writes to one aggregate are serialized by the
 * lock of its version, so events of one key leave in commit order. Rows are found by `published_at`, never by
 * "seq > last seen": a sequence is handed out before commit, and a slow transaction would be lost. A crash at any point
 * leaves at most two batches that were sent and not marked: they leave again, in the same order.
 */
export async function drain(dataSource: DataSource, send: Send, options: DrainOptions = {}): Promise<number> {
  const session = dataSource.createQueryRunner();
  try {
    const [lock]: { locked: boolean }[] = await session.query(`SELECT pg_try_advisory_lock(${key}) AS locked`);
    if (!lock?.locked) return 0;
    try {
      return await passOn(session, send, options);
    } finally {
      await session.query(`SELECT pg_advisory_unlock(${key})`);
    }
  } finally {
    await session.release();
  }
}

const key = `hashtext('outbox')`;

async function passOn(session: QueryRunner, send: Send, { batch = 500, signal }: DrainOptions): Promise<number> {
  let count = 0;
  let sent: Waiting[] = [];
  let next = await take(session, { sent, leaving: [], batch });
  while (next.length > 0) {
    const leaving = next;
    // Both to their end, whatever happens to one: nothing may be on its way when another begins.
    const [arrival, reading] = await Promise.allSettled([
      send(leaving.map(messageOf)),
      take(session, { sent, leaving, batch: signal?.aborted ? 0 : batch }),
    ]);
    if (reading.status === 'rejected') throw reading.reason;
    sent = arrival.status === 'fulfilled' ? leaving : [];
    if (arrival.status === 'rejected') throw arrival.reason;
    count += leaving.length;
    next = reading.value;
  }
  if (sent.length > 0) await take(session, { sent, leaving: [], batch: 0 });
  return count;
}

/** One round trip: marks those that have arrived, and reads the next behind those that are leaving. */
async function take(
  session: QueryRunner,
  { sent, leaving, batch }: { sent: Waiting[]; leaving: Waiting[]; batch: number },
): Promise<Waiting[]> {
  const [arrived, onTheirWay] = [sent, leaving].map((rows) => rows.map(({ seq }) => seq));
  return session.query(
    `WITH marked AS (UPDATE outbox_events SET published_at = now() WHERE seq = ANY($1::bigint[]))
     SELECT seq, topic, key, CASE WHEN envelope ? 'data' THEN envelope::text END AS value,
            CASE WHEN NOT envelope ? 'data' THEN envelope END AS ending
       FROM outbox_events
      WHERE published_at IS NULL AND seq <> ALL($1::bigint[]) AND seq <> ALL($2::bigint[]) ORDER BY seq LIMIT $3`,
    [arrived, onTheirWay, batch],
  );
}

const messageOf = ({ topic, key, value, ending }: Waiting): OutboxMessage =>
  ending ? { topic, key, value: null, headers: tombstoneHeaders(ending) } : { topic, key, value };

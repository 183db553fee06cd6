import type { Caller } from '@langmoi/contracts/caller';
import type { EventDefinition } from '@langmoi/contracts/envelope';
import type { DataSource, EntityManager } from 'typeorm';
import type { z } from 'zod';
import { newId } from './id';
import { currentTrace } from './trace';

/** The `data` of an event, as its definition describes it. */
export type DataOf<E extends EventDefinition> = z.infer<E['schema']> extends { data: infer D } ? D : never;

/**
 * Adds an event to the caller's transaction: it is published if, and only if, that transaction commits.
 * `subject` is the id of the aggregate, and the key that keeps its events in order: each carries the next
 * `aggregateversion` of its topic and subject, without a gap. Who announces the same subject meanwhile waits for this
 * transaction's end, so the order of the outbox is the order of the versions. Throws on data that breaks the event's
 * schema: that is a bug of ours, not a refusal.
 */
export async function append<E extends EventDefinition>(
  em: EntityManager,
  caller: Pick<Caller, 'provinceId'>,
  event: E,
  { subject, data }: { subject: string; data: DataOf<E> },
): Promise<void> {
  const id = newId();
  const trace = currentTrace();
  const envelope = event.schema.parse({
    specversion: '1.0',
    id,
    source: event.source,
    type: event.type,
    time: new Date().toISOString(),
    subject,
    datacontenttype: 'application/json',
    provinceid: caller.provinceId,
    ...(trace && { traceparent: trace.traceparent }),
    data,
  });
  await em.query(writing, [id, event.topic, subject, JSON.stringify(envelope)]);
}

/** One round trip: the version's row lock is taken before `seq` is handed out. */
const writing = `
  WITH next AS (
    INSERT INTO aggregate_versions AS known (topic, subject, version) VALUES ($2, $3, 1)
    ON CONFLICT (topic, subject) DO UPDATE SET version = known.version + 1
    RETURNING version
  )
  INSERT INTO outbox_events (id, topic, key, envelope)
  SELECT $1, $2, $3::uuid, jsonb_set($4::jsonb, '{aggregateversion}', to_jsonb(version)) FROM next`;

/** What leaves for the broker. */
export interface OutboxMessage {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Publishes one batch and returns its size; the relay calls it until 0, then sleeps.
 *
 * One relay runs at a time (the advisory lock), and two writes to one aggregate are serialized by
 * the lock of its version, so events of one key leave in commit order. Rows are found by `published_at`, never
 * by "seq > last seen": a sequence is handed out before commit, and a slow transaction would be lost.
 */
export function drain(
  dataSource: DataSource,
  send: (messages: OutboxMessage[]) => Promise<void>,
  limit = 200,
): Promise<number> {
  return dataSource.transaction(async (em) => {
    const [lock]: { locked: boolean }[] = await em.query(
      `SELECT pg_try_advisory_xact_lock(hashtext('outbox')) AS locked`,
    );
    if (!lock?.locked) return 0;
    const rows: (OutboxMessage & { id: string })[] = await em.query(
      `SELECT id, topic, key, envelope::text AS value FROM outbox_events
        WHERE published_at IS NULL ORDER BY seq LIMIT $1`,
      [limit],
    );
    if (rows.length === 0) return 0;
    await send(rows.map(({ topic, key, value }) => ({ topic, key, value })));
    await em.query(`UPDATE outbox_events SET published_at = now() WHERE id = ANY($1)`, [rows.map((row) => row.id)]);
    return rows.length;
  });
}

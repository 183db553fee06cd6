import type { ParkedState } from '@langmoi/contracts/operations';
import type { EntityManager } from 'typeorm';

/** A parked message without what it carries. */
export interface ParkedRow {
  readonly id: string;
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly eventId: string | null;
  readonly eventType: string | null;
  readonly subject: string | null;
  readonly error: string;
  readonly state: ParkedState;
  readonly attempts: number;
  readonly parkedAt: Date;
  readonly reason: string | null;
  readonly settledAt: Date | null;
}

const columns = `id, consumer_group AS "group", topic, topic_partition AS "partition", topic_offset AS "offset",
  event_id AS "eventId", event_type AS "eventType", subject, error, state, attempts, parked_at AS "parkedAt", reason,
  settled_at AS "settledAt"`;

/** Open ones first, then the newest first. */
export function listParked(em: EntityManager, limit: number): Promise<ParkedRow[]> {
  return em.query(
    `SELECT ${columns} FROM parked_messages
      ORDER BY state IN ('parked', 'replaying') DESC, parked_at DESC, id DESC LIMIT $1`,
    [limit],
  );
}

/** How many wait for somebody. */
export async function countOpen(em: EntityManager): Promise<number> {
  const [row]: { count: number }[] = await em.query(
    `SELECT count(*)::int AS count FROM parked_messages WHERE state IN ('parked', 'replaying')`,
  );
  return row?.count ?? 0;
}

/** Held until the transaction ends; undefined where it is none of the caller's province. */
export async function lockParked(em: EntityManager, id: string): Promise<ParkedRow | undefined> {
  const [row]: ParkedRow[] = await em.query(`SELECT ${columns} FROM parked_messages WHERE id = $1 FOR UPDATE`, [id]);
  return row;
}

/** The worker takes it from here. */
export function requestReplay(em: EntityManager, id: string): Promise<ParkedRow> {
  return changed(em, `state = 'replaying'`, [id]);
}

/** For good. */
export function dismiss(
  em: EntityManager,
  id: string,
  { reason, by }: { reason: string; by: string },
): Promise<ParkedRow> {
  return changed(em, `state = 'dismissed', reason = $2, settled_by = $3, settled_at = now()`, [id, reason, by]);
}

async function changed(em: EntityManager, change: string, parameters: string[]): Promise<ParkedRow> {
  const [[row]]: [ParkedRow[]] = await em.query(
    `UPDATE parked_messages SET ${change} WHERE id = $1 RETURNING ${columns}`,
    parameters,
  );
  if (!row) throw new Error('A parked message is changed under its lock');
  return row;
}

/** A message to be parked, as it was. */
export interface NewParked extends Pick<ParkedRow, 'id' | 'group' | 'topic' | 'partition' | 'offset' | 'error'> {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly eventId: string | null;
  readonly provinceId: string | null;
  readonly eventType: string | null;
  readonly subject: string | null;
}

/**
 * A message delivered again changes nothing while it is open or was dismissed; one that was replayed, and fails in a
 * later life of its group, is open again.
 */
export async function insertParked(em: EntityManager, row: NewParked): Promise<void> {
  await em.query(
    `INSERT INTO parked_messages AS known (id, province_id, consumer_group, topic, topic_partition, topic_offset,
       key, value, headers, event_id, event_type, subject, error)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     ON CONFLICT ON CONSTRAINT uq_parked_messages_place DO UPDATE
       SET state = 'parked', error = EXCLUDED.error, attempts = known.attempts + 1, parked_at = now(),
           settled_by = NULL, settled_at = NULL
     WHERE known.state = 'replayed'`,
    [
      ...[row.id, row.provinceId, row.group, row.topic, row.partition, row.offset],
      ...[row.key, row.value, JSON.stringify(row.headers), row.eventId, row.eventType, row.subject, row.error],
    ],
  );
}

interface Requested {
  readonly id: string;
  readonly topic: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, string>;
}

/** Of those of which a replay was asked, the first in the order of its topic. */
export async function nextRequested(em: EntityManager, group: string): Promise<Requested | undefined> {
  const [row]: Requested[] = await em.query(
    `SELECT id, topic, key, value, headers FROM parked_messages WHERE state = 'replaying' AND consumer_group = $1
      ORDER BY topic, topic_partition, topic_offset LIMIT 1`,
    [group],
  );
  return row;
}

/** Taken in at last. */
export async function settleReplayed(em: EntityManager, id: string): Promise<void> {
  await em.query(
    `UPDATE parked_messages SET state = 'replayed', settled_at = now() WHERE id = $1 AND state = 'replaying'`,
    [id],
  );
}

/** Not taken in this time either. */
export async function parkAgain(em: EntityManager, id: string, error: string): Promise<void> {
  await em.query(
    `UPDATE parked_messages SET state = 'parked', error = $2, attempts = attempts + 1, parked_at = now()
      WHERE id = $1 AND state = 'replaying'`,
    [id, error],
  );
}

/** Those that were settled longer ago than this are gone; the answer is how many that were. */
export async function removeSettled(em: EntityManager, days: number): Promise<number> {
  const [, count]: [unknown, number] = await em.query(
    `DELETE FROM parked_messages
      WHERE state IN ('replayed', 'dismissed') AND settled_at < now() - make_interval(days => $1)`,
    [days],
  );
  return count;
}

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

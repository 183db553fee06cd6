import type { UnitEvent, UnitState } from '@langmoi/contracts/units';
import type { EntityManager } from 'typeorm';

/** Up to when the register has told lives; null: it tells none. Instants of the register only rise, in commit order. */
export async function newestLife(em: EntityManager): Promise<string | null> {
  const [row]: { at: string }[] = await em.query(
    'SELECT known_from::text AS at FROM unit_states ORDER BY known_from DESC LIMIT 1',
  );
  return row?.at ?? null;
}

/** The lives that became known otherwise after an instant, or ever, each as it is known now; empty where it is no more. */
export async function livesSince(em: EntityManager, after: string | null): Promise<Map<string, UnitState[]>> {
  const rows: (UnitState & { position: number })[] = await em.query(
    `SELECT s.unit_id AS "unitId", position, parent_id AS "parentId", level, kind, code, name, from_on::text AS "fromOn",
            to_on::text AS "toOn", begun_by AS "begunBy", ended_by AS "endedBy"
       FROM (SELECT unit_id, max(known_from) AS known_from FROM unit_states
              WHERE $1::timestamptz IS NULL OR known_from > $1 GROUP BY unit_id) AS newest
       JOIN unit_states s USING (unit_id, known_from)
      ORDER BY s.unit_id, position`,
    [after],
  );
  const lives = new Map<string, UnitState[]>();
  for (const { position, ...state } of rows) {
    const life = lives.get(state.unitId) ?? [];
    lives.set(state.unitId, life);
    if (position > 0) life.push(state);
  }
  return lives;
}

/** Events, and the corrections of each. */
export async function eventsWithCorrections(em: EntityManager, ids: readonly string[]): Promise<UnitEvent[]> {
  const rows: (Omit<UnitEvent, 'learnedAt'> & { learnedAt: Date })[] = await em.query(
    `WITH RECURSIVE told AS (
       SELECT id, learned_at, about, change, reason FROM unit_events WHERE id = ANY ($1::uuid[])
       UNION
       SELECT e.id, e.learned_at, e.about, e.change, e.reason FROM unit_events e JOIN told ON e.about = told.id)
     SELECT id, learned_at AS "learnedAt", about, change, reason FROM told`,
    [ids],
  );
  return rows.map(({ learnedAt, ...row }) => ({ ...row, learnedAt: learnedAt.toISOString() }));
}

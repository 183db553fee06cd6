import type { UnitEvent, UnitForm, UnitState } from '@langmoi/contracts/units';
import { In, type EntityManager } from 'typeorm';
import { UnitEventRow } from './register.entity';

const anyNumber = 4_711_006; // the advisory lock of the register, the same in every version of ours

/**
 * Holds the register until the transaction ends, so that it learns one thing after another; answers with the instant at
 * which it learns now, later than every one before.
 */
export async function lockRegister(em: EntityManager): Promise<string> {
  await em.query('SELECT pg_advisory_xact_lock($1)', [anyNumber]);
  const [row]: { now: Date }[] = await em.query(`
    SELECT greatest(clock_timestamp(), max(learned_at) + interval '1 ms')::timestamptz(3) AS now FROM unit_events`);
  if (!row) throw new Error('An aggregate has a row');
  return row.now.toISOString();
}

/** An event, and every unit that it names; of a correction those of what it corrects as well. */
export type NamedEvent = UnitEvent & { readonly unitIds: readonly string[] };

/**
 * Every event that has to do with these units: that names one of them, or one that such an event names, and so on. No
 * other event of the register can touch what these tell, but for a code that is taken twice.
 */
export async function eventsAround(em: EntityManager, unitIds: Iterable<string>): Promise<NamedEvent[]> {
  const found = new Map<string, NamedEvent>();
  const asked = new Set<string>();
  for (let next = [...unitIds]; next.length > 0;) {
    const rows: UnitEventRow[] = await em.query(
      `SELECT id, learned_at AS "learnedAt", about, change, reason, unit_ids AS "unitIds" FROM unit_events
        WHERE id <> ALL ($2::uuid[]) AND id IN (
          SELECT naming.id FROM unnest($1::uuid[]) AS asked,
            LATERAL (SELECT id FROM unit_events WHERE unit_ids @> ARRAY[asked] OFFSET 0) AS naming)`,
      [next, [...found.keys()]],
    );
    for (const id of next) asked.add(id);
    for (const { learnedAt, ...row } of rows) found.set(row.id, { ...row, learnedAt: learnedAt.toISOString() });
    next = [...new Set(rows.flatMap((row) => row.unitIds))].filter((id) => !asked.has(id));
  }
  return [...found.values()];
}

/** Those of these units that the register tells the beginning of, by another event than the one. */
export async function unitsBegun(
  em: EntityManager,
  { unitIds, except }: { unitIds: readonly string[]; except: string },
): Promise<Set<string>> {
  const rows: { id: string }[] = await em.query(
    `SELECT s.unit_id AS id FROM unit_states s
      WHERE s.unit_id = ANY ($1::uuid[]) AND s.position = 1 AND s.begun_by <> $2
        AND s.known_from = (SELECT max(newest.known_from) FROM unit_states newest WHERE newest.unit_id = s.unit_id)`,
    [unitIds, except],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Those of these ids that the register has events of. */
export async function knownEvents(em: EntityManager, ids: readonly string[]): Promise<NamedEvent[]> {
  const rows: UnitEventRow[] = await em.query(
    `SELECT id, learned_at AS "learnedAt", about, change, reason, unit_ids AS "unitIds" FROM unit_events
      WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return rows.map(({ learnedAt, ...row }) => ({ ...row, learnedAt: learnedAt.toISOString() }));
}

/** The ids of those of these events that a tenant entered. */
export async function eventsOf(em: EntityManager, provinceId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await em.find(UnitEventRow, { select: { id: true }, where: { provinceId, id: In([...ids]) } });
  return rows.map(({ id }) => id);
}

export async function insertEvents(
  em: EntityManager,
  provinceId: string,
  events: readonly NamedEvent[],
): Promise<void> {
  await em.query(
    `INSERT INTO unit_events (id, province_id, learned_at, about, change, reason, unit_ids)
     SELECT id, $1, "learnedAt", about, change, reason, ARRAY(SELECT jsonb_array_elements_text("unitIds")::uuid)
       FROM jsonb_to_recordset($2::jsonb)
         AS e (id uuid, "learnedAt" timestamptz, about uuid, change jsonb, reason text, "unitIds" jsonb)`,
    [provinceId, JSON.stringify(events)],
  );
}

/** The lives of units from an instant on, each whole; none: nothing is known of the unit any more. */
export async function insertLives(
  em: EntityManager,
  { provinceId, knownFrom }: { provinceId: string; knownFrom: string },
  lives: ReadonlyMap<string, readonly UnitState[]>,
): Promise<void> {
  const rows = [...lives].flatMap(([unitId, states]) =>
    states.length === 0 ? [{ unitId, position: 0 }] : states.map((state, index) => ({ ...state, position: index + 1 })),
  );
  await em.query(
    `INSERT INTO unit_states (unit_id, known_from, position, province_id, parent_id, level, kind, code, name, from_on,
       to_on, begun_by, ended_by)
     SELECT "unitId", $1, position, $2, "parentId", level, kind, code, name, "fromOn", "toOn", "begunBy", "endedBy"
       FROM jsonb_to_recordset($3::jsonb)
         AS s ("unitId" uuid, position integer, "parentId" uuid, level text, kind text, code text, name text,
               "fromOn" date, "toOn" date, "begunBy" uuid, "endedBy" uuid)`,
    [knownFrom, provinceId, JSON.stringify(rows)],
  );
}

/** Of these states, those whose code a unit other than the known ones has at the same time. */
export async function codesTaken(
  em: EntityManager,
  states: readonly UnitState[],
  known: Iterable<string>,
): Promise<Pick<UnitForm, 'unitId'>[]> {
  return em.query(
    `SELECT DISTINCT n."unitId" AS "unitId"
       FROM jsonb_to_recordset($1::jsonb) AS n ("unitId" uuid, level text, code text, "fromOn" date, "toOn" date)
       JOIN unit_states s ON s.level = n.level AND s.code = n.code AND s.unit_id <> ALL ($2::uuid[])
      WHERE s.known_from = (SELECT max(newest.known_from) FROM unit_states newest WHERE newest.unit_id = s.unit_id)
        AND coalesce(s.from_on, '-infinity') <= coalesce(n."toOn", 'infinity')
        AND coalesce(n."fromOn", '-infinity') <= coalesce(s.to_on, 'infinity')`,
    [JSON.stringify(states), [...known]],
  );
}

/** A unit as papers name it: its level and its code, which is nobody else's at one time. */
export interface Coded {
  readonly level: string;
  readonly code: string;
}

/** Those of these codes that a unit has on a day, by what is known now. */
export async function unitsOfCodes(
  em: EntityManager,
  units: readonly Coded[],
  day: string,
): Promise<(Coded & Pick<UnitForm, 'unitId'>)[]> {
  return em.query(
    `SELECT DISTINCT s.unit_id AS "unitId", s.level, s.code
       FROM jsonb_to_recordset($1::jsonb) AS asked (level text, code text)
       JOIN unit_states s ON s.level = asked.level AND s.code = asked.code
      WHERE s.known_from = (SELECT max(newest.known_from) FROM unit_states newest WHERE newest.unit_id = s.unit_id)
        AND coalesce(s.from_on, '-infinity') <= $2::date AND $2::date <= coalesce(s.to_on, 'infinity')`,
    [JSON.stringify(units.map(({ level, code }) => ({ level, code }))), day],
  );
}

import { Problem } from '@langmoi/contracts/problem';
import type { UnitFact } from '@langmoi/contracts/unit-facts';
import type { EntityManager } from 'typeorm';
import type { UnitFactRow } from './unit-fact.entity';

/** Adds what is not there yet. */
export async function insertFacts(em: EntityManager, rows: readonly Omit<UnitFactRow, 'notedAt'>[]): Promise<void> {
  await em.query(
    `INSERT INTO unit_facts (id, province_id, unit_id, content, from_on, to_on, decision, sources, about, reason, noted_by)
     SELECT id, "provinceId", "unitId", content, "fromOn", "toOn", decision, sources, about, reason, "notedBy"
       FROM jsonb_to_recordset($1::jsonb)
         AS f (id uuid, "provinceId" uuid, "unitId" uuid, content jsonb, "fromOn" date, "toOn" date, decision jsonb,
               sources jsonb, about uuid, reason text, "notedBy" uuid)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** All that was said of these units, and of the hamlets that any of them ever had; the newest first. */
export function factsOf(em: EntityManager, unitIds: readonly string[]): Promise<UnitFact[]> {
  return listed(
    em,
    `f.unit_id = ANY ($1::uuid[]) OR f.content->>'hamletId' IN (
       SELECT content->>'hamletId' FROM unit_facts WHERE unit_id = ANY ($1::uuid[]))`,
    [unitIds],
  );
}

/** The zones that these units were said to be in. */
export function zoneFactsOf(em: EntityManager, unitIds: readonly string[]): Promise<UnitFact[]> {
  return listed(em, `f.unit_id = ANY ($1::uuid[]) AND f.content->>'kind' = 'zone'`, [unitIds]);
}

/** Throws `/problems/unit-fact-not-found`, for what is said of another province's unit too. */
export async function findFact(em: EntityManager, id: string): Promise<UnitFact> {
  const [fact] = await listed(em, 'f.id = $1 AND EXISTS (SELECT 1 FROM units u WHERE u.id = f.unit_id)', [id]);
  if (fact) return fact;
  throw new Problem('/problems/unit-fact-not-found', 404, 'Nothing of this id was said of a unit', { id });
}

/**
 * Those of these hamlets that are not the bound province's to speak of: the newest word of each, one that stands before
 * one that was withdrawn, is of no unit of it, and of none that it `took` over.
 */
export async function foreignHamlets(
  em: EntityManager,
  ids: readonly string[],
  took: ReadonlySet<string>,
): Promise<string[]> {
  const rows: { id: string }[] = await em.query(
    `SELECT asked.id FROM unnest($1::text[]) AS asked (id)
       LEFT JOIN LATERAL (
         SELECT f.unit_id FROM unit_facts f LEFT JOIN unit_facts w ON w.about = f.id
          WHERE f.content ? 'hamletId' AND f.content->>'hamletId' = asked.id
          ORDER BY w.id IS NOT NULL, f.from_on DESC NULLS LAST, f.noted_at DESC, f.id DESC LIMIT 1) newest ON true
      WHERE newest.unit_id IS NULL OR NOT (newest.unit_id = ANY ($2::uuid[])
         OR EXISTS (SELECT 1 FROM units u WHERE u.id = newest.unit_id))`,
    [ids, [...took]],
  );
  return rows.map(({ id }) => id);
}

/** Names that papers give to units, as far as they stand. */
export function aliasesInForce(em: EntityManager): Promise<{ unitId: string; written: string }[]> {
  return em.query(
    `SELECT f.unit_id AS "unitId", f.content->>'written' AS written FROM unit_facts f
      WHERE f.content->>'kind' = 'alias' AND NOT EXISTS (SELECT 1 FROM unit_facts w WHERE w.about = f.id)`,
  );
}

/** How much was ever said: it only grows. */
export async function countFacts(em: EntityManager): Promise<number> {
  const [row]: { count: number }[] = await em.query('SELECT count(*)::int AS count FROM unit_facts');
  return row?.count ?? 0;
}

async function listed(em: EntityManager, condition: string, values: unknown[]): Promise<UnitFact[]> {
  const rows: (Omit<UnitFact, 'notedAt' | 'withdrawn'> & { notedAt: Date; at: Date | null; reason: string | null })[] =
    await em.query(
      `SELECT f.id, f.unit_id AS "unitId", f.content, f.from_on::text AS "fromOn", f.to_on::text AS "toOn", f.decision,
              f.sources, f.noted_at AS "notedAt", w.noted_at AS at, w.reason
         FROM unit_facts f LEFT JOIN unit_facts w ON w.about = f.id
        WHERE f.about IS NULL AND (${condition}) ORDER BY f.noted_at DESC, f.id`,
      values,
    );
  return rows.map(({ at, reason, notedAt, ...row }) => ({
    ...row,
    notedAt: notedAt.toISOString(),
    withdrawn: at && reason !== null ? { at: at.toISOString(), reason } : null,
  }));
}

import type { UnitDoubt, UnitFinding, UnitFindingsView } from '@langmoi/contracts/units';
import type { EntityManager } from 'typeorm';

/** Adds what is not there yet; answers with how many that were. */
export async function insertFindings(
  em: EntityManager,
  provinceId: string,
  findings: readonly (UnitFinding & { readonly id: string })[],
): Promise<number> {
  const added: unknown[] = await em.query(
    `INSERT INTO unit_findings (id, province_id, doubts, source, old, new, unit_ids)
     SELECT id, $1, doubts, source, old, new, "unitIds"
       FROM jsonb_to_recordset($2::jsonb)
         AS f (id uuid, doubts text[], source jsonb, old jsonb, new jsonb, "unitIds" uuid[])
     ON CONFLICT (id) DO NOTHING RETURNING 1`,
    [provinceId, JSON.stringify(findings)],
  );
  return added.length;
}

/** Which findings: of a unit or of all, with a doubt or with any; as many as a page has. */
export interface Asked {
  readonly unitId?: string;
  readonly doubt?: UnitDoubt;
  readonly limit: number;
  readonly offset: number;
}

export async function countDoubts(
  em: EntityManager,
  { unitId }: Pick<Asked, 'unitId'>,
): Promise<Partial<Record<UnitDoubt, number>>> {
  const rows: { doubt: UnitDoubt; count: number }[] = await em.query(
    `SELECT doubt, count(*)::int AS count FROM unit_findings, unnest(doubts) AS doubt
      WHERE $1::uuid IS NULL OR unit_ids @> ARRAY[$1::uuid] GROUP BY doubt ORDER BY doubt`,
    [unitId ?? null],
  );
  return Object.fromEntries(rows.map(({ doubt, count }) => [doubt, count]));
}

/** As they are in their source. */
export async function listFindings(
  em: EntityManager,
  { unitId, doubt, limit, offset }: Asked,
): Promise<{ findings: UnitFinding[]; total: number }> {
  const asked = `($1::uuid IS NULL OR unit_ids @> ARRAY[$1::uuid]) AND ($2::text IS NULL OR $2 = ANY (doubts))`;
  const findings: UnitFinding[] = await em.query(
    `SELECT doubts, source, old, new, unit_ids AS "unitIds" FROM unit_findings WHERE ${asked}
      ORDER BY source->>'document', (source->>'line')::int, old->>'code', new->>'code', id LIMIT $3 OFFSET $4`,
    [unitId ?? null, doubt ?? null, limit, offset],
  );
  const [row]: { total: number }[] = await em.query(`SELECT count(*)::int AS total FROM unit_findings WHERE ${asked}`, [
    unitId ?? null,
    doubt ?? null,
  ]);
  return { findings, total: row?.total ?? 0 };
}

/** What units are called, as the register knows it now: by the last state of each. */
export async function namesOf(em: EntityManager, unitIds: readonly string[]): Promise<UnitFindingsView['units']> {
  return em.query(
    `SELECT DISTINCT ON (unit_id) unit_id AS "unitId", level, kind, name FROM unit_states
      WHERE unit_id = ANY ($1::uuid[]) AND position > 0 ORDER BY unit_id, known_from DESC, position DESC`,
    [unitIds],
  );
}

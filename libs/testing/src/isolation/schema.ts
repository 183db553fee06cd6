import { nationId } from '@langmoi/platform/nation';
import type { DataSource, QueryRunner } from 'typeorm';

/** What a service says of its own tables and policies, beside what platform gives to all. */
export interface Apart {
  /** Tables without a province, each with the reason why no province's data can leave by it. */
  readonly shared?: Readonly<Record<string, string>>;
  /** The same of tables that are law: API and worker only read them, the loader writes. */
  readonly laws?: Readonly<Record<string, string>>;
  /** Tables whose province is in another column than `province_id`. */
  readonly ownColumn?: Readonly<Record<string, string>>;
  /** Public registers: all read the rows of every province, each adds in its own name, nobody rewrites; and why. */
  readonly registers?: Readonly<Record<string, string>>;
  /** Policies that show rows of several provinces, by `table.policy`. */
  readonly sights?: Readonly<Record<string, Sight>>;
}

/** Who sees the rows of every province, how that one is bound, and what for. */
export interface Sight {
  readonly as: 'app' | 'worker' | 'migrator';
  readonly settings: Readonly<Record<string, string>>;
  readonly why: string;
}

/** A table of one province's rows. */
export interface Table {
  readonly name: string;
  /** Where the province is. */
  readonly column: string;
  readonly columns: readonly Column[];
  readonly policies: readonly Policy[];
  readonly isRegister: boolean;
}

/** One that a row cannot do without, or that names its province. */
export interface Column {
  readonly name: string;
  readonly type: string;
}

/** As pg_policy has it. */
export interface Policy {
  readonly name: string;
  /** `*`, `r`, `a`, `w` or `d`. */
  readonly command: string;
  readonly using: string | null;
  readonly check: string | null;
}

/** The tables that hold a province's rows, with what a made row needs. */
export async function tablesOf(
  source: DataSource | QueryRunner,
  { ownColumn = {}, registers = {} }: Apart,
): Promise<Table[]> {
  const rows: Omit<Table, 'isRegister'>[] = await source.query(
    `SELECT c.relname AS name, p.attname AS "column",
            (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL)) ORDER BY a.attnum)
               FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = ''
                AND (a.attname = p.attname OR format_type(a.atttypid, NULL) = 'xid8'
                     OR a.attnotnull AND NOT a.atthasdef)) AS columns,
            coalesce((SELECT json_agg(json_build_object('name', polname, 'command', polcmd,
                        'using', pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid)) ORDER BY polname)
               FROM pg_policy WHERE polrelid = c.oid), '[]') AS policies
       FROM pg_class c JOIN pg_attribute p ON p.attrelid = c.oid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT p.attisdropped
        AND p.attname = coalesce($1::jsonb ->> c.relname, 'province_id')
      ORDER BY 1`,
    [JSON.stringify(ownColumn)],
  );
  return rows.map((row) => ({ ...row, isRegister: row.name in registers }));
}

/** `test_things` of `test_things_migrator`, as which the tables were made: what the roles' names begin with. */
export async function rolePrefix(source: DataSource | QueryRunner): Promise<string> {
  const [row]: { owner: string }[] = await source.query(
    `SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = current_schema()`,
  );
  return String(row?.owner).replace(/_migrator$/, '');
}

/** Whether a policy of the service's own shows the table to the nation, without a record: a list of provinces. */
export const shownToTheNation = (table: string, sights: Apart['sights'] = {}): boolean =>
  Object.entries(sights).some(
    ([key, { settings }]) => key.startsWith(`${table}.`) && settings['app.province_id'] === nationId,
  );

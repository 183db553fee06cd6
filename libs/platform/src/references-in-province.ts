import type { QueryRunner } from 'typeorm';

interface Reference {
  readonly name: string;
  readonly child: string;
  readonly parent: string;
  /** As PostgreSQL writes it: `FOREIGN KEY (dossier_id) REFERENCES dossiers(id)`. */
  readonly definition: string;
  /** The columns of the parent that are referred to. */
  readonly columns: string;
  /** The parent's unique constraint over them and more than its primary key, which is there for references alone. */
  readonly forReferences: string | null;
}

/**
 * Makes every foreign key between two tables with `province_id` carry it, for a migration of a service: PostgreSQL does
 * not look at policies when it checks a reference, so without it a row could name one of another province that its
 * writer cannot see. Rows that are there are checked; one that names another province's fails the migration. What is
 * right already stays as it is, so a later migration with new tables may call it again. `isolationFaults` finds a key
 * that was forgotten.
 */
export async function referencesInProvince(runner: QueryRunner): Promise<void> {
  const references: Reference[] = await runner.query(withoutProvince);
  const tables = new Set(references.flatMap(({ child, parent }) => [child, parent]));
  const forced = async (word: string): Promise<void> => {
    for (const table of tables) await runner.query(`ALTER TABLE ${table} ${word} ROW LEVEL SECURITY`);
  };
  await forced('NO FORCE'); // else the rows that are there would be checked as the policies show them: not at all
  for (const { child, name } of references) await runner.query(`ALTER TABLE ${child} DROP CONSTRAINT ${name}`);
  const parents = new Map(references.map((one) => [`${one.parent} ${one.columns}`, one]));
  for (const parent of parents.values()) await runner.query(keyWithProvince(parent));
  for (const { child, name, definition } of references) {
    await runner.query(`ALTER TABLE ${child} ADD CONSTRAINT ${name} ${withProvince(definition)}`);
  }
  await forced('FORCE');
}

const withProvince = (definition: string): string =>
  definition.replace('FOREIGN KEY (', '$&province_id, ').replace(/ REFERENCES [^(]+\(/, '$&province_id, ');

const keyWithProvince = ({ parent, columns, forReferences }: Reference): string =>
  forReferences
    ? `ALTER TABLE ${parent} DROP CONSTRAINT ${forReferences},
         ADD CONSTRAINT ${forReferences} UNIQUE (province_id, ${columns})`
    : `ALTER TABLE ${parent} ADD CONSTRAINT uq_${parent}_in_province UNIQUE (province_id, ${columns})`;

/** Exported so that a template of a test database knows when it changed. */
export const withoutProvince = `
  SELECT quote_ident(k.conname) AS name, c.relname AS child, p.relname AS parent,
         pg_get_constraintdef(k.oid) AS definition,
         (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY place)
            FROM unnest(k.confkey) WITH ORDINALITY AS f (number, place)
            JOIN pg_attribute a ON a.attrelid = p.oid AND a.attnum = f.number) AS columns,
         (SELECT quote_ident(u.conname) FROM pg_constraint u JOIN pg_constraint whole ON whole.conrelid = u.conrelid
           WHERE u.conindid = k.conindid AND u.contype = 'u' AND whole.contype = 'p' AND u.conkey @> whole.conkey)
           AS "forReferences"
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    JOIN pg_attribute own ON own.attrelid = c.oid AND own.attname = 'province_id'
    JOIN pg_attribute other ON other.attrelid = p.oid AND other.attname = 'province_id'
   WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace AND k.conparentid = 0
     AND NOT (own.attnum = ANY (k.conkey) AND other.attnum = ANY (k.confkey))
   ORDER BY 1`;

import type { DataSource } from 'typeorm';

/**
 * Notes when each row's transaction commits: a trigger that the database holds back until then writes the time. It
 * precedes the flush of the log by a moment, at both ends of what is measured.
 */
export async function noteCommits(admin: DataSource, table: string, id: string): Promise<void> {
  await admin.query(`
    CREATE TABLE commits (id uuid PRIMARY KEY, at timestamptz NOT NULL);
    CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      INSERT INTO commits VALUES (NEW.${id}, clock_timestamp());
      RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER note_commit AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION note_commit()`);
}

/** Milliseconds from the commit of each row here to that of its row there. Throws where one never arrived. */
export async function lagsBetween(from: DataSource, to: DataSource): Promise<number[]> {
  const began = await commitsOf(from);
  const ended = await commitsOf(to);
  return [...began].map(([id, at]) => {
    const end = ended.get(id);
    if (end === undefined) throw new Error(`${id} never arrived`);
    return end - at;
  });
}

async function commitsOf(admin: DataSource): Promise<Map<string, number>> {
  const rows: { id: string; ms: string }[] = await admin.query(
    `SELECT id, extract(epoch FROM at) * 1000 AS ms FROM commits`,
  );
  return new Map(rows.map(({ id, ms }) => [id, Number(ms)]));
}

/** For the next run. */
export const forgetCommits = (admin: DataSource): Promise<unknown> => admin.query('TRUNCATE commits');

/** How many rows have committed so far. */
export async function countCommits(admin: DataSource): Promise<number> {
  const [{ count }] = await admin.query('SELECT count(*)::int AS count FROM commits');
  return count;
}

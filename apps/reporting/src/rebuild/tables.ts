import type { DataSource, EntityManager } from 'typeorm';
import type { Told } from './following';

/** A read model as it is, and as it came out of the topics. */
export interface Compared {
  readonly table: string;
  readonly rows: { readonly live: number; readonly rebuilt: number };
  readonly checksum: { readonly live: string; readonly rebuilt: string };
  readonly equal: boolean;
}

const inbox = ['inbox_events', 'inbox_versions'];

/** Empty copies of the read models and the inbox, in a schema that the application does not know. */
export class NextSchema {
  private constructor(
    private readonly live: string,
    private readonly tables: readonly string[],
  ) {}

  /** Removes what an earlier rebuild left behind. */
  static async create(migrator: DataSource, tables: readonly string[]): Promise<NextSchema> {
    const [row]: { schema: string }[] = await migrator.query('SELECT quote_ident(current_schema()) AS schema');
    if (!row) throw new Error('The migrator has no schema of its own in its search_path');
    const next = new NextSchema(row.schema, tables);
    await next.drop(migrator);
    await migrator.query(`CREATE SCHEMA ${next.name}`);
    for (const table of [...tables, ...inbox]) {
      await migrator.query(`CREATE TABLE ${next.name}.${table} (LIKE ${next.live}.${table} INCLUDING ALL)`);
    }
    return next;
  }

  get name(): string {
    return `${this.live}_next`;
  }

  drop(migrator: DataSource): Promise<unknown> {
    return migrator.query(`DROP SCHEMA IF EXISTS ${this.name} CASCADE`);
  }

  /** Of some events, those that the consumer of the live read models has taken in. */
  async taken(migrator: DataSource, consumer: string, told: readonly Told[]): Promise<ReadonlySet<Told>> {
    const rows: { at: number }[] = await migrator.query(
      `SELECT at::int - 1 AS at
         FROM unnest($2::uuid[], $3::uuid[], $4::int[]) WITH ORDINALITY AS told (id, subject, version, at)
        WHERE EXISTS (SELECT FROM ${this.live}.inbox_events e WHERE e.consumer = $1 AND e.event_id = told.id)
           OR EXISTS (SELECT FROM ${this.live}.inbox_versions v
                       WHERE v.consumer = $1 AND v.subject = told.subject AND v.version >= told.version)`,
      [
        consumer,
        told.map(({ id }) => id ?? null),
        told.map(({ subject }) => subject),
        told.map(({ aggregateversion }) => aggregateversion ?? 0),
      ],
    );
    return new Set(rows.flatMap(({ at }) => told[at] ?? []));
  }

  /**
   * Lets those at work finish and holds the others off until the transaction ends; who reads is not held off. Every
   * consumer writes the inbox before anything else, so nobody holds a read model while waiting here.
   */
  async holdWriters(em: EntityManager): Promise<void> {
    await em.query(`SET LOCAL lock_timeout = '5s'`);
    await em.query(`SET LOCAL app.rebuild = 'on'`); // opens every province, to the migrator alone
    const tables = [...inbox, ...this.tables].map((table) => `${this.live}.${table}`);
    await em.query(`LOCK TABLE ${tables.join(', ')} IN EXCLUSIVE MODE`);
  }

  /**
   * Drops what the topics still tell of provinces that were removed: they keep every event for ever, and no unit of
   * those. A province of which the live tables have a row was not removed. Answers with their ids.
   */
  async dropRemoved(em: EntityManager): Promise<string[]> {
    const provincesOf = (schema: string) =>
      this.tables.map((table) => `SELECT province_id FROM ${schema}.${table}`).join(' UNION ');
    const rows: { province_id: string }[] = await em.query(
      `(${provincesOf(this.name)}) EXCEPT SELECT province_id FROM ${this.name}.directory_units
       EXCEPT (${provincesOf(this.live)})`,
    );
    const ids = rows.map(({ province_id: id }) => id);
    if (ids.length === 0) return ids;
    for (const table of this.tables) {
      await em.query(`DELETE FROM ${this.name}.${table} WHERE province_id = ANY ($1)`, [ids]);
    }
    return ids;
  }

  /** Whole rows by whole rows, in an order of their own; no read model keeps the moment it was written. */
  async compare(em: EntityManager): Promise<Compared[]> {
    const compared: Compared[] = [];
    for (const table of this.tables) {
      const live = await summaryOf(em, `${this.live}.${table}`);
      const rebuilt = await summaryOf(em, `${this.name}.${table}`);
      compared.push({
        table,
        rows: { live: live.rows, rebuilt: rebuilt.rows },
        checksum: { live: live.checksum, rebuilt: rebuilt.checksum },
        equal: live.rows === rebuilt.rows && live.checksum === rebuilt.checksum,
      });
    }
    return compared;
  }

  /** Who reads sees the old rows until the transaction commits, and then the new ones. */
  async replace(em: EntityManager, table: string): Promise<void> {
    await em.query(`DELETE FROM ${this.live}.${table}`);
    await em.query(`INSERT INTO ${this.live}.${table} SELECT * FROM ${this.name}.${table}`);
  }
}

async function summaryOf(em: EntityManager, table: string): Promise<{ rows: number; checksum: string }> {
  const [row]: { rows: number; checksum: string }[] = await em.query(
    `SELECT count(*)::int AS rows, md5(coalesce(string_agg(hash, '' ORDER BY hash COLLATE "C"), '')) AS checksum
       FROM (SELECT md5(t::text) AS hash FROM ${table} t) AS hashed`,
  );
  return row ?? { rows: 0, checksum: '' };
}

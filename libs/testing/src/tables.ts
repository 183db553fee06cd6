import type { DatabaseOptions } from '@langmoi/platform/db';
import { runMigrations, unguardedTables, type Migration } from '@langmoi/platform/migrations';
import { DataSource } from 'typeorm';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database';
import { entityFaults } from './entities';

interface Schema {
  readonly name: string;
  readonly entities: DatabaseOptions['entities'];
  readonly migrations: (new () => Migration)[];
}

/** The cases that every service's `tables.spec.ts` holds its database to. */
export function itKeepsItsTables({ name, entities, migrations }: Schema): void {
  let database: TestDatabase;
  let app: DataSource;
  beforeAll(async () => {
    database = await freshDatabase(name, migrations, entities);
    app = await new DataSource(database.app).initialize();
  });
  afterAll(async () => {
    await app?.destroy();
    await database?.drop();
  });

  const tables = async (where: string): Promise<string[]> => {
    const rows: { name: string }[] = await database.admin.query(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
          AND ${where}`,
    );
    return rows.map((row) => row.name);
  };

  it('guards every table that belongs to a province', async () => {
    expect(await unguardedTables(database.admin)).toEqual([]);
  });

  it('has tables as the entities describe them', async () => {
    expect(await entityFaults(app)).toEqual([]);
  });

  it('says of every table what it holds', async () => {
    expect(await tables(`relname <> 'migrations' AND obj_description(oid) IS NULL`)).toEqual([]);
  });

  it('does not let the application change any table', async () => {
    const refused = /permission denied|must be owner/;
    await expect(app.query('CREATE TABLE extra (id uuid)')).rejects.toThrow(refused);
    for (const table of await tables('true')) {
      await expect(app.query(`DROP TABLE ${table}`)).rejects.toThrow(refused);
      await expect(app.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`)).rejects.toThrow(refused);
    }
  });

  it('migrates an empty database, and a second time changes nothing', async () => {
    const empty = await emptyDatabase(name);
    const env = { MIGRATOR_DATABASE_URL: empty.migratorUrl };
    expect(await runMigrations(env, migrations)).toHaveLength(migrations.length);
    expect(await runMigrations(env, migrations)).toEqual([]);
    await empty.drop();
  });
}

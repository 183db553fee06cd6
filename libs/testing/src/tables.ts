import type { DatabaseOptions } from '@langmoi/platform/db';
import { runMigrations, type Migration } from '@langmoi/platform/migrations';
import { DataSource } from 'typeorm';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database';
import { entityFaults } from './entities';
import { isolationFaults } from './isolation/catalogue';
import { probeIsolation } from './isolation/mutations';
import type { Apart } from './isolation/schema';

interface Schema {
  readonly name: string;
  readonly entities: DatabaseOptions['entities'];
  readonly migrations: (new () => Migration)[];
  /** Its tables without a province and its policies of more than one, with their reasons. */
  readonly apart?: Apart;
}

/** The cases that every service's `tables.spec.ts` holds its database to. */
export function itKeepsItsTables({ name, entities, migrations, apart }: Schema): void {
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

  it('guards every table that belongs to a province, and says why another belongs to none', async () => {
    expect(await isolationFaults(database.admin, apart)).toEqual([]);
  });

  it('keeps provinces apart by policies of which none could be missing unnoticed', async () => {
    const { faults, tried, unnoticed } = await probeIsolation(database.admin, apart);
    expect({ faults, unnoticed }).toEqual({ faults: [], unnoticed: [] });
    const ofProvinces = await tables(
      `EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = pg_class.oid AND a.attname = 'province_id')`,
    );
    expect(tried).toBeGreaterThan(ofProvinces.length ? 20 : -1); // the gateway owns no province's rows
  }, 30_000);

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

import { unguardedTables } from '@langmoi/platform/migrations';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { entityFaults } from '@langmoi/testing/entities';
import { DataSource } from 'typeorm';
import { entities, migrations } from '../src/schema';

let database: TestDatabase;
let app: DataSource;
beforeAll(async () => {
  database = await freshDatabase('recognition', migrations, entities);
  app = await new DataSource(database.app).initialize();
});
afterAll(async () => {
  await app?.destroy();
  await database?.drop();
});

it('forces row-level security on every table of a province', async () => {
  expect(await unguardedTables(database.admin)).toEqual([]);
});

it('has tables that agree with its entities after all migrations', async () => {
  expect(await entityFaults(app)).toEqual([]);
});

it('explains the meaning of every table', async () => {
  const silent = await database.admin.query(`
    SELECT relname FROM pg_class WHERE relnamespace = 'recognition'::regnamespace AND relkind = 'r'
       AND relname <> 'migrations' AND obj_description(oid) IS NULL`);
  expect(silent).toEqual([]);
});

it('gives the application no right to change a table', async () => {
  await expect(app.query('ALTER TABLE dossiers ADD COLUMN extra text')).rejects.toThrow(/must be owner/);
  await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow(/permission denied/);
});

it('keeps no column that could join a member of the council to a choice', async () => {
  const columns: { name: string }[] = await database.admin.query(`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'council_attendances' ORDER BY 1`);
  expect(columns.map(({ name }) => name)).toEqual(['meeting_id', 'officer_id', 'province_id']);
});

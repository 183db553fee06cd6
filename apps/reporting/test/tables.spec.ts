import { unguardedTables } from '@langmoi/platform/migrations';
import { routesOf, routesOfApi } from '@langmoi/platform/route';
import { reportingApi } from '@langmoi/contracts/reporting';
import { entityFaults } from '@langmoi/testing/entities';
import { emptyDatabase } from '@langmoi/testing/database';
import { DataSource } from 'typeorm';
import { start as loadDemo } from '../src/load-demo';
import { migrations, start as migrate } from '../src/migrate';
import { startReporting, type Reporting } from './service';
import { dataDir, provinceId } from './tra-vinh';

let reporting: Reporting;
beforeAll(async () => {
  reporting = await startReporting();
});
afterAll(() => reporting?.close());

it('guards every table that belongs to a province', async () => {
  expect(await unguardedTables(reporting.database.admin)).toEqual([]);
});

it('has tables as the entities describe them', async () => {
  expect(await entityFaults(reporting.app.get(DataSource))).toEqual([]);
});

it('says of every table what it holds', async () => {
  const silent = await reporting.database.admin.query(
    `SELECT relname FROM pg_class WHERE relnamespace = 'reporting'::regnamespace AND relkind = 'r'
        AND relname <> 'migrations' AND obj_description(oid) IS NULL`,
  );
  expect(silent).toEqual([]);
});

it('serves the routes of its contract and no others', () => {
  expect(routesOf(reporting.app)).toEqual(routesOfApi(reportingApi));
});

it.each(['CREATE TABLE extra (id uuid)', 'DROP TABLE dossiers', 'ALTER TABLE dossiers DISABLE ROW LEVEL SECURITY'])(
  'does not let the application %s',
  async (statement) => {
    await expect(reporting.app.get(DataSource).query(statement)).rejects.toThrow(/permission denied|must be owner/);
  },
);

it('migrates an empty database, and a second time changes nothing', async () => {
  const empty = await emptyDatabase('reporting');
  const env = { MIGRATOR_DATABASE_URL: empty.migratorUrl };
  await migrate(env);
  await migrate(env);
  const [{ count }] = await empty.admin.query('SELECT count(*)::int AS count FROM reporting.migrations');
  expect(count).toBe(migrations.length);
  await empty.drop();
});

it('loads what the papers state, and a second time the same', async () => {
  const env = { DATABASE_URL: reporting.database.app.url, DATA_DIR: dataDir };
  const rows = () =>
    reporting.database.admin.query('SELECT * FROM stated_figures ORDER BY id') as Promise<{ province_id: string }[]>;
  await loadDemo(env);
  const first = await rows();
  expect(first.length).toBeGreaterThan(70);
  expect(new Set(first.map((row) => row.province_id))).toEqual(new Set([provinceId]));
  await loadDemo(env);
  expect(await rows()).toEqual(first);
});

import { unguardedTables } from '@langmoi/platform/migrations';
import { entityFaults } from '@langmoi/testing/entities';
import { DataSource } from 'typeorm';
import { startService, type TestService } from './service';

let directory: TestService;

beforeAll(async () => {
  directory = await startService();
});
afterAll(() => directory?.close());

it('guards every table that belongs to a province', async () => {
  expect(await unguardedTables(directory.database.admin)).toEqual([]);
});

it('has tables as the entities describe them', async () => {
  expect(await entityFaults(directory.app.get(DataSource))).toEqual([]);
});

it.each(['CREATE TABLE extra (id uuid)', 'DROP TABLE units', 'ALTER TABLE units DISABLE ROW LEVEL SECURITY'])(
  'does not let the application %s',
  async (statement) => {
    await expect(directory.app.get(DataSource).query(statement)).rejects.toThrow(/permission denied|must be owner/);
  },
);

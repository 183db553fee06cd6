import { unguardedTables } from '@langmoi/platform/migrations';
import { entityFaults } from '@langmoi/testing/entities';
import { DataSource } from 'typeorm';
import { startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

it('guards every table that belongs to a province', async () => {
  expect(await unguardedTables(criteria.database.admin)).toEqual([]);
});

it('has tables as the entities describe them', async () => {
  expect(await entityFaults(criteria.app.get(DataSource))).toEqual([]);
});

it.each([
  'CREATE TABLE extra (id uuid)',
  'DROP TABLE assessments',
  'ALTER TABLE assessments DISABLE ROW LEVEL SECURITY',
])('does not let the application %s', async (statement) => {
  await expect(criteria.app.get(DataSource).query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

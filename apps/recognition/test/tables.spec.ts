import { freshDatabase } from '@langmoi/testing/database';
import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities, migrations } from '../src/schema';

itKeepsItsTables({ name: 'recognition', entities, migrations });

it('keeps no column that could join a member of the council to a choice', async () => {
  const database = await freshDatabase('recognition', migrations);
  const columns: { name: string }[] = await database.admin.query(`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'council_attendances' ORDER BY 1`);
  await database.drop();
  expect(columns.map(({ name }) => name)).toEqual(['meeting_id', 'officer_id', 'province_id']);
});

import { freshDatabase } from '@langmoi/testing/database';
import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities, migrations } from '../src/schema';

itKeepsItsTables({
  name: 'recognition',
  entities,
  migrations,
  apart: {
    shared: {
      known_provinces: 'ids of provinces, for the worker that goes through them one by one',
    },
    laws: {
      regimes: 'legal procedures, the same for every province',
      calendars: 'public holidays, the same for every province',
      separations: 'which duties the law keeps apart, the same for every province',
      incompatible_duties: 'the pairs of the newest separation, the same for every province',
    },
  },
});

it('keeps no column that could join a member of the council to a choice', async () => {
  const database = await freshDatabase('recognition', migrations);
  const columns: { name: string }[] = await database.admin.query(`
    SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'council_attendances' ORDER BY 1`);
  await database.drop();
  expect(columns.map(({ name }) => name)).toEqual([
    ...['dossier_id', 'duty', 'meeting_id', 'officer_id', 'province_id', 'voting'],
  ]);
});

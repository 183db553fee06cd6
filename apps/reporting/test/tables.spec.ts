import { itKeepsItsTables } from '@langmoi/testing/tables';
import { entities } from '../src/app.module';
import { migrations } from '../src/migrate';

const tables = [
  ...['directory_units', 'directory_provinces', 'criteria_sets', 'commune_assessments', 'commune_registrations'],
  ...['commune_titles', 'dossiers', 'funding_lines', 'support_policies', 'policy_supports', 'movement_titles'],
  ...['title_holdings', 'province_grants'],
];
const rebuilt = (table: string) => [
  `${table}.rebuild`,
  { as: 'migrator' as const, settings: { 'app.rebuild': 'on' }, why: 'a rebuild compares the rows of all provinces' },
];

itKeepsItsTables({
  name: 'reporting',
  entities,
  migrations,
  apart: { sights: Object.fromEntries(tables.map(rebuilt)) },
});

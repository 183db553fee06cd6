import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

const readModels = [
  ...['directory_units', 'directory_provinces', 'criteria_sets', 'commune_assessments', 'commune_registrations'],
  ...['commune_titles', 'dossiers', 'funding_lines', 'support_policies', 'policy_supports', 'movement_titles'],
  'title_holdings',
];

/** A rebuild compares and replaces the rows of all provinces: the migrator alone, and only while it says so. */
export class OpenReadModelsToRebuild extends Migration {
  readonly id = '20261125T1020-open-read-models-to-rebuild';

  protected async change(runner: QueryRunner): Promise<void> {
    for (const table of readModels) {
      await runner.query(
        `CREATE POLICY rebuild ON ${table} TO CURRENT_USER USING (current_setting('app.rebuild', true) = 'on')`,
      );
    }
  }
}

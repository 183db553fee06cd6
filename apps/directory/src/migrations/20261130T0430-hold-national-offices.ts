import { Migration } from '@langmoi/platform/migrations';
import { nationId } from '@langmoi/platform/nation';
import type { QueryRunner } from 'typeorm';

/**
 * What a national office may do is bound to the nation by where it is held: one that stood in a province would look after
 * that province as the nation's administrator looks after the nation. So the data hold none there, and no other in the nation.
 */
export class HoldNationalOffices extends Migration {
  readonly id = '20261130T0430-hold-national-offices';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE appointments ADD CONSTRAINT ck_appointments_nation CHECK (
        CASE WHEN province_id = '${nationId}' THEN role IN ('nationalViewer', 'nationalAdministrator', 'auditor')
             ELSE role NOT IN ('nationalViewer', 'nationalAdministrator') END)`);
  }
}

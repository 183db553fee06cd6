import { Migration, provincePolicy } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateCriteriaSets extends Migration {
  readonly id = '20261124T1020-create-criteria-sets';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE criteria_sets (
        province_id uuid NOT NULL,
        id text NOT NULL,
        version integer NOT NULL CONSTRAINT ck_criteria_sets_version CHECK (version > 0),
        title jsonb NOT NULL,
        tier text NOT NULL CONSTRAINT ck_criteria_sets_tier CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU')),
        period text NOT NULL CONSTRAINT ck_criteria_sets_period CHECK (period ~ '^[0-9]{4}-[0-9]{4}$'),
        legal_basis text NOT NULL,
        confidence text NOT NULL,
        criteria jsonb NOT NULL,
        PRIMARY KEY (province_id, id, version)
      );
      COMMENT ON TABLE criteria_sets IS 'Criteria sets as law, with the province''s lead departments; a version is never rewritten'`);
    await provincePolicy(runner, 'criteria_sets');
  }
}

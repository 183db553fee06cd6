import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Districts have criteria of their own, and towns and provinces a tier of their own. */
export class JudgeDistricts extends Migration {
  readonly id = '20261130T2025-judge-districts';

  protected async change(runner: QueryRunner): Promise<void> {
    for (const table of ['assessments', 'recognitions'])
      await runner.query(`
        ALTER TABLE ${table} DROP CONSTRAINT ck_${table}_tier, ADD CONSTRAINT ck_${table}_tier
          CHECK (tier IN ('NTM', 'NANG_CAO', 'KIEU_MAU', 'HOAN_THANH', 'HIEN_DAI'))`);
    await runner.query(`
      COMMENT ON COLUMN assessments.commune_id IS 'The commune; or the district, of its own criteria'`);
  }
}

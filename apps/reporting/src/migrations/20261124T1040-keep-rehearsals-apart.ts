import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** What a rehearsal says must not hide what a paper says: both are kept, the newest of each. */
export class KeepRehearsalsApart extends Migration {
  readonly id = '20261124T1040-keep-rehearsals-apart';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE commune_assessments
        DROP CONSTRAINT commune_assessments_pkey,
        ADD PRIMARY KEY (commune_id, tier, rehearsal);
      COMMENT ON TABLE commune_assessments IS
        'Read model: the newest assessment of a commune and tier, and apart from it the newest of a rehearsal'`);
  }
}

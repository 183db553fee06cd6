import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A province that is made from a folder names its sets; their texts are law, and no province's (ADR 31). */
export class KeepLawSets extends Migration {
  readonly id = '20261130T1500-keep-law-sets';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE law_sets (id text PRIMARY KEY, content json NOT NULL);
      COMMENT ON TABLE law_sets IS 'Criteria sets as the law gives them, without the leads of any province: what a new province publishes'`);
  }
}

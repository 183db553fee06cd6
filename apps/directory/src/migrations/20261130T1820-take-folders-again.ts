import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A folder may come again after another one; law is withdrawn that the files name no more; sets say their days. */
export class TakeFoldersAgain extends Migration {
  readonly id = '20261130T1820-take-folders-again';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE province_folders DROP CONSTRAINT uq_province_folders_digest;
      CREATE INDEX ix_province_folders_newest ON province_folders (province_id, at);
      ALTER TABLE laws ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
      ALTER TABLE succession_rules ADD COLUMN withdrawn boolean NOT NULL DEFAULT false;
      UPDATE laws SET content = '{"level": "commune", "version": 1, "effective": {"fromOn": null, "toOn": null}}' || content
       WHERE kind = 'criteriaSet'`);
  }
}

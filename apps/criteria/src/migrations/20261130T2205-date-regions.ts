import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** Provinces are joined: the region that a code stands for has its days. */
export class DateRegions extends Migration {
  readonly id = '20261130T2205-date-regions';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE law_regions
        ADD COLUMN from_on date NOT NULL DEFAULT '-infinity',
        ADD COLUMN to_on date NOT NULL DEFAULT 'infinity',
        DROP CONSTRAINT law_regions_pkey,
        ADD CONSTRAINT pk_law_regions PRIMARY KEY (province_code, from_on),
        ADD CONSTRAINT ck_law_regions_days CHECK (from_on <= to_on)`);
  }
}

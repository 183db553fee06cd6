import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A province has sets of several periods: which one is of today must be told. */
export class KeepPeriodsOfSets extends Migration {
  readonly id = '20261130T1730-keep-periods-of-sets';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE criteria_sets ADD COLUMN period text`);
  }
}

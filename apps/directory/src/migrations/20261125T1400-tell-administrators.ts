import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** A national administrator hands a way in to administrators alone: identity must know which accounts are theirs. */
export class TellAdministrators extends Migration {
  readonly id = '20261125T1400-tell-administrators';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE accounts ADD COLUMN administrator boolean;
      COMMENT ON COLUMN accounts.administrator IS 'As announced last: whether it administers a province or the nation'`);
  }
}

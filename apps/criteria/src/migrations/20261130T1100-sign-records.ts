import { signedColumns } from '@langmoi/platform/fact.entity';
import { Migration } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

/** By which appointment and in which capacity something was said. */
export class SignRecords extends Migration {
  readonly id = '20261130T1100-sign-records';

  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(signedColumns('assessments'));
  }
}

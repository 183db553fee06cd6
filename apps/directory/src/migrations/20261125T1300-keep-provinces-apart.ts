import { Migration } from '@langmoi/platform/migrations';
import { provincesApart } from '@langmoi/platform/provinces-apart';
import type { QueryRunner } from 'typeorm';

export class KeepProvincesApart extends Migration {
  readonly id = '20261125T1300-keep-provinces-apart';

  protected async change(runner: QueryRunner): Promise<void> {
    await provincesApart(runner);
  }
}

import { Migration } from '@langmoi/platform/migrations';
import { dayOfGrants } from '@langmoi/platform/province-grants';
import type { QueryRunner } from 'typeorm';

export class AwaitTheClock extends Migration {
  readonly id = '20261130T1810-await-the-clock';

  protected change(runner: QueryRunner): Promise<void> {
    return dayOfGrants(runner, ['directory_clocks', 'province_id']);
  }
}

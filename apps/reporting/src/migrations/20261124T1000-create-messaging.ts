import { messagingTables, Migration, provinceFunction } from '@langmoi/platform/migrations';
import type { QueryRunner } from 'typeorm';

export class CreateMessaging extends Migration {
  readonly id = '20261124T1000-create-messaging';

  protected async change(runner: QueryRunner): Promise<void> {
    await messagingTables(runner);
    await provinceFunction(runner);
  }
}
